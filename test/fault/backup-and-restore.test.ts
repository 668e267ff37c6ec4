import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { backUpHub, restoreHub } from '../../src/compose/backups.js';
import { composeSigner, type ComposedSigner } from '../../src/compose/signing.js';
import { auditDatabase } from '../../src/compose/verify-database.js';
import { readConfig, readSignerConfig, type Config } from '../../src/config.js';
import { STOPPED_BY_ALARM } from '../../src/log-signing/refusal.js';
import { openDatabase, type Database } from '../../src/compose/database.js';
import { openPool } from '../../src/persistence/connections.js';
import type { BackupManifest } from '../../src/persistence/embedded/backup-manifest.js';
import { existingDataFolder } from '../../src/persistence/embedded/server-home.js';
import { verifierKeyBeside, verifierKeyFile } from '../../src/persistence/log/keys/verifier-key-file.js';
import { sequenceBatch } from '../../src/persistence/log/sequence/sequence-batch.js';
import { dumpSchema } from '../../src/persistence/schema-dump.js';
import { enquiryLoad, receiptsOf, type Sent } from '../support/enquiry-load.js';
import { storedLog, waiting } from '../support/log-tables.js';
import { secondProcess } from '../support/second-process.js';
import { count } from '../support/town-enquiries.js';
import { startTownServer, type TownServer } from '../support/town-server.js';

let town: TownServer;
let folder: string;
let before: readonly Sent[];
let manifest: BackupManifest;
/** Signed before the backup and after it. */
let heads: { readonly earlier: string; readonly later: string };
/** What the signer remembered when the backup was taken. */
let memory: Buffer;
/** What was opened, each after what it needs. */
const opened: (() => unknown)[] = [];
let restored: { readonly config: Config; readonly database: Database; readonly superuser: pg.Pool };

