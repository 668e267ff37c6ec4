import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErasureRefused } from '../../../src/persistence/retention/erasure-refused.js';
import type { Erased, Erasure } from '../../../src/persistence/retention/erase-records.js';
import { LEADS, noticesPassed, personOf, startErasingHub, type ErasingHub } from '../../support/erasing-hub.js';
import { forgetRecords } from '../../support/forget-records.js';
import type { RunningHub } from '../../support/running-hub.js';
import { count } from '../../support/town-enquiries.js';

let erasing: ErasingHub;
let hub: RunningHub;
beforeAll(async () => {
  erasing = await startErasingHub();
  ({ hub } = erasing);
}, 120_000);
afterAll(() => hub.close());

async function refusal(trying: Promise<Erased>): Promise<ErasureRefused> {
  const refused: unknown = await trying.then(
    () => 'erased',
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(ErasureRefused);
  return refused as ErasureRefused;
}

describe('an erasure is refused, with everything left as it was,', { timeout: 60_000 }, () => {
  let id: string;
  beforeAll(async () => {
    id = (await erasing.recorded()).decisionId;
  });

  async function refused(decisions: readonly string[], more: Partial<Erasure> = {}): Promise<ErasureRefused> {
    const events = await count(hub, 'log_event');
    const why = await refusal(erasing.erase(decisions, more));
    expect(await count(hub, 'log_event')).toBe(events);
    expect(await count(hub, 'decision_record', 'decision_id = $1', id)).toBe(1);
    expect(await count(hub, 'erasure_item', 'decision_id = ANY ($1::uuid[])', decisions)).toBe(0);
    return why;
  }

  it.each([
    ['one person twice', ['hub-ig-lead', 'hub-ig-lead']],
    ['two of one organisation', ['hub-ig-lead', 'hub-ig-lead-second']],
    ['somebody who does not govern information', ['hub-ig-lead', 'designated-manager']],
    ['a person whom nobody knows', ['hub-ig-lead', 'nobody']],
  ])('when those who are named as agreeing are %s', async (_who, [one = '', other = '']) => {
    const idOf = (key: string): string => (key === 'nobody' ? randomUUID() : personOf(key));
    for (const namedAsAgreeing of [[idOf(one), idOf(other)] as const, [idOf(other), idOf(one)] as const]) {
      expect((await refused([id], { namedAsAgreeing })).why).toBe('NOT_AGREED');
    }
  });

  it('when a post of one of the two has ended', async () => {
    const [, lead] = LEADS;
    const change = (until: string) =>
      hub.database.superuser().query(`UPDATE hub.post SET active_until = ${until} WHERE practitioner_id = $1`, [lead]);
    await change(`current_date - 2`);
    expect((await refused([id])).why).toBe('NOT_AGREED');
    await change('NULL');
  });

  it('when ids are of no decision, and names how many and not which', async () => {
    const unknown = [randomUUID(), randomUUID()];
    const { why, message } = await refused([id, ...unknown]);
    expect(why).toBe('UNKNOWN_DECISIONS');
    expect(message).toMatch(/^2 of the ids/);
    for (const each of unknown) expect(message).not.toContain(each);
  });

  it('while somebody has still to be told of one of them', async () => {
    const superuser = hub.database.superuser();
    // a lease far ahead keeps the worker of this hub from it
    await superuser.query(`INSERT INTO hub.outbox (decision_id, payload, written_at) VALUES ($1, '[]', 'infinity')`, [
      id,
    ]);
    expect((await refused([id])).why).toBe('STILL_TO_BE_TOLD');
    await superuser.query('DELETE FROM hub.outbox WHERE decision_id = $1', [id]);
  });

  it('when a record is gone that no erasure took: it would hide for ever who did', async () => {
    const taken = (await erasing.recorded()).decisionId;
    await forgetRecords(hub.database, 'decision_id = $1', taken);
    expect((await refused([id, taken])).why).toBe('RECORD_MISSING');
  });

  it.each([
    [
      'somebody who is named as agreeing asked',
      'UPDATE hub.decision_record SET practitioner_id = $2 WHERE decision_id = $1',
    ],
    [
      'somebody who is named as agreeing confirmed what was asked',
      `INSERT INTO hub.confirmation (decision_id, role, practitioner_id) VALUES ($1, 'COLLEAGUE', $2)`,
    ],
  ])('when %s', async (_what, plant) => {
    const [one, other] = LEADS;
    for (const lead of [one, other]) {
      const own = (await erasing.recorded()).decisionId;
      await unguarded(plant, [own, lead]);
      expect((await refused([id, own])).why).toBe('AGREED_BY_CONCERNED');
    }
  });

  it('while the time to act on a notice has not passed, and until its leaf is under a published head', async () => {
    const { decisionId } = await erasing.fresh();
    expect(await count(hub, 'notice', 'decision_id = $1', decisionId)).toBeGreaterThan(0);
    expect((await refused([id, decisionId])).why).toBe('STILL_DUE');
    await noticesPassed(hub, [decisionId]);
    expect((await refused([id, decisionId])).why).toBe('NOT_PUBLISHED');
    // the next enquiry publishes a head that covers both
    await erasing.recorded();
    expect(await erasing.erase([decisionId], { rehearse: true })).toMatchObject({ destroyed: 1 });
  });

  const ANSWERED_BY = {
    reply: `INSERT INTO hub.decision_link (decision_id, kind, earlier_id) VALUES ($2, 'REPLIES_TO', $1)`,
    approval: `INSERT INTO hub.confirmation (decision_id, role, practitioner_id) VALUES ($1, 'APPROVER', $2)`,
    'decision in its place': `INSERT INTO hub.decision_link (decision_id, kind, earlier_id) VALUES ($2, 'SUPERSEDES', $1)`,
  } as const;

  it.each([
    ['BROKER_REQUEST', 'reply'],
    ['REFERRAL_UNLESS_APPROVED', 'approval'],
    ['REFERRAL_UNLESS_APPROVED', 'decision in its place'],
  ] as const)('while a %s is overdue and no %s has answered it', async (kind, answer) => {
    const waits = (await erasing.recorded()).decisionId;
    await unguarded('UPDATE hub.notice SET kind = $2 WHERE decision_id = $1', [waits, kind]);
    expect((await refused([id, waits])).why).toBe('STILL_DUE');
    await unguarded(ANSWERED_BY[answer], [waits, randomUUID()]);
    expect(await erasing.erase([waits], { rehearse: true })).toMatchObject({ destroyed: 1 });
  });
});

async function unguarded(statement: string, values: readonly unknown[]): Promise<void> {
  const client = await hub.database.superuser().connect();
  await client.query('SET session_replication_role = replica');
  await client.query(statement, [...values]);
  await client.query('RESET session_replication_role');
  client.release();
}
