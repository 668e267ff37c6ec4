import type { RowCounts } from './feed-report.js';

/** Adds two counts of rows. */
export function addCounts(one: RowCounts, other: RowCounts): RowCounts {
  return {
    accepted: one.accepted + other.accepted,
    unchanged: one.unchanged + other.unchanged,
    malformed: one.malformed + other.malformed,
    notYours: one.notYours + other.notYours,
    stale: one.stale + other.stale,
  };
}
