import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../src/persistence/connections.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe('a pool', () => {
  it('bounds every wait of a request', async () => {
    const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'search_path'];
    const { rows } = await database
      .pool('app')
      .query({ text: `SELECT current_setting(n) FROM unnest($1::text[]) n`, values: [names], rowMode: 'array' });
    expect(rows.flat()).toEqual(['2s', '1s', '5s', 'hub']);
  });

  it('plans a large statement once a connection where that was asked for, with its other settings kept', async () => {
    const pool = openPool('app', database.urls.app, { max: 1, plansOnce: true });
    for (const value of ['a', 'b', 'c']) await pool.query({ name: 'once', text: 'SELECT $1::text', values: [value] });
    const { rows } = await pool.query(
      `SELECT generic_plans::int, custom_plans::int, current_setting('search_path') AS path
       FROM pg_prepared_statements WHERE name = 'once'`,
    );
    expect(rows).toEqual([{ generic_plans: 3, custom_plans: 0, path: 'hub' }]);
    await pool.end();
  });

  it('ends a statement that takes too long', async () => {
    const began = performance.now();
    await expect(database.pool('app').query('SELECT pg_sleep(20)')).rejects.toMatchObject({ code: '57014' });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('gives dates as text, whatever the time zone', async () => {
    const { rows } = await database
      .pool('app')
      .query(`SELECT date '2004-02-29' AS day, ARRAY[date '2004-02-29', NULL] AS days, 9007199254740993 AS number`);
    expect(rows).toEqual([{ day: '2004-02-29', days: ['2004-02-29', null], number: '9007199254740993' }]);
  });

  it('outlives the death of idle and of checked-out connections, and tells of each', async () => {
    const codes: string[] = [];
    const pool = openPool('app', database.urls.app, {
      max: 2,
      onBroken: (role, code) => void codes.push(`${role} ${code}`),
    });
    const held = await pool.connect();
    await pool.query('SELECT 1');
    const broken = Promise.all([
      new Promise<void>((resolve) => held.once('end', resolve)),
      new Promise<unknown>((resolve) => pool.once('remove', resolve)),
    ]);
    await database
      .superuser()
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'hub_app' AND datname = current_database()`,
      );
    await broken;
    held.release(true);
    expect(codes).toContain('app 57P01');
    await expect(pool.query('SELECT 1 AS one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
    await pool.end();
  });

  it('fails within its patience when nobody answers', async () => {
    const nobody = openPool('app', 'postgres://hub_app:x@127.0.0.1:1/hub');
    await expect(nobody.query('SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await nobody.end();
  });
});
