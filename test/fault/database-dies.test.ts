import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../src/persistence/connections.js';
import { checkLogin } from '../../src/persistence/login-check.js';
import { privateServer, type PrivateServer } from '../support/private-server.js';

let server: PrivateServer;
let pool: pg.Pool;
beforeAll(async () => {
  server = await privateServer();
  pool = openPool('app', server.database.urls.app ?? '', { max: 4 });
});
afterAll(async () => {
  await pool.end();
  await server.remove();
});

const insert = (version: string): Promise<unknown> =>
  pool.query('INSERT INTO policy_version (version, ruleset) VALUES ($1, $2)', [version, '{}']);

describe('the embedded database in use', { timeout: 60_000 }, () => {
  it('is sound for serving', async () => {
    expect(await checkLogin(pool, 'app')).toEqual([]);
  });

  it('fails what is under way when it is killed, comes back by itself, and has all that was answered (F2)', async () => {
    const answered: string[] = [];
    const back = server.restarted();
    for (let number = 0; number < 50; number += 1) {
      await insert(`before-${number}`);
      answered.push(`before-${number}`);
    }
    const underWay = Promise.allSettled([pool.query('SELECT pg_sleep(1.5)'), pool.query('SELECT pg_sleep(1.5)')]);
    await pool.query('SELECT 1');
    await server.kill();
    expect((await underWay).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await back;
    await insert('after');
    const { rows } = await pool.query<{ version: string }>(
      `SELECT version FROM policy_version WHERE version LIKE 'before-%' OR version = 'after'`,
    );
    expect(rows.map(({ version }) => version).toSorted()).toEqual([...answered, 'after'].toSorted());
  });

  it('fails within three seconds while it is frozen, also for more callers than connections, and recovers (F3)', async () => {
    await pool.query('SELECT 1');
    server.freeze();
    const began = performance.now();
    const callers = await Promise.allSettled(Array.from({ length: 8 }, () => pool.query('SELECT 1')));
    const took = performance.now() - began;
    server.thaw();
    expect(callers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'rejected'));
    expect(took).toBeLessThan(3_000);
    await expect(pool.query('SELECT 1 AS one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  });
});
