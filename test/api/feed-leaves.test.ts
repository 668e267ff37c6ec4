import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FEED_BATCH } from '../../src/feed/feed-batch.js';
import { consentRow, identityRow } from '../support/feed-rows.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { sha256OfText } from '../support/sha256.js';

const SUBMIT = `mutation Submit($input: FeedInput!) { submitFeed(input: $input) { outcome batchId rows { status } } }`;
const ROWS = [JSON.stringify(identityRow('A1')), 'not a row', JSON.stringify(consentRow('A1', { scope: 'TO_SHARE' }))];
const PART = { sequence: 7, part: 1, asOf: '2010-03-01T00:00:00Z', rows: ROWS };

interface Submitted {
  readonly submitFeed: { readonly outcome: string; readonly batchId: string | null };
}

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
}, 120_000);
afterAll(() => hub.close());

async function submitted(part: object): Promise<Submitted['submitFeed']> {
  const { data, text } = await hub.ask<Submitted>('feed-gp-system', SUBMIT, { input: part });
  if (data === null) throw new Error(text);
  return data.submitFeed;
}

/** Leaves that were submitted and tell of a batch. */
async function leaves(about: string | null = null): Promise<number> {
  const { rows } = await hub.database.superuser().query<{ n: number }>(
    `SELECT count(*)::int AS n FROM log_event v JOIN log_pending p ON p.leaf_id = v.id AND p.leaf_hash = v.leaf_hash
     WHERE v.kind = 'FEED_BATCH' AND ($1::text IS NULL OR v.about = $1)`,
    [about],
  );
  return rows[0]?.n ?? -1;
}

it('a batch over HTTP is one leaf of the log, consents among its rows, and a repeat is none', async () => {
  const before = await leaves();
  const first = await submitted(PART);
  expect(first.outcome).toBe('TAKEN');
  expect(await leaves(first.batchId)).toBe(1);
  expect(await submitted(PART)).toEqual(expect.objectContaining({ outcome: 'REPEATED', batchId: null }));
  expect((await submitted({ ...PART, sequence: 6 })).outcome).toBe('STALE');
  expect(await leaves()).toBe(before + 1);
});

it('the leaf tells of the rows as received and of what they changed; the rows are kept nowhere', async () => {
  const other = [...ROWS, JSON.stringify(consentRow('A1', { id: 'A1/later', scope: 'TO_SHARE' }))];
  const { batchId } = await submitted({ ...PART, sequence: 8, rows: other });
  const { rows } = await hub.database.superuser().query<{ content: string; entries: Buffer }>(
    `SELECT w.content, m.entries FROM log_event v JOIN log_event_record w ON w.event_id = v.id
       JOIN feed_batch_manifest m ON m.batch_id::text = v.about WHERE v.about = $1`,
    [batchId],
  );
  const [found] = rows;
  expect(JSON.parse(found?.content ?? '')).toEqual({
    batch: batchId,
    organisation: 'Z90001',
    place: 80_001,
    asOf: PART.asOf,
    rows: 4,
    sha256: sha256OfText(other.join('\n')),
    manifest: createHash('sha256')
      .update(found?.entries ?? '')
      .digest('hex'),
  });
  // the others were there before: this batch wrote one row
  expect(found?.entries.length).toBe(64);
});

it('a batch that cannot get its leaf changes nothing', async () => {
  const superuser = hub.database.superuser();
  await superuser.query('REVOKE INSERT ON log_event FROM hub_feed');
  const batches = () => superuser.query('SELECT FROM feed_batch').then(({ rowCount }) => rowCount);
  const before = await batches();
  const { data } = await hub.ask<Submitted>('feed-gp-system', SUBMIT, { input: { ...PART, sequence: 9 } });
  expect(data).toBeNull();
  expect(await batches()).toBe(before);
  await superuser.query('GRANT INSERT ON log_event TO hub_feed');
  expect((await submitted({ ...PART, sequence: 9 })).outcome).toBe('TAKEN');
});

it('a row is one line: with a line feed in it a batch would have the digest of another', () => {
  expect(FEED_BATCH.safeParse(PART).success).toBe(true);
  expect(FEED_BATCH.safeParse({ ...PART, rows: ['{"kind":\n"PLAN"}'] }).success).toBe(false);
});
