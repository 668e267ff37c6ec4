import type { RehearsedCount, RehearsedGroup } from './rehearsal.js';

/** Numbers below this might point at one enquiry. */
const SMALLEST_SHOWN = 10;
const SUPPRESSED = `<${SMALLEST_SHOWN}`;
const HIDDEN = `${SMALLEST_SHOWN} or more`;

/**
 * Counts as they may be shown: those below ten as `<10`. How many decisions an organisation had with one recorded
 * outcome can be counted elsewhere by whoever reads a rehearsal, so where such a row has a small number its smallest
 * other one is hidden too: else the small one were a subtraction away. No totals are given for the same reason.
 * Sorted by organisation, then recorded outcome, then what it would be.
 */
export function suppressSmallNumbers(
  groups: readonly (RehearsedGroup & { readonly count: number })[],
): readonly RehearsedCount[] {
  const hidden = new Set([...margins(groups).values()].flatMap(toHide));
  return [...groups].sort(inOrder).map(({ count, ...group }) => ({
    ...group,
    decisions: count < SMALLEST_SHOWN ? SUPPRESSED : hidden.has(keyOf(group)) ? HIDDEN : String(count),
  }));
}

type Counted = RehearsedGroup & { readonly count: number };

/** Rows of one organisation and one recorded outcome: their sum can be known. */
function margins(groups: readonly Counted[]): ReadonlyMap<string, readonly Counted[]> {
  const found = new Map<string, Counted[]>();
  for (const group of groups) {
    const margin = JSON.stringify([group.organisationId, group.from]);
    found.set(margin, [...(found.get(margin) ?? []), group]);
  }
  return found;
}

function toHide(margin: readonly Counted[]): readonly string[] {
  if (margin.every(({ count }) => count >= SMALLEST_SHOWN)) return [];
  const shown = margin
    .filter(({ count }) => count >= SMALLEST_SHOWN)
    .sort((a, b) => a.count - b.count || inOrder(a, b));
  return shown.slice(0, 1).map(keyOf);
}

function keyOf({ organisationId, from, to, fields }: RehearsedGroup): string {
  return JSON.stringify([organisationId, from, to, fields]);
}

function inOrder(left: RehearsedGroup, right: RehearsedGroup): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}
