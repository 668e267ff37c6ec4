import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticeIntent } from '../../../src/notification/notice-intent.js';
import { emptyOutbox, startOutboxWorker } from '../../../src/persistence/outbox-worker.js';
import { moment, organisation } from '../../support/builders.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { forgetNotices } from '../../support/forget-records.js';

const intent = (to: string): NoticeIntent => ({
  kind: 'ENQUIRY_ABOUT_OPEN_CASE',
  organisation: organisation(to),
  post: null,
  group: 'DESIGNATED_MANAGER',
  urgency: 'WELFARE',
  dueAt: moment('2026-11-23T17:00:00.000000Z'),
  body: 'follow it up',
});

describe('the outbox worker', () => {
  let database: TestDatabase;
  let faults: string[];
  const onFault = (fault: string, decision: string | null) =>
    faults.push(decision === null ? fault : `${fault} ${decision}`);
  const work = () => emptyOutbox({ pool: database.pool('worker'), onFault });

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    faults = [];
    await database.superuser().query('TRUNCATE outbox');
    await forgetNotices(database);
  });

  async function put(payload: string, id: string = randomUUID()): Promise<string> {
    await database.pool('app').query('INSERT INTO outbox (decision_id, payload) VALUES ($1, $2)', [id, payload]);
    return id;
  }
  const rows = async (text: string) => (await database.superuser().query(text)).rows as Record<string, unknown>[];
  const waiting = () => rows('SELECT decision_id FROM outbox');

  it('makes one notice for each that is to be told, in their order, and empties the outbox', async () => {
    const id = await put(JSON.stringify([intent('Z01'), intent('Z02')]));
    expect(await work()).toBe(1);
    expect(await waiting()).toEqual([]);
    expect(
      await rows(`SELECT decision_id, place, kind, recipient_organisation, recipient_post, recipient_group, urgency, body,
        due_at = '2026-11-23T17:00:00Z' AS due FROM notice ORDER BY place`),
    ).toEqual(
      ['Z01', 'Z02'].map((to, place) => ({
        decision_id: id,
        place: place + 1,
        kind: 'ENQUIRY_ABOUT_OPEN_CASE',
        recipient_organisation: to,
        recipient_post: null,
        recipient_group: 'DESIGNATED_MANAGER',
        urgency: 'WELFARE',
        body: 'follow it up',
        due: true,
      })),
    );
  });

  it('makes no notice twice when a decision comes again', async () => {
    const id = await put(JSON.stringify([intent('Z01')]));
    await work();
    await put(JSON.stringify([intent('Z01')]), id);
    await work();
    expect(await rows('SELECT id FROM notice')).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it('empties more than one batch, whatever number of workers is at it, each notice once', async () => {
    await database
      .pool('app')
      .query('INSERT INTO outbox (decision_id, payload) SELECT gen_random_uuid(), $1 FROM generate_series(1, 350)', [
        JSON.stringify([intent('Z01')]),
      ]);
    const made = await Promise.all([work(), work(), work()]);
    expect(made.reduce((sum, each) => sum + each, 0)).toBe(350);
    expect(await rows('SELECT DISTINCT decision_id FROM notice')).toHaveLength(350);
    expect(faults).toEqual([]);
  });

  it('passes over what another worker holds, without waiting', async () => {
    const held = await put(JSON.stringify([intent('Z01')]));
    const free = await put(JSON.stringify([intent('Z02')]));
    const other = await database.pool('worker').connect();
    await other.query('BEGIN');
    await other.query('SELECT FROM hub.outbox WHERE decision_id = $1 FOR UPDATE', [held]);
    expect(await work()).toBe(1);
    expect(await rows('SELECT decision_id FROM notice')).toEqual([{ decision_id: free }]);
    await other.query('ROLLBACK');
    other.release();
    expect(await work()).toBe(1);
  });

  it('keeps a row that cannot be read, says which, and makes the notices of its neighbours', async () => {
    const damaged = await put('not json');
    await put(JSON.stringify([intent('Z01')]));
    expect(await work()).toBe(1);
    expect(faults).toEqual([`NOT_MADE ${damaged}`]);
    expect(await waiting()).toEqual([{ decision_id: damaged }]);
  });

  it('tells of a row that cannot be read once in a while, not at every turn, and tries it again then', async () => {
    const damaged = await put('not json');
    const settings = { pool: database.pool('worker'), onFault, againAfterMilliseconds: 60_000 };
    const setAside = new Map<string, number>();
    for (let turn = 0; turn < 3; turn += 1) await emptyOutbox(settings, setAside);
    expect(faults).toEqual([`NOT_MADE ${damaged}`]);
    setAside.set(damaged, 0);
    await emptyOutbox(settings, setAside);
    expect(faults).toEqual([`NOT_MADE ${damaged}`, `NOT_MADE ${damaged}`]);
  });

  it('comes past more rows that cannot be read than it takes at once', async () => {
    await database
      .pool('app')
      .query(
        `INSERT INTO outbox (decision_id, payload) SELECT gen_random_uuid(), 'not json' FROM generate_series(1, 150)`,
      );
    await put(JSON.stringify([intent('Z01')]));
    const setAside = new Map<string, number>();
    const settings = { pool: database.pool('worker'), onFault };
    await emptyOutbox(settings, setAside);
    expect(faults).toHaveLength(100);
    await emptyOutbox(settings, setAside);
    expect(faults).toHaveLength(150);
    expect(await rows('SELECT id FROM notice')).toHaveLength(1);
  });

  it('loses nothing when its connection is killed in the middle', async () => {
    await put(JSON.stringify([intent('Z01')]));
    const client = new pg.Client({ connectionString: database.urls.worker });
    client.on('error', () => undefined);
    await client.connect();
    const { rows: own } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pool = {
      query: async (text: string, values: unknown[]) => {
        await client.query('BEGIN');
        await client.query(text, values);
        await database.superuser().query('SELECT pg_terminate_backend($1)', [own[0]?.pid]);
        return client.query('COMMIT');
      },
    } as unknown as pg.Pool;
    expect(await emptyOutbox({ pool, onFault })).toBe(0);
    expect(faults).toEqual(['NOT_READ']);
    expect([await waiting(), await rows('SELECT id FROM notice')].map((each) => each.length)).toEqual([1, 0]);
    expect(await work()).toBe(1);
    expect(await rows('SELECT id FROM notice')).toHaveLength(1);
  });

  it('works by itself until it is stopped', async () => {
    const worker = startOutboxWorker({ pool: database.pool('worker'), onFault, pollMilliseconds: 5 });
    await put(JSON.stringify([intent('Z01')]));
    await expect.poll(async () => (await rows('SELECT id FROM notice')).length, { timeout: 10_000 }).toBe(1);
    await worker.stop();
    await put(JSON.stringify([intent('Z01')]));
    expect(await waiting()).toHaveLength(1);
  });
});
