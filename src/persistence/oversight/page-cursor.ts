/** Where a page begins: after the decision of this time and id; both `null` at the beginning. */
export type Place = readonly [decidedAt: string | null, id: string | null];

/** A place as the `endCursor` of a page. */
export function cursorOf(decision: { readonly decidedAt: string; readonly id: string }): string {
  return Buffer.from(`${decision.decidedAt} ${decision.id}`).toString('base64url');
}

/** A cursor that this reader did not make matches nothing that sorts after it: the page is empty. */
export function readCursor(cursor: string): readonly [string, string] {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const known = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) && /^[0-9a-f-]{36}$/.test(id);
  return known ? [time, id] : ['-infinity', '00000000-0000-0000-0000-000000000000'];
}
