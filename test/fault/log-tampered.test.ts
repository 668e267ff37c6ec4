import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { dateInEngland } from '../../src/date-in-england.js';
import { STOPPED_BY_ALARM } from '../../src/log-signing/refusal.js';
import { enquiryLoad, receiptsOf, type Load } from '../support/enquiry-load.js';
import { logCommand } from '../support/log-command.js';
import { waiting } from '../support/log-tables.js';
import { expectNothingUnrecorded } from '../support/nothing-unrecorded.js';
import { startHub, type StartedHub } from '../support/started-hub.js';
import { count } from '../support/town-enquiries.js';

const EDIT = `UPDATE hub.log_entry SET leaf = overlay(leaf PLACING '\\x20' FROM 40),
  leaf_hash = sha256('\\x00'::bytea || overlay(leaf PLACING '\\x20' FROM 40)) WHERE idx = 7`;
const REORDER = [
  'UPDATE hub.log_entry SET idx = -1 - idx WHERE idx IN (11, 13)',
  'UPDATE hub.log_entry SET idx = CASE idx WHEN -12 THEN 13 ELSE 11 END WHERE idx < 0',
] as const;
/** Places are negative on the way from one to another. */
const WITHOUT_CHECK = 'ALTER TABLE hub.log_entry DROP CONSTRAINT log_entry_idx_check';
const WITH_CHECK = 'ALTER TABLE hub.log_entry ADD CONSTRAINT log_entry_idx_check CHECK (idx >= 0)';
const LOG_TABLES = ['log_entry', 'log_tile', 'log_partial_tile', 'log_tree'] as const;
const EARLIER = 'earlier';
const SOUND = 'sound';
const soon = { timeout: 60_000, interval: 100 };

let hub: StartedHub;
/** Leaves of the log when it was put by for the first time. */
let earlier: number;
beforeAll(async () => {
  hub = await startHub();
  await enquiries(20);
  earlier = await published();
  await putBy(EARLIER);
}, 300_000);
afterAll(() => hub.close(), 120_000);

/** People who ask without pause. */
async function asking(): Promise<Load> {
  const token = await hub.token('ae-nurse');
  return enquiryLoad({ url: hub.url, token, asOf: dateInEngland(new Date()), atOnce: 4 });
}

async function enquiries(many: number): Promise<void> {
  const load = await asking();
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
    // a sequencer that runs meanwhile sees all of it or nothing
    `LOCK TABLE ${LOG_TABLES.map((table) => `hub.${table}`).join(', ')} IN ACCESS EXCLUSIVE MODE`,
    ...LOG_TABLES.flatMap((table) => [
      `DELETE FROM hub.${table}`,
      `INSERT INTO hub.${table} SELECT * FROM ${schema}.${table}`,
    ]),
  );

