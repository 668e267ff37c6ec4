import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEADS, RULE, startErasingHub, type ErasingHub } from '../../support/erasing-hub.js';
import type { RunningHub } from '../../support/running-hub.js';
import { count } from '../../support/town-enquiries.js';

let erasing: ErasingHub;
let hub: RunningHub;
let id: string;
beforeAll(async () => {
  erasing = await startErasingHub();
  ({ hub } = erasing);
  id = (await erasing.recorded()).decisionId;
}, 120_000);
afterAll(() => hub.close());

const left = async () => [
  await count(hub, 'decision_record', 'decision_id = $1', id),
  (await count(hub, 'notice', 'decision_id = $1', id)) > 0,
];

describe.each(['decision_record', 'notice'])('what %s holds of a decision', (table) => {
  const refusedTo = { hub_retention: 'permission denied', hub_owner: 'by an erasure', 'a superuser': 'by an erasure' };

  it.each(Object.entries(refusedTo))('is not deleted by %s without an erasure in the log', async (who, refusal) => {
    const pools = { hub_retention: 'retention', hub_owner: 'migrator' } as const;
    const pool = who in pools ? hub.database.pool(pools[who as keyof typeof pools]) : hub.database.superuser();
    const client = await pool.connect();
    if (who === 'hub_owner') await client.query('SET ROLE hub_owner');
    await expect(client.query(`DELETE FROM hub.${table} WHERE decision_id = $1`, [id])).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining(refusal) as string,
    });
    client.release(true);
    expect(await left()).toEqual([1, true]);
  });

  it('is not deleted under an event of another kind', async () => {
    const owner = await hub.database.superuser().connect();
    await owner.query('BEGIN');
    await owner.query(
      `INSERT INTO hub.erasure_item SELECT $1, id FROM hub.log_event WHERE kind = 'FEED_BATCH' LIMIT 1`,
      [id],
    );
    const deleting = owner.query(`DELETE FROM hub.${table} WHERE decision_id = $1`, [id]);
    await expect(deleting).rejects.toThrow('only by an erasure');
    await owner.query('ROLLBACK');
    owner.release();
  });
});

interface Call {
  readonly rule: string;
  readonly people: readonly string[];
  readonly decisions: readonly string[];
  readonly content: Readonly<Record<string, unknown>>;
}

describe('the function by which hub_retention erases', () => {
  const PEOPLE = [...LEADS].toSorted();
  const sound = (): Call => ({
    rule: RULE,
    people: PEOPLE,
    decisions: [id],
    content: { count: 1, decisions: [id], namedAsAgreeing: PEOPLE, rule: RULE },
  });

  function call({ rule, people, decisions, content }: Call) {
    return hub.database
      .pool('retention')
      .query(
        `SELECT hub.erase_records($1, $2, now(), '\\x01', sha256('\\x0001'), decode(repeat('00', 64), 'hex'), $3, '', $4, $5, $6, $7::uuid[])`,
        [randomUUID(), randomUUID(), JSON.stringify(content), rule, ...people, decisions],
      );
  }

  it.each<readonly [string, (call: Call) => Partial<Call>]>([
    ['content that is empty', () => ({ content: {} })],
    ['content that names another decision', ({ content }) => ({ content: { ...content, decisions: [randomUUID()] } })],
    ['content with another count', ({ content }) => ({ content: { ...content, count: 2 } })],
    ['content that names other people', ({ content }) => ({ content: { ...content, namedAsAgreeing: [] } })],
    ['content with another rule', ({ content }) => ({ content: { ...content, rule: 'ANOTHER' } })],
    ['content that says more', ({ content }) => ({ content: { ...content, subject: 'a name' } })],
    ['a rule in words', ({ content }) => ({ rule: 'a name', content: { ...content, rule: 'a name' } })],
    ['one person', ({ people: [one = ''] }) => ({ people: [one, one] })],
    ['nobody', () => ({ people: [randomUUID(), randomUUID()] })],
    ['a decision twice', () => ({ decisions: [id, id] })],
    ['a decision that is not there', () => ({ decisions: [id, randomUUID()].toSorted() })],
    ['no decision', ({ content }) => ({ decisions: [], content: { ...content, count: 0, decisions: [] } })],
  ])('refuses %s', async (_what, change) => {
    const events = await count(hub, 'log_event');
    await expect(call({ ...sound(), ...change(sound()) })).rejects.toMatchObject({ code: '55000' });
    expect(await left()).toEqual([1, true]);
    expect(await count(hub, 'log_event')).toBe(events);
  });

  it('does the same with nothing amiss, and only once', async () => {
    await expect(call(sound())).resolves.toMatchObject({ rows: [{ erase_records: 1 }] });
    expect(await left()).toEqual([0, false]);
    await expect(call(sound())).rejects.toMatchObject({ code: '55000' });
  });
});
