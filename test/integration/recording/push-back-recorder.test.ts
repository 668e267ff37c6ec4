import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createPushBackRecorder } from '../../../src/persistence/recording/push-back-recorder.js';
import { caller } from '../../support/builders.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

/** Other work on the machine must not fail a test that is not about time. */
const waitFor = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000 });

let database: TestDatabase;
let clock = 0;
const faults: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  clock = 0;
  faults.length = 0;
  await database.superuser().query('DELETE FROM hub.pushed_back');
});
afterAll(() => database.drop());

const recorder = (pool = database.pool('app')) =>
  createPushBackRecorder({ pool, now: () => clock, onFault: (fault) => faults.push(fault) });

const rows = async () =>
  (
    await database
      .superuser()
      .query<{ subject: string; how: string; post_id: string; seconds: number }>(
        `SELECT subject, how, post_id, extract(second FROM minute)::int AS seconds FROM hub.pushed_back ORDER BY subject, how`,
      )
  ).rows;

it('writes who was pushed back, in which way and in which minute', async () => {
  recorder().recordPushBack(caller({ subject: 'a' }), 'TOO_MANY');
  await waitFor(async () => {
    expect(await rows()).toEqual([{ subject: 'a', how: 'TOO_MANY', post_id: 'POST1', seconds: 0 }]);
  });
});

it('writes one row a minute for each person and way, and few statements, however many are pushed back', async () => {
  const pool = database.pool('app');
  const statements = vi.spyOn(pool, 'query').mockClear();
  const pushed = recorder(pool);
  for (let time = 0; time < 1_000; time += 1) {
    for (const subject of ['a', 'b', 'c']) pushed.recordPushBack(caller({ subject, post: null }), 'TOO_MANY');
    pushed.recordPushBack(caller({ subject: 'a' }), 'NOT_ANSWERED');
  }
  await waitFor(async () => {
    expect((await rows()).map(({ subject, how }) => `${subject} ${how}`)).toEqual([
      'a NOT_ANSWERED',
      'a TOO_MANY',
      'b TOO_MANY',
      'c TOO_MANY',
    ]);
  });
  expect(statements.mock.calls.length).toBeLessThanOrEqual(2);
  // the next minute is written again; in the database it may still be the same one
  clock += 60_000;
  pushed.recordPushBack(caller({ subject: 'a' }), 'TOO_MANY');
  await waitFor(() => {
    expect(statements.mock.calls.length).toBeGreaterThan(2);
  });
  // what is still on its way would be a row of the next test
  await Promise.all(statements.mock.results.map(({ value }) => value as Promise<unknown>));
  expect(faults).toEqual([]);
});

it('tells the operator when nothing can be written, and goes on', async () => {
  const pool = database.pool('app');
  vi.spyOn(pool, 'query').mockImplementationOnce(() => {
    throw new Error('connection lost');
  });
  const pushed = recorder(pool);
  pushed.recordPushBack(caller({ subject: 'a' }), 'HUB_FULL');
  await waitFor(() => {
    expect(faults).toEqual(['NOT_WRITTEN']);
  });
  pushed.recordPushBack(caller({ subject: 'b' }), 'HUB_FULL');
  await waitFor(async () => {
    expect((await rows()).map(({ subject }) => subject)).toEqual(['b']);
  });
});

it('remembers no more people than a flood may have, and says so once', async () => {
  const pushed = recorder();
  for (let person = 0; person < 10_010; person += 1)
    pushed.recordPushBack(caller({ subject: `p${person}` }), 'HUB_FULL');
  await waitFor(async () => {
    expect((await rows()).length).toBe(10_000);
  });
  expect(faults).toEqual(['TOO_MANY_TO_REMEMBER']);
});

it('leaves rows that the serving login can neither read nor change', async () => {
  for (const statement of [
    'SELECT FROM hub.pushed_back',
    'DELETE FROM hub.pushed_back',
    `UPDATE hub.pushed_back SET how = 'TOO_MANY'`,
  ]) {
    await expect(database.pool('app').query(statement)).rejects.toMatchObject({ code: '42501' });
  }
  await expect(database.pool('readonly').query('SELECT * FROM hub.pushed_back')).resolves.toBeDefined();
  await expect(database.superuser().query(`UPDATE hub.pushed_back SET how = 'TOO_MANY'`)).rejects.toThrow(
    'insert-only',
  );
});
