import type { RehearsedCount, RehearsedGroup } from './rehearsal.js';

/** Numbers below this might point at one enquiry. */
const SMALLEST_SHOWN = 10;
const SUPPRESSED = `<${SMALLEST_SHOWN}`;

type Counted = RehearsedGroup & { readonly count: number };

/**
 * Counts as they may be shown. What fewer than ten decisions of an organisation did is one row that says nothing of
 * them, however many such groups there are; an organisation with fewer than ten in all is left out; and every number
 * is rounded down to tens, so that nothing can be subtracted. Sorted by organisation, then by what the row says; the
 * row of the few comes last.
 */
export function suppressSmallNumbers(groups: readonly Counted[]): readonly RehearsedCount[] {
  const organisations = [...new Set(groups.map(({ organisationId }) => organisationId))].sort();
  return organisations.flatMap((id) => rowsOf(groups.filter(({ organisationId }) => organisationId === id)));
}

function rowsOf(groups: readonly Counted[]): readonly RehearsedCount[] {
  if (total(groups) < SMALLEST_SHOWN) return [];
  const shown = groups
    .filter(({ count }) => count >= SMALLEST_SHOWN)
    .sort(inOrder)
    .map(({ count, ...group }) => ({ ...group, decisions: inTens(count) }));
  const few = groups.filter(({ count }) => count < SMALLEST_SHOWN);
  const [one] = few;
  if (one === undefined) return shown;
  const { organisationId, organisationName } = one;
  const merged = { organisationId, organisationName, from: null, to: null, fields: null };
  return [...shown, { ...merged, decisions: inTens(total(few)) }];
}

function inTens(count: number): string {
  return count < SMALLEST_SHOWN ? SUPPRESSED : String(count - (count % 10));
}

function total(groups: readonly Counted[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function inOrder(left: RehearsedGroup, right: RehearsedGroup): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}

function keyOf({ from, to, fields }: RehearsedGroup): string {
  return JSON.stringify([from, to, fields]);
}