/** What people had to look at last, as the signer wrote it down. */
function lastAlarm(): unknown {
  const lines = readFileSync(join(hub.dataDirectory, 'signer', 'alarms.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return JSON.parse(lines.at(-1) ?? 'null');
}

/** Where who verifies remembers the newest head of a log that was found sound. */
const remembered = (): string => join(hub.dataDirectory, 'remembered-head');

interface Finding {
  readonly finding: string;
  readonly index?: number | null;
}

interface Verified {
  readonly code: number | null;
  readonly said: Finding;
}

/** What `hub log verify --db` says and ends with, within this process: it is asked too often to be started each time. */
async function verified(...flags: readonly string[]): Promise<Verified> {
  const around = { environment: { HUB_DATA_DIR: hub.dataDirectory }, now: Date.now };
  const { code, out } = await logCommand(['verify', '--db', '--json', ...flags], around);
  return { code, said: JSON.parse(out) as Finding };
}

/** The same in a process of its own, as a person at a terminal starts it. */
async function verifiedApart(...flags: readonly string[]): Promise<Verified> {
  const { code, out } = await hub.run('log', 'verify', '--db', '--json', ...flags);
  return { code, said: JSON.parse(out) as Finding };
}

describe('a log that a superuser changes behind a hub that runs, under load (F15)', { timeout: 180_000 }, () => {
  let load: Load;
  beforeEach(async () => {
    load = await asking();
    await load.answered(4);
  });
  afterEach(async () => {
    await load.stop();
  });

  it('is sound before, while it is written to', async () => {
    expect(earlier).toBeGreaterThanOrEqual(20);
    expect(await verifiedApart()).toMatchObject({ code: 0, said: { finding: 'SOUND' } });
  });

  it.each([
    ['edited', 7, [EDIT], `SET leaf = s.leaf, leaf_hash = s.leaf_hash FROM ${EARLIER}.log_entry s WHERE s.idx = e.idx`],
    [
      'reordered',
      11,
      REORDER,
      `SET idx = -1 - s.idx FROM ${EARLIER}.log_entry s WHERE s.leaf_id = e.leaf_id AND s.idx <> e.idx`,
    ],
  ] as const)(
    'is found %s, and the first bad place is named, while every answer is recorded',
    async (_how, index, statements, healed) => {
      await asOwnerOfTheServer(WITHOUT_CHECK, ...statements);
      await load.answered(4);
      const found = await verified();
      await load.answered(4);
      await asOwnerOfTheServer(
        `UPDATE hub.log_entry e ${healed}`,
        'UPDATE hub.log_entry SET idx = -1 - idx WHERE idx < 0',
        WITH_CHECK,
      );
      expect(found).toMatchObject({ code: 1, said: { finding: 'TAMPERED', index } });
      await expectNothingUnrecorded(hub, await load.stop());
      expect(await verified()).toMatchObject({ code: 0, said: { finding: 'SOUND' } });
    },
  );
});

describe('a log that a superuser changed behind the hub (F15)', { timeout: 180_000 }, () => {
  /** Leaves of the log when the hub was stopped. */
  let whole: number;
  beforeAll(async () => {
    await enquiries(20);
    whole = await published();
    await hub.kill();
    await putBy(SOUND);
  }, 120_000);

  it('is sound before: verified by one who reads everything, and signed', async () => {
    expect(whole).toBeGreaterThanOrEqual(earlier + 20);
    expect(await verified('--since', remembered())).toMatchObject({ code: 0, said: { finding: 'SOUND' } });
    expect((await hub.run('sign', '--once')).code).toBe(0);
  });

  it.each([
    ['edited', 7, [EDIT]],
    ['reordered', 11, REORDER],
    ['thinned', 5, ['DELETE FROM hub.log_entry WHERE idx = 5']],
    ['beheaded', 0, ['DELETE FROM hub.log_entry WHERE idx = 0']],
  ] as const)('is found %s, and the first bad place is named', async (_how, index, statements) => {
    await asOwnerOfTheServer(WITHOUT_CHECK, ...statements);
    const found = await verified();
    await putBack(SOUND);
    await asOwnerOfTheServer(WITH_CHECK);
    expect(found).toMatchObject({ code: 1, said: { finding: 'TAMPERED', index } });
    expect((await verified()).code).toBe(0);
  });

  it('is found cut at its end', async () => {
    await asOwnerOfTheServer(`DELETE FROM hub.log_entry WHERE idx >= ${whole - 3}`);
    const found = await verified();
    await putBack(SOUND);
    expect(found).toMatchObject({ code: 1, said: { finding: 'TAMPERED', index: whole - 3 } });
  });

  it('is found put back to an earlier state that is whole in itself, and the signer refuses to follow', async () => {
    await putBack(EARLIER);
    expect(await verified()).toMatchObject({ code: 1, said: { finding: 'TAMPERED' } });
    const { code, err } = await hub.run('sign', '--once');
    expect(code).toBe(STOPPED_BY_ALARM);
    expect(err).toContain('the log is shorter than the head that was signed last');
    expect(lastAlarm()).toMatchObject({ kind: 'STOPPED', state: 'RAISED' });
    await putBack(SOUND);
    expect((await hub.run('sign', '--once')).code).toBe(0);
  });

  it('is found to have lost a decision, its leaf and its place together: the head that was signed still counts them', async () => {
    await asOwnerOfTheServer(
      `DELETE FROM hub.decision_record WHERE decision_id = (SELECT leaf_id FROM hub.log_entry WHERE idx = ${whole - 1})`,
      `DELETE FROM hub.decision WHERE id = (SELECT leaf_id FROM hub.log_entry WHERE idx = ${whole - 1})`,
      `DELETE FROM hub.log_entry WHERE idx = ${whole - 1}`,
    );
    const found = await verified();
    await putBack(SOUND);
    expect(found).toMatchObject({ code: 1, said: { finding: 'TAMPERED', index: whole - 1 } });
  });
});

describe('a log that is put back under a hub that runs, under load (F15)', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    await hub.startAgain();
  }, 120_000);

  it('is found, and the signer stops by itself, while the hub goes on and records all that it answers', async () => {
    const load = await asking();
    onTestFinished(async () => {
      await load.stop();
    });
    await load.answered(4);
    await putBack(EARLIER);
    await vi.waitFor(() => expect(lastAlarm()).toMatchObject({ kind: 'STOPPED', state: 'RAISED' }), soon);
    // as in a copy of that time, which the signer follows no more
    await asOwnerOfTheServer(`DELETE FROM hub.log_head WHERE size > ${earlier}`);
    await load.answered(4);
    expect(await verifiedApart('--since', remembered())).toMatchObject({
      code: 1,
      said: { finding: 'TAMPERED', index: earlier },
    });
    expect((await hub.run('sign', '--once')).code).toBe(STOPPED_BY_ALARM);
    await load.answered(4);
    const ids = receiptsOf(await load.stop()).map(({ decisionId }) => decisionId);
    expect(await count(hub, 'decision_record', 'decision_id = ANY ($1::uuid[])', ids)).toBe(ids.length);
    const { rows } = await hub.database
      .superuser()
      .query<{ size: number }>('SELECT max(size)::int AS size FROM hub.log_head');
    expect(rows).toEqual([{ size: earlier }]);
  });
});
