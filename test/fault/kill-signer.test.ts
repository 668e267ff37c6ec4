import { spawn } from 'node:child_process';
import events from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { signerEnvironment, startSignerChild, type SignerChild } from '../../src/compose/signer-child.js';
import { openNote } from '../../src/disclosure-log/verify/open-note.js';
import { nodeSignatureCheck } from '../../src/persistence/log/keys/ed25519.js';
import { logVerifierKey, signedLog, type SignedLog } from '../support/signed-log.js';
import { buildHub, SIGNER_PROGRAM, signerProcess, type SignerProcess } from '../support/second-signer.js';

let log: SignedLog;
let running: SignerProcess[];
let child: SignerChild | null;
beforeAll(buildHub, 180_000);
beforeEach(async () => {
  log = await signedLog();
  running = [];
  child = null;
});
afterEach(async () => {
  await child?.close();
  for (const signer of running) await signer.signal('SIGKILL');
  await log.close();
});

function run(...words: readonly string[]): SignerProcess {
  const signer = signerProcess(log.environment(), ...words);
  running.push(signer);
  return signer;
}

const once = async () => run('--once').ended;
const sizes = async (): Promise<readonly number[]> => (await log.heads()).map(({ size }) => size);
const within = { timeout: 25_000, interval: 20 };
const published = (size: number) => vi.waitUntil(async () => (await sizes()).at(-1) === size, within);

