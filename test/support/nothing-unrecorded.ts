import { expect } from 'vitest';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { ENQUIRE } from './enquire-document.js';
import { receiptsOf, type Sent } from './enquiry-load.js';
import { storedLog } from './log-tables.js';
import { askAt } from './running-hub.js';
import type { StartedHub } from './started-hub.js';
import { count } from './town-enquiries.js';

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

/** Asks again what got no answer: it is recorded once, whether it had been before or not. */
export async function expectNothingDoubled(
  hub: Pick<StartedHub, 'database' | 'url'>,
  token: string,
  unanswered: readonly Sent[],
): Promise<void> {
  for (const { asked } of unanswered) {
    const before = await count(hub, 'decision', 'request_id = $1', asked.requestId);
    expect(before).toBeLessThanOrEqual(1);
    const again = await askAt<{ enquire: EnquiryAnswer }>(hub.url, token, ENQUIRE, { input: asked });
    expect(again.status).toBe(200);
    expect(await count(hub, 'decision', 'request_id = $1', asked.requestId)).toBe(1);
  }
}

/** Expects that the hub replied to each, said whom to phone, and told nothing else. */
export function expectPhonesAlone(failed: readonly Sent[]): void {
  expect(failed.filter(({ reply }) => reply === null)).toEqual([]);
  for (const { reply } of failed) {
    expect(reply?.status).toBe(503);
    expect(reply?.data).toBeNull();
    expect(reply?.errors.map(({ extensions }) => extensions.code)).toEqual(['COULD_NOT_CHECK']);
    const phones = reply?.errors[0]?.extensions['phoneNow'] as readonly { readonly number: string }[];
    expect(phones.map(({ number }) => number)).toContain('0808 157 0100');
    expect(reply?.text).not.toMatch(/Quillfeather|IN_FORCE|Haldane/);
  }
}
