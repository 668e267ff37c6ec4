import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../../src/disclosure-log/format/checkpoint.js';
import { openNote } from '../../../src/disclosure-log/verify/open-note.js';
import { SigningRefused, type RefusalKind } from '../../../src/log-signing/refusal.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { recordEvent } from '../../../src/persistence/log/events/record-event.js';
import { copiedDatabase } from '../../support/copied-database.js';
import { growTo, sequenceAll } from '../../support/published-head.js';
import { ORIGIN } from '../../support/recording-database.js';
import { logVerifierKey, signedLog, type SignedLog } from '../../support/signed-log.js';
import type { ComposedSigner } from '../../../src/compose/signing.js';

/** A row as whoever has the login of the signer can add it, without the key. */
const FOREIGN = `INSERT INTO hub.log_head (origin, size, root, note, cosigned_by, quorum)
  SELECT origin, size + 1, root, note, cosigned_by, quorum`;

let log: SignedLog;
beforeEach(async () => {
  log = await signedLog();
});
afterEach(async () => {
  await log.close();
});

const sizes = async (): Promise<readonly number[]> => (await log.heads()).map(({ size }) => size);

/** Why a signer refuses to sign; nothing is published by it. */
async function refusal(signer: ComposedSigner): Promise<RefusalKind> {
  const before = await log.heads();
  const fault: unknown = await signer.beat().catch((reason: unknown) => reason);
  expect(fault).toBeInstanceOf(SigningRefused);
  expect(await log.heads()).toEqual(before);
  expect(log.alarms().findLast(({ kind }) => kind === 'STOPPED')).toMatchObject({ state: 'RAISED' });
  return (fault as SigningRefused).refusal.kind;
}

describe('the signer, as the login that it has', () => {
  it('signs what the hub decided and the sequencer placed, beat after beat', async () => {
    const signer = await log.signer();
    await signer.beat();
    await log.decide(3);
    await signer.beat();
    expect(await signer.beat()).toBe('NOTHING');
    await log.decide(300);
    await signer.beat();
    expect(await sizes()).toEqual([0, 3, 303]);
    const head = (await log.heads()).at(-1)!;
    const { text, verified } = openNote(Buffer.from(head.note), [logVerifierKey(log.config)], nodeSignatureCheck);
    expect(verified).toHaveLength(1);
    const tree = await log.recording.database.superuser().query<{ root: Buffer }>('SELECT root FROM hub.log_tree');
    expect(Buffer.from(readCheckpoint(text).root)).toEqual(tree.rows[0]?.root);
    expect(log.said).toEqual([]);
  });

  it('goes on where the last one stopped', async () => {
    const first = await log.signer();
    await log.decide(2);
    await first.beat();
    await first.close();
    await log.decide(2);
    await (await log.signer()).beat();
    expect(await sizes()).toEqual([2, 4]);
  });

  it('shares its directory with no other signer', async () => {
    const first = await log.signer();
    await expect(log.signer()).rejects.toMatchObject({ name: 'DirectoryClaimed', exitCode: 27 });
    await first.close();
    await (await log.signer()).beat();
  });

  it('signs no other log with the memory of this one', async () => {
    const signer = await log.signer();
    await signer.beat();
    await signer.close();
    const other = await log.signer({ origin: 'other.example/log' });
    await expect(other.beat()).rejects.toMatchObject({ name: 'SignerMemoryFault', exitCode: 29 });
    expect(await sizes()).toEqual([0]);
    expect(log.alarms().at(-1)).toMatchObject({ kind: 'STOPPED', state: 'RAISED' });
  });

  it('signs a leaf that came late, and tells of it', async () => {
    const signer = await log.signer();
    await log.decide(2);
    await log.decide(1, -5);
    await signer.beat();
    expect(await sizes()).toEqual([3]);
    expect(log.said).toHaveLength(1);
    expect(log.said[0]).toMatch(/^alarm: leaf 2 came into the log later than promised, 30\d s after its decision$/);
    expect(log.alarms()).toMatchObject([{ kind: 'LATE_LEAVES', state: 'RAISED' }]);
  });

  it('tells of leaves that wait for longer than a minute', async () => {
    const signer = await log.signer();
    await log.tamper(
      `INSERT INTO hub.log_pending (leaf_id, leaf_hash, submitted_at)
       VALUES (gen_random_uuid(), decode(repeat('00', 32), 'hex'), clock_timestamp() - interval '61 seconds')`,
    );
    await signer.beat();
    expect(log.alarms()).toMatchObject([{ kind: 'LEAVES_WAITING', state: 'RAISED' }]);
    await log.tamper('DELETE FROM hub.log_pending');
    await signer.beat();
    expect(log.alarms().at(-1)).toMatchObject({ kind: 'LEAVES_WAITING', state: 'OVER' });
  });
});

