/** Share of its runs that a property makes: all, unless a mutant is on trial, which dies at the first or not at all. */
const SHARE = Number(process.env['PROPERTY_SHARE'] ?? 1);

/** How often a property is tried that the suite tries `whole` times. */
export function runs(whole: number): number {
  return Math.ceil(whole * SHARE);
}

/** How many of the generated have to be of the kind that a property is about; of a few runs perhaps none is. */
export function enough(whole: number): number {
  return SHARE < 1 ? -1 : whole;
}

/** The whole list, or two of it while a mutant is on trial: for what is gone through one by one and costs much each time. */
export function some<One>(list: readonly One[]): readonly One[] {
  return SHARE < 1 ? list.slice(0, 2) : list;
}
