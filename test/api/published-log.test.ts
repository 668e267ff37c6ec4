import { Command } from 'commander';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerProof } from '../../src/cli/log/proof.js';
import type { LogSurroundings } from '../../src/cli/log/surroundings.js';
import { registerVerify } from '../../src/cli/log/verify.js';
import { register as registerReceipt } from '../../src/cli/receipt.js';
import { exportLog } from '../../src/compose/export-log.js';
import { readConfig } from '../../src/config.js';
import { verifierKeyText } from '../../src/disclosure-log/format/verifier-key.js';
import { credentialDigest, newCredential, writeLogReaders } from '../../src/persistence/log/serve/log-readers.js';
import { openReceiptKey } from '../../src/persistence/log/keys/receipt-key.js';
import { receiptVerifierKey } from '../../src/persistence/log/keys/receipt-verifier-key.js';
import { growTo, logKey, publishHead, sequenceAll } from '../support/published-head.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, example } from '../support/town-enquiries.js';

const WITNESS = newCredential();
const AUDITOR = newCredential();

let hub: RunningHub;
let folder: string;
let vkey: string;
let receiptVkey: string;
let decision: string;
let size: number;
beforeAll(async () => {
  hub = await startRunningHub();
  folder = await mkdtemp(join(tmpdir(), 'published-log-'));
  const { origin, receiptKeyFile, readersFile } = hub.config.log;
  const key = logKey(origin);
  vkey = verifierKeyText(key.key);
  const { publicKey } = openReceiptKey({ path: receiptKeyFile, whenMissing: 'REFUSE' }, origin);
  receiptVkey = verifierKeyText(receiptVerifierKey(origin, publicKey));
  await writeLogReaders(readersFile, [
    { name: 'witness', may: 'HEADS', credential: credentialDigest(WITNESS) },
    { name: 'auditor', may: 'ENTRIES', credential: credentialDigest(AUDITOR) },
  ]);
  const ask = () => enquire(hub, 'gp', example(hub, 'gp', 'a registered patient with a plan'));
  decision = (await ask()).answer.receipt.decisionId;
  for (let more = 0; more < 4; more += 1) await ask();
  await sequenceAll(hub.database);
  await publishHead(hub.database, key);
  const { rows } = await hub.database.superuser().query<{ size: string }>('SELECT size FROM hub.log_tree');
  size = Number(rows[0]?.size);
  // the tree is fuller than what is published, by leaves that are none of a hub
  await growTo(hub.database, size + 300);
}, 120_000);
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs a command as at a terminal of somebody else. */
async function run(
  register: (program: Command, surroundings: LogSurroundings) => void,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  let [out, err, code] = ['', '', 0];
  const program = new Command().exitOverride();
  register(program, {
    environment,
    fetch,
    now: Date.now,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    exit: (given) => void (code = given),
  });
  await program.parseAsync([...words], { from: 'user' });
  return { out, err, code };
}

const verify = (place: string, credential = AUDITOR) =>
  run(registerVerify, ['verify', place, '--vkey', vkey, '--json'], { HUB_LOG_CREDENTIAL: credential });

/** The hub's own settings, over the test's database. */
const config = () =>
  readConfig({
    HUB_DATA_DIR: hub.config.dataDirectory,
    HUB_DATABASE_URL: hub.database.urls.app,
    HUB_READONLY_DATABASE_URL: hub.database.urls.readonly,
  });

describe('a published log', () => {
  it('is found sound as it is served and as it is exported, and is the same log', async () => {
    const copy = join(folder, 'copy');
    const written = await exportLog(config(), copy, { withoutQuorum: false, say: () => undefined });
    expect(written.size).toBe(size);
    const served = await verify(`${hub.url}/log`);
    const exported = await verify(copy);
    expect([served.err, served.code, exported.err, exported.code]).toEqual(['', 0, '', 0]);
    expect(JSON.parse(served.out)).toMatchObject({ origin: hub.config.log.origin, size });
    expect(JSON.parse(served.out)).toEqual(JSON.parse(exported.out));
  });

  it('is found out when a bit of a copy is turned', async () => {
    const copy = join(folder, 'turned');
    await exportLog(config(), copy, { withoutQuorum: false, say: () => undefined });
    const file = join(copy, 'tile', 'entries', `000${size < 256 ? `.p/${size}` : ''}`);
    const bytes = await readFile(file);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await verify(copy)).toMatchObject({ code: 1 });
  });

  it('cannot be verified whole by whoever may not read entries, or may read nothing', async () => {
    for (const credential of [WITNESS, newCredential()]) {
      expect(await verify(`${hub.url}/log`, credential)).toMatchObject({ code: 2 });
    }
  });
});

describe('a receipt that was handed on', () => {
  it('is checked by anybody, offline', async () => {
    const file = join(folder, 'receipt.json');
    const environment = { HUB_TOKEN: await hub.token('gp') };
    await run(registerReceipt, ['receipt', decision, '--url', hub.url, '--out', file], environment);
    const checked = await run(registerProof, ['proof', file, '--vkey', vkey, '--receipt-vkey', receiptVkey, '--json']);
    expect([checked.err, checked.code]).toEqual(['', 0]);
    const { receipt } = JSON.parse(checked.out) as { readonly receipt: { readonly shown: Record<string, string> } };
    expect(receipt).toMatchObject({ decisionId: decision, signed: true });
    expect(receipt.shown).toMatchObject({ kind: '"ENQUIRY"', purpose: '"ROUTINE_CARE"' });
    const told = JSON.parse(await readFile(file, 'utf8')) as { openings: { slot: string; value: string }[] };
    for (const opening of told.openings) if (opening.slot === 'outcome') opening.value = '"REFUSED"';
    await writeFile(file, JSON.stringify(told));
    const forged = await run(registerProof, ['proof', file, '--vkey', vkey, '--receipt-vkey', receiptVkey]);
    expect(forged.code).toBe(1);
  });
});