describe('an older database under the signer', () => {
  it('is refused, and so is what becomes of it', async () => {
    const signer = await log.signer();
    await log.decide(3);
    await signer.beat();
    const backup = await copiedDatabase(log.recording.database);
    try {
      await log.decide(2);
      await signer.beat();
      await signer.close();
      const restored = await log.signer({}, backup.signerUrl);
      expect(await refusal(restored)).toBe('SHRUNK');
      // the leaf that is there now is another than the one that was signed
      await backup.run(
        'SET session_replication_role = replica',
        `UPDATE log_tree SET size = 5, root = decode(repeat('07', 32), 'hex')`,
      );
      expect(await refusal(restored)).toBe('FORKED');
      await backup.run('SET session_replication_role = replica', 'UPDATE log_tree SET size = 6');
      expect(await refusal(restored)).toBe('GAP');
      await restored.close();
      // the database that went on is still the one that was signed
      await log.decide(1);
      await (await log.signer()).beat();
      expect(await sizes()).toEqual([3, 5, 6]);
    } finally {
      await backup.drop();
    }
  });

  it('is refused also when it has grown to the same number of leaves, or past it', async () => {
    const signer = await log.signer();
    await log.decide(4);
    await signer.beat();
    await log.tamper(
      'DELETE FROM hub.log_entry WHERE idx >= 2',
      'DELETE FROM hub.log_head',
      'UPDATE hub.log_partial_tile SET hashes = substring(hashes FOR 64)',
      `UPDATE hub.log_tree SET size = 2,
         root = (SELECT sha256('\\x01'::bytea || substring(hashes FOR 64)) FROM hub.log_partial_tile WHERE level = 0)`,
    );
    expect(await refusal(signer)).toBe('SHRUNK');
    await log.decide(2);
    expect(await refusal(signer)).toBe('FORKED');
    await log.decide(1);
    expect(await refusal(signer)).toBe('ANOTHER_ROOT');
  });

  it('is refused without a memory, when heads were signed before', async () => {
    const signer = await log.signer();
    await log.decide(1);
    await signer.beat();
    const forgetful = await log.signer({ signerDirectory: `${log.config.log.signerDirectory}-new` });
    await expect(forgetful.beat()).rejects.toMatchObject({ refusal: { kind: 'MEMORY_LOST' } });
    expect(await sizes()).toEqual([1]);
  });
});

describe('the signer refuses', () => {
  it('a decision that the hub did not sign a receipt for', async () => {
    const signer = await log.signer();
    await log.decide(3);
    await log.tamper(
      `UPDATE hub.decision SET receipt_signature = decode(repeat('5a', 64), 'hex')
       WHERE id = (SELECT leaf_id FROM hub.log_entry WHERE idx = 1)`,
    );
    expect(await refusal(signer)).toBe('FORGED_PROMISE');
    expect(log.said[0]).toContain('(leaf 1)');
  });

  it('a decision whose time was changed', async () => {
    const signer = await log.signer();
    await log.decide(1);
    await log.tamper(`UPDATE hub.decision SET decided_at = decided_at + interval '1 microsecond'`);
    expect(await refusal(signer)).toBe('FORGED_PROMISE');
  });

  it('a leaf without its decision', async () => {
    const signer = await log.signer();
    await log.decide(2);
    await log.tamper('DELETE FROM hub.decision WHERE id = (SELECT leaf_id FROM hub.log_entry WHERE idx = 0)');
    expect(await refusal(signer)).toBe('NO_PROMISE');
  });

  it('an event with a receipt that nobody signed', async () => {
    const signer = await log.signer();
    await growTo(log.recording.database, 1);
    expect(await refusal(signer)).toBe('LEAF_SHAPE');
  });

  it('a leaf that stands twice', async () => {
    const signer = await log.signer();
    await log.decide(2);
    await signer.beat();
    await log.tamper(
      'ALTER TABLE hub.log_entry DROP CONSTRAINT log_entry_leaf_id_key',
      'INSERT INTO hub.log_pending (leaf_id, leaf_hash) SELECT leaf_id, leaf_hash FROM hub.log_entry WHERE idx = 0',
    );
    await sequenceAll(log.recording.database);
    expect(await refusal(signer)).toBe('DUPLICATE');
  });

  it('a leaf of the future', async () => {
    const signer = await log.signer();
    await log.decide(1, 4);
    await signer.beat();
    await log.decide(1, 6);
    expect(await refusal(signer)).toBe('FUTURE');
  });

  it('a head that was signed with its key and that it does not remember', async () => {
    const signer = await log.signer();
    await log.decide(1);
    await signer.beat();
    const memory = join(log.config.log.signerDirectory, 'head.json');
    const early = readFileSync(memory);
    await log.decide(1);
    await signer.beat();
    writeFileSync(memory, early);
    // also when rows that nobody signed lie over it
    await log.tamper(`${FOREIGN} FROM hub.log_head, generate_series(1, 150)`);
    expect(await refusal(signer)).toBe('MEMORY_BEHIND');
  });
});

it('publishes its own head over one that somebody put there without its key', async () => {
  const signer = await log.signer();
  await log.decide(1);
  await signer.beat();
  await log.tamper(`${FOREIGN} FROM hub.log_head`);
  await signer.beat();
  expect(await sizes()).toEqual([1, 2, 1]);
  await log.decide(1);
  await signer.beat();
  expect(await sizes()).toEqual([1, 2, 1, 2]);
  expect(log.alarms().map(({ kind, state }) => [kind, state])).toEqual([
    ['FOREIGN_HEAD', 'RAISED'],
    ['FOREIGN_HEAD', 'OVER'],
  ]);
});

it('signs what is a leaf without being a decision, under the same receipt key', async () => {
  const signer = await log.signer();
  const { database, key } = log.recording;
  await log.decide(1);
  const client = await database.pool('app').connect();
  try {
    const { rows } = await client.query<{ now: string }>(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`,
    );
    await recordEvent(
      client,
      {
        kind: 'POLICY_ACTIVATION',
        about: '0f8e2b4a-9d3c-4e71-a5b6-c7d8e9f0a1b2',
        happenedAt: rows[0]!.now as never,
        content: { version: 'none' },
        organisation: null,
      },
      { origin: ORIGIN, signer: key.signer },
    );
  } finally {
    client.release();
  }
  await sequenceAll(database);
  await signer.beat();
  expect(await sizes()).toEqual([2]);
});
