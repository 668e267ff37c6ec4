import type { RowAcknowledgement } from './feed-row.js';

/** How many rows got each status. */
export interface RowCounts {
  readonly accepted: number;
  readonly unchanged: number;
  readonly malformed: number;
  readonly notYours: number;
  readonly stale: number;
}

/**
 * What became of one part of a feed.
 * `TAKEN`: its good rows stand in the index. `REPEATED`: the same bytes came before, nothing was changed. `STALE`: a
 * later part came before, nothing was changed. All of it depends on the rows and the source's own earlier rows alone.
 */
export interface FeedReport {
  readonly outcome: 'TAKEN' | 'REPEATED' | 'STALE';
  /** Random UUID of the batch that was recorded; `null` when nothing was. */
  readonly batchId: string | null;
  readonly counts: RowCounts;
  /** One for each row, in the order of the rows. */
  readonly rows: readonly RowAcknowledgement[];
}

/** Counts acknowledgements by status. */
export function countRows(rows: readonly Pick<RowAcknowledgement, 'status'>[]): RowCounts {
  const of = (status: RowAcknowledgement['status']): number => rows.filter((row) => row.status === status).length;
  return {
    accepted: of('ACCEPTED'),
    unchanged: of('UNCHANGED'),
    malformed: of('MALFORMED'),
    notYours: of('NOT_YOURS'),
    stale: of('STALE'),
  };
}
