import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWitness, type RunningWitness } from '../../../src/compose/witness.js';
import { readVerifierKey } from '../../../src/disclosure-log/format/verifier-key.js';
import { openNote } from '../../../src/disclosure-log/verify/open-note.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { copiedDatabase } from '../../support/copied-database.js';
import { logVerifierKey, signedLog, type SignedLog } from '../../support/signed-log.js';

let log: SignedLog;
let folder: string;
let witnesses: Map<string, RunningWitness>;
beforeEach(async () => {
  log = await signedLog();
  folder = mkdtempSync(join(tmpdir(), 'hub-wit-'));
  witnesses = new Map();
  // makes the key of the log, which the witnesses have to know
  await (await log.signer()).close();
});
afterEach(async () => {
  for (const witness of witnesses.values()) await witness.stop();
  await log.close();
  rmSync(folder, { recursive: true });
});

/** Starts a witness, anew with its memory when it was there before, on the same port. */
async function witness(name: string, port = 0): Promise<RunningWitness> {
  const started = await startWitness({
    logs: [logVerifierKey(log.config)],
    name,
    keyFile: join(folder, name, 'key.pem'),
    stateDirectory: join(folder, name, 's'),
    first: false,
    monitors: { kind: 'NOBODY' },
    host: '127.0.0.1',
    port,
    report: () => undefined,
    now: () => Math.floor(Date.now() / 1_000),
  });
  witnesses.set(name, started);
  return started;
}

async function stop(name: string): Promise<number> {
  const stopped = witnesses.get(name)!;
  await stopped.stop();
  witnesses.delete(name);
  return Number(new URL(stopped.address).port);
}

/** A signer whose policy names both witnesses and wants so many of them. */
async function signerFor(quorum: number, one: RunningWitness, two: RunningWitness) {
  const file = join(folder, 'policy');
  writeFileSync(
    file,
    `witness One ${one.verifierKey} ${one.address}\nwitness Two ${two.verifierKey} ${two.address}\ngroup both ${quorum} One Two\nquorum both\n`,
  );
  return log.signer({ witnessing: { kind: 'policy', file } });
}

const last = async () => (await log.heads()).at(-1)!;

/** Names of the keys whose signatures on a note are right. */
function signers(note: string, ...asked: readonly RunningWitness[]): readonly string[] {
  const keys = [logVerifierKey(log.config), ...asked.map((each) => readVerifierKey(each.verifierKey, nodeHashing))];
  return openNote(Buffer.from(note), keys, nodeSignatureCheck).verified.map(({ key }) => key.name);
}

describe('heads with witnesses that run', () => {
  it.each([1, 2])('carry the cosignatures of both; %i are enough', async (quorum) => {
    const [one, two] = [await witness('one.example'), await witness('two.example')];
    const signer = await signerFor(quorum, one, two);
    await log.decide(3);
    await signer.beat();
    await log.decide(260);
    await signer.beat();
    expect(await last()).toMatchObject({ size: 263, cosignedBy: ['One', 'Two'], quorum: true });
    expect(signers((await last()).note, one, two)).toEqual(['hub.example/log', 'one.example', 'two.example']);
    // a head that is there does not come again
    expect(await signer.beat()).toBe('NOTHING');
    expect(log.said).toEqual([]);
  });

  it.each([
    [1, true],
    [2, false],
  ])('go out when one of two is down: with a quorum of %i, %j', async (quorum, met) => {
    const [one, two] = [await witness('one.example'), await witness('two.example')];
    const signer = await signerFor(quorum, one, two);
    const port = await stop('two.example');
    await log.decide(3);
    await signer.beat();
    expect(await last()).toMatchObject({ size: 3, cosignedBy: ['One'], quorum: met });
    const again = await witness('two.example', port);
    expect(await signer.beat()).toBe('PUBLISHED');
    expect(await last()).toMatchObject({ size: 3, cosignedBy: ['One', 'Two'], quorum: true });
    expect(signers((await last()).note, one, again)).toHaveLength(3);
  });

  it('name a single witness by its key', async () => {
    const { address: url, verifierKey } = await witness('one.example');
    const signer = await log.signer({ witnessing: { kind: 'one', url, verifierKey } });
    await log.decide(1);
    await signer.beat();
    expect(await last()).toMatchObject({ size: 1, cosignedBy: ['one.example'], quorum: true });
  });

  it('are not cosigned when database and memory of the signer were restored together', async () => {
    const { address: url, verifierKey } = await witness('one.example');
    const witnessing = { kind: 'one', url, verifierKey } as const;
    const signer = await log.signer({ witnessing });
    await log.decide(2);
    const backup = await copiedDatabase(log.recording.database);
    try {
      await log.decide(3);
      await signer.beat();
      const restored = await log.signer({ witnessing, signerDirectory: join(folder, 'restored') }, backup.signerUrl);
      await restored.beat();
      expect(log.said).toEqual([
        'alarm: the witness one.example remembers a later head of this log than the one that was signed now',
      ]);
      const heads = await backup.ask<{ size: number; quorum: boolean }>('SELECT size::int, quorum FROM hub.log_head');
      expect(heads).toEqual([{ size: 2, quorum: false }]);
    } finally {
      await backup.drop();
    }
  });
});

it.each([
  [{ kind: 'policy', file: '/nowhere' } as const, 'the file that HUB_LOG_POLICY_FILE names cannot be read (ENOENT)'],
  [
    { kind: 'one', url: 'http://127.0.0.1', verifierKey: 'w+00000000+AAAA' } as const,
    'HUB_WITNESS_VKEY cannot be read: ',
  ],
])('a signer whose witnesses cannot be read does not start: %j', async (witnessing, sentence) => {
  await expect(log.signer({ witnessing })).rejects.toThrow(sentence);
});
