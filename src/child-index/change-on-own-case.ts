import type { ChangeOfIdentity, ChildRecord } from './child-record.js';

/** What an authority states of its own dealings with a child, as far as its word on the child's identity hangs on it. */
export interface OwnGround {
  readonly sourceId: string;
  /** A day in the form YYYY-MM-DD. */
  readonly began: string;
}

/**
 * The changes of identity that count: those of an authority that had a case of its own about this child, or looked after
 * it, on or before the day of the change. An authority that changes who a child is has dealt with it; without this, any
 * authority that can describe a child could take another's case from everybody's sight by a row of its own (5.150,
 * 5.153). A case that was closed since is ground enough: it stays in the index as long as the change shall count. The
 * function `hub.change_counts` of the database says the same.
 *
 * It is judged when the record is read and never when the row is taken, so that a feed's acknowledgement tells nothing.
 */
export function changesThatCount(
  record: Pick<ChildRecord, 'changesOfIdentity' | 'cases' | 'plans'>,
): readonly ChangeOfIdentity[] {
  if (record.changesOfIdentity.length === 0) return record.changesOfIdentity;
  const grounds: readonly OwnGround[] = [
    ...record.cases.map(({ sourceId, opened }) => ({ sourceId, began: opened })),
    ...record.plans
      .filter(({ kind }) => kind === 'LOOKED_AFTER')
      .map(({ sourceId, started }) => ({ sourceId, began: started })),
  ];
  return record.changesOfIdentity.filter((change) => hasOwnGround(change, grounds));
}

/** Whether the source of a change had begun to deal with the child by the day of the change. */
export function hasOwnGround(
  change: { readonly sourceId: string; readonly since: string },
  grounds: readonly OwnGround[],
): boolean {
  return grounds.some(({ sourceId, began }) => sourceId === change.sourceId && began <= change.since);
}
