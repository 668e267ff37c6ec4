import { expect } from 'vitest';
import { receiptsOf, type Sent } from './enquiry-load.js';
import { storedLog } from './log-tables.js';
import type { StartedHub } from './started-hub.js';

const LOOKED_FOR = `
SELECT given.id, given.hash IS NOT DISTINCT FROM encode(d.leaf_hash, 'base64') AS promised,
  r.decision_id IS NOT NULL AS recorded, e.leaf_hash IS NOT DISTINCT FROM d.leaf_hash AS placed
FROM unnest($1::uuid[], $2::text[]) AS given (id, hash)
  LEFT JOIN hub.decision d ON d.id = given.id
  LEFT JOIN hub.decision_record r ON r.decision_id = given.id
  LEFT JOIN hub.log_entry e ON e.leaf_id = given.id`;

const HALVES = `
SELECT d.id FROM hub.decision d FULL JOIN hub.decision_record r ON r.decision_id = d.id
WHERE d.id IS NULL OR r.decision_id IS NULL`;

/**
 * Expects of everything that was answered: a decision, its record, the leaf that the receipt promises, and soon the place
 * of that leaf in the log; and that nothing was recorded in part.
 */
export async function expectNothingUnrecorded(
  { database }: Pick<StartedHub, 'database'>,
  sent: readonly Sent[],
): Promise<void> {
  const receipts = receiptsOf(sent);
  const wrong = async (): Promise<readonly unknown[]> => {
    const { rows } = await database
      .superuser()
      .query<{ promised: boolean; recorded: boolean; placed: boolean }>(LOOKED_FOR, [
        receipts.map(({ decisionId }) => decisionId),
        receipts.map(({ leafHash }) => leafHash),
      ]);
    return rows.filter(({ promised, recorded, placed }) => !(promised && recorded && placed));
  };
  await expect.poll(wrong, { timeout: 30_000, interval: 50 }).toEqual([]);
  expect((await database.superuser().query(HALVES)).rows).toEqual([]);
  expect(await storedLog(database)).toMatchObject({ faults: [], astray: [] });
}
