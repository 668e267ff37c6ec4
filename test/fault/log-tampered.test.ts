import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dateInEngland } from '../../src/date-in-england.js';
import { STOPPED_BY_ALARM } from '../../src/log-signing/refusal.js';
import { enquiryLoad } from '../support/enquiry-load.js';
import { waiting } from '../support/log-tables.js';
import { startHub, type StartedHub } from '../support/started-hub.js';

const LOG_TABLES = ['log_entry', 'log_tile', 'log_partial_tile', 'log_tree'] as const;
const EARLIER = 'earlier';
const SOUND = 'sound';
const soon = { timeout: 60_000, interval: 100 };

let hub: StartedHub;
/** Leaves of the log when it was put by for the first time, and when the hub was stopped. */
let sizes: { readonly earlier: number; readonly whole: number };
beforeAll(async () => {
  hub = await startHub();
  await enquiries(20);
  const earlier = await published();
  await putBy(EARLIER);
  await enquiries(20);
  const whole = await published();
  sizes = { earlier, whole };
  await hub.kill();
  await putBy(SOUND);
}, 300_000);
afterAll(() => hub.close(), 120_000);

async function enquiries(many: number): Promise<void> {
  const token = await hub.token('ae-nurse');
  const load = enquiryLoad({ url: hub.url, token, asOf: dateInEngland(new Date()), atOnce: 4 });
  await load.answered(many);
  await load.stop();
}

/** Waits until all that was recorded is under a signed head; gives its size. */
async function published(): Promise<number> {
  const superuser = hub.database.superuser();
  let size = -1;
  await vi.waitUntil(async () => {
    const { rows } = await superuser.query<{ size: number; signed: number }>(
      `SELECT size::int AS size, (SELECT max(h.size) FROM hub.log_head h)::int AS signed FROM hub.log_tree`,
    );
    size = rows[0]?.size ?? -1;
    return size === rows[0]?.signed && (await waiting(hub.database)) === 0;
  }, soon);
  return size;
}

/** What somebody does who owns the server: the guards are off for these statements. */
async function asOwnerOfTheServer(...statements: readonly string[]): Promise<void> {
  const client = await hub.database.superuser().connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

const putBy = (schema: string): Promise<void> =>
  asOwnerOfTheServer(
    `CREATE SCHEMA ${schema}`,
    ...LOG_TABLES.map((table) => `CREATE TABLE ${schema}.${table} AS SELECT * FROM hub.${table}`),
  );
const putBack = (schema: string): Promise<void> =>
  asOwnerOfTheServer(
    ...LOG_TABLES.flatMap((table) => [
      `DELETE FROM hub.${table}`,
      `INSERT INTO hub.${table} SELECT * FROM ${schema}.${table}`,
    ]),
  );

interface Finding {
  readonly finding: string;
  readonly index?: number | null;
}

/** What `hub log verify --db` says and ends with. */
async function verified(): Promise<{ readonly code: number | null; readonly said: Finding }> {
  const { code, out } = await hub.run('log', 'verify', '--db', '--json');
  return { code, said: JSON.parse(out) as Finding };
}

describe('a log that a superuser changed behind the hub (F15)', { timeout: 180_000 }, () => {
  it('is sound before: verified by one who reads everything, and signed', async () => {
    expect(sizes.earlier).toBeGreaterThanOrEqual(20);
    expect(sizes.whole).toBeGreaterThanOrEqual(sizes.earlier + 20);
    expect(await verified()).toMatchObject({ code: 0, said: { finding: 'SOUND' } });
    expect((await hub.run('sign', '--once')).code).toBe(0);
  });

  it.each([
    [
      'edited',
      7,
      [
        `UPDATE hub.log_entry SET leaf = overlay(leaf PLACING '\\x20' FROM 40), leaf_hash = sha256('\\x00'::bytea || overlay(leaf PLACING '\\x20' FROM 40))
         WHERE idx = 7`,
      ],
    ],
    [
      'reordered',
      11,
      [
        'UPDATE hub.log_entry SET idx = -1 - idx WHERE idx IN (11, 13)',
        'UPDATE hub.log_entry SET idx = CASE idx WHEN -12 THEN 13 ELSE 11 END WHERE idx < 0',
      ],
    ],
    ['thinned', 5, ['DELETE FROM hub.log_entry WHERE idx = 5']],
  ] as const)('is found %s, and the first bad place is named', async (_how, index, statements) => {
    await asOwnerOfTheServer('ALTER TABLE hub.log_entry DROP CONSTRAINT log_entry_idx_check', ...statements);
    const found = await verified();
    await putBack(SOUND);
    await asOwnerOfTheServer('ALTER TABLE hub.log_entry ADD CONSTRAINT log_entry_idx_check CHECK (idx >= 0)');
    expect(found).toMatchObject({ code: 1, said: { finding: 'TAMPERED', index } });
    expect((await verified()).code).toBe(0);
  });

  it('is found cut at its end', async () => {
    await asOwnerOfTheServer(`DELETE FROM hub.log_entry WHERE idx >= ${sizes.whole - 3}`);
    const found = await verified();
    await putBack(SOUND);
    expect(found).toMatchObject({ code: 1, said: { finding: 'TAMPERED', index: sizes.whole - 3 } });
  });

  it('is found put back to an earlier state that is whole in itself, and the signer refuses to follow', async () => {
    await putBack(EARLIER);
    expect(await verified()).toMatchObject({ code: 1, said: { finding: 'TAMPERED' } });
    const { code, err } = await hub.run('sign', '--once');
    expect(code).toBe(STOPPED_BY_ALARM);
    expect(err).toContain('the log is shorter than the head that was signed last');
    const alarms = readFileSync(join(hub.dataDirectory, 'signer', 'alarms.jsonl'), 'utf8');
    expect(alarms).toContain('"kind":"STOPPED"');
    await putBack(SOUND);
    expect((await hub.run('sign', '--once')).code).toBe(0);
  });

  it('is found to have lost a decision, its leaf and its place together: the head that was signed still counts them', async () => {
    await asOwnerOfTheServer(
      `DELETE FROM hub.decision_record WHERE decision_id = (SELECT leaf_id FROM hub.log_entry WHERE idx = ${sizes.whole - 1})`,
      `DELETE FROM hub.decision WHERE id = (SELECT leaf_id FROM hub.log_entry WHERE idx = ${sizes.whole - 1})`,
      `DELETE FROM hub.log_entry WHERE idx = ${sizes.whole - 1}`,
    );
    expect(await verified()).toMatchObject({ code: 1, said: { finding: 'TAMPERED', index: sizes.whole - 1 } });
  });
});
