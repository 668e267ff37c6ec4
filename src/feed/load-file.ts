import type { OrganisationId } from '../shared/ids.js';
import { partsOfFile } from './feed-file.js';
import type { RowCounts } from './feed-report.js';
import type { SubmitFeed } from './submit-feed.js';

/**
 * Feeds a whole file within this process, part after part; returns how many rows got each status.
 * For the first start with a synthetic town; everybody else's files come over HTTP with a token.
 *
 * @param onRows called after each part with the rows of that part
 */
export async function loadFile(
  submit: SubmitFeed,
  source: OrganisationId,
  lines: AsyncIterable<string> | Iterable<string>,
  onRows: (rows: number) => void = () => undefined,
): Promise<RowCounts> {
  let total: RowCounts = { accepted: 0, unchanged: 0, malformed: 0, notYours: 0, stale: 0 };
  for await (const { batch } of partsOfFile(lines)) {
    const { counts } = await submit(source, batch);
    total = addCounts(total, counts);
    onRows(batch.rows.length);
  }
  return total;
}

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