const silent = (): void => undefined;
const target = (): string => join(folder, 'backup');
const keys = ({ dataDirectory }: Pick<Config, 'dataDirectory'>): string => join(dataDirectory, 'keys');
const hubOf = (name: string): Config => readConfig({ HUB_DATA_DIR: join(folder, name) });

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-backup-')));
  chmodSync(folder, 0o711);
  town = await startTownServer();
  opened.push(() => town.close());
  const hub = await secondProcess(town, { sequence: true });
  opened.push(() => hub.kill());
  const asking = { url: hub.url, token: await town.token('ae-nurse'), asOf: town.asOf };
  const first = enquiryLoad(asking);
  await first.answered(40);
  before = await first.stop();
  await sequenced();
  await signing(town.database.urls.signer, (signer) => signer.beat());
  const earlier = await newestHead(town.database);
  memory = readFileSync(join(town.config.log.signerDirectory, 'head.json'));
  // the server is written to while it is copied
  const meanwhile = enquiryLoad(asking);
  await meanwhile.answered(1);
  manifest = await backUpHub(town.config, target(), silent);
  await meanwhile.answered(1);
  await meanwhile.stop();
  await sequenced();
  await hub.kill();
  await signing(town.database.urls.signer, (signer) => signer.beat());
  heads = { earlier, later: await newestHead(town.database) };

  const config = hubOf('restored');
  await restoreHub(config, target(), silent);
  const database = await openDatabase(config, silent);
  const superuser = new pg.Pool({ connectionString: database.server?.superuserUrl('hub'), max: 2 });
  // the server goes at the end, and tells connections that are just being closed
  superuser.on('connect', (client) => client.on('error', silent));
  opened.push(
    () => {
      removeData(config);
    },
    () => database.stop(),
    () => superuser.end(),
  );
  restored = { config, database, superuser };
}, 300_000);
afterAll(async () => {
  for (const close of opened.reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Data that the server's user could not reach in the folder of this test lies elsewhere. */
function removeData({ dataDirectory }: Config): void {
  const data = existingDataFolder(dataDirectory);
  if (data !== undefined && !data.startsWith(folder)) rmSync(dirname(data), { recursive: true, force: true });
}

const there = { superuser: () => restored.superuser };

/** Works with the signer of the town, its key and its memory, at a database. */
async function signing(url: string | undefined, work: (signer: ComposedSigner) => Promise<unknown>): Promise<void> {
  const config = readSignerConfig({ HUB_DATA_DIR: town.config.dataDirectory });
  const urls = url === undefined ? {} : { signer: url };
  const signer = await composeSigner({ config, urls, say: silent, report: silent, now: Date.now });
  try {
    await work(signer);
  } finally {
    await signer.close();
  }
}

/** Every leaf of the town has its place. */
const sequenced = () =>
  vi.waitUntil(async () => (await waiting(town.database)) === 0, { timeout: 20_000, interval: 50 });

async function newestHead(database: TownServer['database']): Promise<string> {
  const { rows } = await database
    .superuser()
    .query<{ note: string }>('SELECT note FROM hub.log_head ORDER BY id DESC LIMIT 1');
  return rows[0]?.note ?? '';
}

/** What `hub log verify --db` looks at, in the restored database and by the keys of the hub, which went on from `head`. */
async function verified(head: string, receiptKey?: Uint8Array) {
  const { log } = town.config;
  const trust = {
    logKeys: [verifierKeyFile(verifierKeyBeside(log.signingKeyFile)).read()],
    policy: null,
    origin: log.origin,
  };
  const { publicKey } = verifierKeyFile(log.receiptVerifierKeyFile).read();
  const pool = openPool('auditor', restored.database.urls.auditor ?? '', { max: 1 });
  try {
    const remembered = Buffer.from(head);
    return await auditDatabase(pool, log, { trust, remembered, receiptKey: receiptKey ?? publicKey, receipt: null });
  } finally {
    await pool.end();
  }
}

/** The signer remembers a head that the restored log does not lead to. */
async function expectRefusedBySigner(): Promise<void> {
  const published = await count({ database: there }, 'log_head');
  await signing(restored.database.urls.signer, async (signer) => {
    await expect(signer.beat()).rejects.toMatchObject({ exitCode: STOPPED_BY_ALARM });
  });
  expect(await count({ database: there }, 'log_head')).toBe(published);
}

async function schemaOf(pool: pg.Pool): Promise<string> {
  const client = await pool.connect();
  try {
    return await dumpSchema(client, 'hub');
  } finally {
    client.release();
  }
}

async function rolesOf(pool: pg.Pool): Promise<readonly unknown[]> {
  const { rows } = await pool.query(
    `SELECT r.rolname, r.rolsuper, r.rolinherit, r.rolcanlogin, r.rolcreaterole, r.rolcreatedb, a.rolpassword,
       (SELECT array_agg(setconfig) FROM pg_db_role_setting s WHERE s.setrole = r.oid) AS settings,
       ARRAY(SELECT g.roleid::regrole::text FROM pg_auth_members g WHERE g.member = r.oid) AS member_of
     FROM pg_roles r JOIN pg_authid a ON a.oid = r.oid WHERE r.rolname LIKE 'hub%' ORDER BY 1`,
  );
  return rows;
}

describe('a backup that is taken under load (F16)', { timeout: 120_000 }, () => {
  it('holds every decision that was answered before it began, with its record', async () => {
    const ids = receiptsOf(before).map(({ decisionId }) => decisionId);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    const restoredHub = { database: there };
    expect(await count(restoredHub, 'decision', 'id = ANY ($1::uuid[])', ids)).toBe(ids.length);
    expect(await count(restoredHub, 'decision_record', 'decision_id = ANY ($1::uuid[])', ids)).toBe(ids.length);
  });

  it('holds a log that is whole: entries, tiles, root, and a place for every decision', async () => {
    const { faults, astray, size } = await storedLog(there);
    expect(faults).toEqual([]);
    expect(astray).toEqual([]);
    expect(size).toBeGreaterThan(0);
    // what came after the backup is in the original alone
    expect(size).toBeLessThan((await storedLog(town.database)).size);
  });

  it('verifies as a whole, from the head that was signed before it', async () => {
    // what the backup caught waiting gets its place, as at the start of a hub
    const pool = openPool('sequencer', restored.database.urls.sequencer ?? '', { max: 1 });
    await sequenceBatch(pool, 1_000).finally(() => pool.end());
    const sound = await verified(heads.earlier);
    expect(sound).toMatchObject({
      kind: 'SOUND',
      checked: { heads: 1, waiting: 0 },
      signatures: { heads: true, receipts: true },
    });
    expect(sound.kind === 'SOUND' && sound.checked.decisions).toBeGreaterThanOrEqual(before.length);
    expect(sound.kind === 'SOUND' && sound.checked.items).toBeGreaterThan(0);
  });

  it('is found to be an earlier state by who remembers a later head, and wrong by who expects another key', async () => {
    expect(await verified(heads.later)).toMatchObject({ kind: 'TAMPERED', place: 'log_head' });
    expect(await verified(heads.earlier, new Uint8Array(32))).toMatchObject({ kind: 'TAMPERED', index: 0 });
  });

  it('brings back tables, guards, rights and comments to the byte', async () => {
    expect(await schemaOf(restored.superuser)).toBe(await schemaOf(town.database.superuser()));
  });

  it('brings back roles with their passwords, settings and memberships', async () => {
    const roles = await rolesOf(restored.superuser);
    expect(roles.length).toBeGreaterThanOrEqual(11);
    expect(roles).toEqual(await rolesOf(town.database.superuser()));
  });

  it('refuses after it what it refused before, to the owner as to a login', async () => {
    await expect(restored.superuser.query('DELETE FROM hub.decision')).rejects.toThrow('insert-only');
    const app = new pg.Client({ connectionString: restored.database.urls.app });
    await app.connect();
    await expect(app.query('DELETE FROM hub.decision')).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('is refused by the signer, whose memory did not go back with the database', async () => {
    expect(await count(town, 'log_head')).toBe(2);
    await expectRefusedBySigner();
    // and still signs what it knows
    await signing(town.database.urls.signer, (signer) => signer.beat());
  });

  it('serves a hub that answers, records and goes on with the log, which the signer still refuses', async () => {
    const size = (await storedLog(there)).size;
    // no backup holds them, so whoever restores puts them there
    cpSync(keys(town.config), keys(restored.config), { recursive: true });
    const shared = { config: restored.config, database: restored.database, issuers: town.issuers };
    const hub = await secondProcess(shared, { sequence: true });
    const load = enquiryLoad({ url: hub.url, token: await town.token('ae-nurse'), asOf: town.asOf, atOnce: 2 });
    await load.answered(3);
    const ids = receiptsOf(await load.stop()).map(({ decisionId }) => decisionId);
    await expect
      .poll(() => count({ database: there }, 'log_entry', 'leaf_id = ANY ($1::uuid[])', ids), { timeout: 10_000 })
      .toBe(ids.length);
    await hub.kill();
    const { faults, entries } = await storedLog(there);
    expect(faults).toEqual([]);
    expect(entries.length).toBeGreaterThan(size);
    expect(await verified(heads.earlier)).toMatchObject({ kind: 'SOUND', checked: { leaves: entries.length } });
    await expectRefusedBySigner();
  });

  it('leaves nothing behind at the server: no slot, no backup under way', async () => {
    for (const pool of [town.database.superuser(), restored.superuser]) {
      const { rows } = await pool.query('SELECT slot_name FROM pg_replication_slots');
      expect(rows).toEqual([]);
    }
  });
});

describe('what is in a backup', () => {
  it('is what its manifest lists, by size and hash', () => {
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = readFileSync(join(target(), path));
      expect([content.length, createHash('sha256').update(content).digest('hex')], path).toEqual([bytes, sha256]);
    }
    const names = manifest.files.map(({ path }) => path);
    expect(names).toEqual(expect.arrayContaining(['data/PG_VERSION', 'data/backup_label', 'data/global/pg_control']));
    expect(names.some((name) => /^data\/pg_wal\/[0-9A-F]{24}$/.test(name))).toBe(true);
  });

  it('is neither a key of the hub nor what its signer remembers, nor the lock of the running server', () => {
    const names = readdirSync(keys(town.config));
    expect(names).toEqual(expect.arrayContaining(['log.pem', 'receipt.pem']));
    const held = manifest.files.map(({ path }) => readFileSync(join(target(), path)));
    const holding = (content: Buffer | string): number => held.filter((file) => file.includes(content)).length;
    // what the database itself held is found so
    expect(heads.earlier).toContain(town.config.log.origin);
    expect(holding(heads.earlier)).toBeGreaterThan(0);
    for (const name of names) expect(holding(readFileSync(join(keys(town.config), name))), name).toBe(0);
    expect(JSON.parse(memory.toString())).toMatchObject({ checkpoint: heads.earlier });
    expect(holding(memory)).toBe(0);
    expect(manifest.files.filter(({ path }) => /postmaster|signer|keys|head\.json|\.pem|\.lock/.test(path))).toEqual(
      [],
    );
  });

  it('can be read by nobody else', () => {
    expect(statSync(target()).mode & 0o777).toBe(0o700);
    for (const { path } of manifest.files) expect(statSync(join(target(), path)).mode & 0o077, path).toBe(0);
  });
});