/** Size of the head that is remembered; -1 while there is none. */
function rememberedSize(): number {
  const file = join(log.config.log.signerDirectory, 'head.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { size: number }).size : -1;
}

/** Nobody can publish a head before `work` is done and every attempt at it is over. */
async function withHeadsHeld(work: () => Promise<void>): Promise<void> {
  const attempts = `SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND usename = 'hub_signer' AND state = 'active'`;
  const pool = log.recording.database.superuser();
  const client = await pool.connect();
  try {
    await client.query('BEGIN; LOCK TABLE hub.log_head IN SHARE ROW EXCLUSIVE MODE');
    await work();
    // a statement that was sent goes on without its process; within a transaction the activity would stand still
    await vi.waitUntil(async () => (await pool.query(attempts)).rowCount === 0, within);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('`hub sign` in a process of its own', { timeout: 120_000 }, () => {
  it('signs once, makes the key and writes its public half beside it', async () => {
    await log.decide(2);
    expect(await once()).toEqual({ code: 0, err: '' });
    expect(await sizes()).toEqual([2]);
    const [head] = await log.heads();
    const opened = openNote(Buffer.from(head!.note), [logVerifierKey(log.config)], nodeSignatureCheck);
    expect(opened.verified).toHaveLength(1);
    expect(statSync(log.config.log.signingKeyFile).mode & 0o777).toBe(0o600);
    expect(await once()).toEqual({ code: 0, err: '' });
    expect(await sizes()).toEqual([2]);
  });

  it('killed between remembering and publishing publishes that very head at its next start', async () => {
    await log.decide(2);
    await once();
    await log.decide(3);
    await withHeadsHeld(async () => {
      const signer = run();
      await vi.waitUntil(() => rememberedSize() === 5, within);
      await signer.signal('SIGKILL');
    });
    expect(await sizes()).toEqual([2]);
    const { checkpoint } = JSON.parse(readFileSync(join(log.config.log.signerDirectory, 'head.json'), 'utf8')) as {
      checkpoint: string;
    };
    // and it takes over the directory, though the other never gave it back
    expect(await once()).toEqual({ code: 0, err: '' });
    expect((await log.heads()).at(-1)).toMatchObject({ size: 5, note: checkpoint });
    expect(readdirSync(log.config.log.signerDirectory).sort()).toEqual(['head.json']);
  });

  it('stops with an exit code of its own when the log was cut, and again at each start', async () => {
    await log.decide(2);
    await once();
    await log.tamper('UPDATE hub.log_tree SET size = 1');
    const sentence = 'the log is shorter than the head that was signed last: it was cut, or restored from a backup';
    expect(await run().ended).toEqual({
      code: 26,
      err: `hub sign: alarm: ${sentence}\nhub: ${sentence}; nothing was signed\n`,
    });
    expect(await once()).toEqual({ code: 26, err: `hub: ${sentence}; nothing was signed\n` });
    expect(log.alarms()).toHaveLength(1);
    expect(await sizes()).toEqual([2]);
  });

  it('finishes its beat and ends when it is told to', async () => {
    await log.decide(1);
    const signer = run();
    await published(1);
    await signer.signal('SIGTERM');
    expect(await signer.ended).toEqual({ code: 0, err: '' });
  });

  it('waits for a database that is away for a while', async () => {
    const signer = run();
    await published(0);
    const { database } = log.recording;
    await database.superuser().query('REVOKE SELECT ON hub.log_tree FROM hub_signer');
    await vi.waitUntil(() => existsSync(join(log.config.log.signerDirectory, 'alarms.jsonl')), within);
    expect(log.alarms()).toMatchObject([
      { kind: 'BEAT_FAILED', sentence: 'the log could not be signed this time (42501)' },
    ]);
    await database.superuser().query('GRANT SELECT ON hub.log_tree TO hub_signer');
    await log.decide(1);
    await published(1);
    await signer.signal('SIGTERM');
    expect((await signer.ended).code).toBe(0);
  });

  it('says what it lacks in production, and wants nothing that is not its own', async () => {
    const { code, err } = await signerProcess({ HUB_ENV: 'production' }, '--once').ended;
    expect(code).toBe(9);
    for (const name of ['HUB_SIGNER_DATABASE_URL', 'HUB_LOG_KEY_FILE', 'HUB_SIGNER_DIR', 'HUB_LOG_ORIGIN']) {
      expect(err).toContain(`production needs ${name}`);
    }
    for (const name of ['HUB_DATABASE_URL', 'HUB_OIDC_ISSUER', 'HUB_RECEIPT_KEY_FILE', 'HUB_INDEX_KEY_FILE']) {
      expect(err).not.toContain(`needs ${name}`);
    }
  });
});

describe('the signer beside a hub', { timeout: 120_000 }, () => {
  const said: string[] = [];

  function beside(): void {
    said.length = 0;
    const { urls } = log.recording.database;
    const hub = { ...log.environment(), HUB_RECEIPT_KEY_FILE: '/keys/receipt.pem', HUB_DATABASE_URL: urls.app };
    child = startSignerChild({
      program: SIGNER_PROGRAM,
      environment: signerEnvironment(hub, urls.signer),
      say: (line) => void said.push(line),
      firstWaitMilliseconds: 10,
    });
  }

  /** The process of the signer of this test, found by its directory in its environment. */
  function pidOfSigner(): number {
    const own = `HUB_SIGNER_DIR=${log.config.log.signerDirectory}`;
    const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(own));
    expect(found).toHaveLength(1);
    return Number(found[0]);
  }

  function environmentOf(pid: string | number): readonly string[] {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    } catch {
      return [];
    }
  }

  it.runIf(process.platform === 'linux')('has no key but its own and no login but its own', async () => {
    beside();
    await published(0);
    const environment = environmentOf(pidOfSigner()).join('\n');
    expect(environment).toContain('hub_signer:');
    expect(environment).not.toMatch(/RECEIPT_KEY_FILE|INDEX_KEY|hub_app|HUB_DATABASE_URL/);
  });

  it.runIf(process.platform === 'linux')('is back after kill -9, and goes on', async () => {
    beside();
    await published(0);
    process.kill(pidOfSigner(), 'SIGKILL');
    await log.decide(2);
    await published(2);
    expect(said).toEqual(['the signer of the log has ended (killed); starting it again']);
  });

  it('ends by itself when the hub is gone, also when that was before it was up', async () => {
    const [program = '', ...words] = SIGNER_PROGRAM;
    const env = log.environment();
    const orphan = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const ended = events.once(orphan, 'exit');
    orphan.disconnect();
    expect(await ended).toEqual([0, null]);
    const late = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const lateEnd = events.once(late, 'exit');
    await published(0);
    late.disconnect();
    expect(await lateEnd).toEqual([0, null]);
  });

  it('that stopped by an alarm stays stopped, and the hub says so', async () => {
    await log.decide(1);
    beside();
    await published(1);
    await log.tamper('UPDATE hub.log_tree SET size = 0');
    await vi.waitUntil(() => said.length > 0, within);
    expect(said).toEqual([
      'the signer of the log has stopped with an alarm: no head is published until somebody has looked',
    ]);
  });
});
