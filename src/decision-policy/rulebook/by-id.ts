/** The order of rules wherever order shows: that of their ids, of which no two in a ruleset are the same. */
export function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : 1;
}
