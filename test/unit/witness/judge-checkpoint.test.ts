import { beforeEach, describe, expect, it } from 'vitest';
import { noteText, readNote, signNote } from '../../../src/disclosure-log/format/signed-note.js';
import { COSIGNATURE, ED25519, verifierKey } from '../../../src/disclosure-log/format/verifier-key.js';
import { openNote } from '../../../src/disclosure-log/verify/open-note.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { judgeCheckpoint } from '../../../src/witness/judge-checkpoint.js';
import type { Witness, WitnessedHead, WitnessMemory } from '../../../src/witness/ports.js';
import { newSigner, signedHead, smallTree, submission } from '../../support/note-keys.js';
import litewitness from './litewitness.json' with { type: 'json' };

const log = newSigner('hub.example/log');
const own = newSigner('witness.example/w', COSIGNATURE);
const tree = smallTree(Array.from({ length: 20 }, (_, at) => `entry ${at}`));
const forked = smallTree(Array.from({ length: 20 }, (_, at) => (at === 4 ? 'another' : `entry ${at}`)));

let remembered: Map<string, WitnessedHead>;
let contradictions: string[];
let now: number;
let witness: Witness;
beforeEach(() => {
  remembered = new Map();
  contradictions = [];
  now = 1_800_000_000;
  const memory: WitnessMemory = {
    latest: async (origin) => remembered.get(origin) ?? null,
    replace: async (origin, known, next) => {
      if ((remembered.get(origin) ?? null) !== known) return false;
      remembered.set(origin, next);
      return true;
    },
    keepContradiction: async (...all) => void contradictions.push(all.join('|')),
  };
  witness = {
    logs: [log.key],
    signer: own,
    memory,
    now: () => now,
    check: nodeSignatureCheck,
    hashing: nodeHashing,
  };
});

const judge = (body: string) => judgeCheckpoint(Buffer.from(body), witness);
const head = (size: number, of = tree): string => signedHead(log, size, of.root(size));
const grow = (from: number, to: number, of = tree) => judge(submission(from, of.proof(from, to), head(to, of)));
const sizeNow = (): number | undefined => remembered.get(log.key.name)?.size;

describe('the conversation by which litewitness tests itself', () => {
  it('has the same answers here', async () => {
    const key = verifierKey(litewitness.origin, ED25519, Buffer.from(litewitness.publicKeyHex, 'hex'), nodeHashing);
    witness = { ...witness, logs: [key] };
    for (const { what, body, status, size } of litewitness.steps) {
      const judgement = await judge(body);
      expect(judgement, what).toMatchObject(size === undefined ? { status } : { status, size });
    }
    expect(remembered.get(litewitness.origin)?.size).toBe(5);
  });
});

describe('a witness', () => {
  it('cosigns the first head of a log, and each that continues the last one', async () => {
    for (const [from, to] of [
      [0, 3],
      [3, 4],
      [4, 8],
      [8, 17],
      [17, 20],
    ] as const) {
      const judgement = await grow(from, to);
      if (judgement.status !== 200) throw new Error(`${from} to ${to}: ${judgement.status}`);
      const { verified } = openNote(
        Buffer.from(head(to) + judgement.signatures),
        [log.key, own.key],
        nodeSignatureCheck,
      );
      expect(verified).toEqual([
        { key: log.key, time: null },
        { key: own.key, time: now },
      ]);
      expect(sizeNow()).toBe(to);
    }
  });

  it('remembers the head as a monitor is given it: by its log and by itself, and by nobody else', async () => {
    const stranger = newSigner('stranger.example');
    const { text, signatures } = readNote(Buffer.from(head(3)));
    const many = noteText({ text, signatures: [signNote(text, stranger), ...signatures, ...signatures] });
    expect(await judge(submission(0, [], many))).toMatchObject({ status: 200 });
    const kept = readNote(Buffer.from(remembered.get(log.key.name)?.note ?? ''));
    expect(kept.signatures.map(({ name }) => name)).toEqual([log.key.name, own.key.name]);
  });

  it('survives a note that is full of signatures', async () => {
    const { text, signatures } = readNote(Buffer.from(head(3)));
    const full = noteText({ text, signatures: Array.from({ length: 100 }, () => signatures[0]!) });
    expect(await judge(submission(0, [], full))).toMatchObject({ status: 200 });
  });

  it('cosigns the same head again, with the time of now', async () => {
    await grow(0, 5);
    now += 60;
    const again = await judge(submission(5, [], head(5)));
    if (again.status !== 200) throw new Error('refused');
    const { verified } = openNote(Buffer.from(head(5) + again.signatures), [own.key], nodeSignatureCheck);
    expect(verified).toEqual([{ key: own.key, time: 1_800_000_060 }]);
  });

  it('begins with an empty tree when the log does, and cosigns what follows', async () => {
    expect(await grow(0, 0)).toMatchObject({ status: 200 });
    expect(await grow(0, 0)).toMatchObject({ status: 200 });
    expect(await grow(0, 6)).toMatchObject({ status: 200 });
  });

  it('takes either key of a log that has two', async () => {
    const next = newSigner(log.key.name);
    witness = { ...witness, logs: [log.key, next.key] };
    expect(await grow(0, 2)).toMatchObject({ status: 200 });
    expect(await judge(submission(2, tree.proof(2, 3), signedHead(next, 3, tree.root(3))))).toMatchObject({
      status: 200,
    });
  });

  it('keeps logs apart', async () => {
    const other = newSigner('other.example/log');
    witness = { ...witness, logs: [log.key, other.key] };
    await grow(0, 5);
    expect(await judge(submission(0, [], signedHead(other, 9, forked.root(9))))).toMatchObject({ status: 200 });
    expect(sizeNow()).toBe(5);
  });
});

describe('a witness refuses', () => {
  const refused = async (body: string, status: number, before = sizeNow()) => {
    const judgement = await judge(body);
    expect(judgement.status).toBe(status);
    expect(sizeNow()).toBe(before);
    return judgement;
  };

  it('a log that it does not know: 404', async () => {
    await refused(submission(0, [], signedHead(newSigner('other.example'), 1, tree.root(1))), 404);
  });

  it('a head that its log did not sign: 403', async () => {
    const impostor = newSigner(log.key.name);
    await refused(submission(0, [], signedHead(impostor, 1, tree.root(1))), 403);
    const other = newSigner('other.example');
    witness = { ...witness, logs: [log.key, other.key] };
    const { text } = readNote(Buffer.from(head(1)));
    await refused(submission(0, [], noteText({ text, signatures: [signNote(text, other)] })), 403);
  });

  it('a head with a bad signature of its log: 403', async () => {
    const { text } = readNote(Buffer.from(head(1)));
    const { signatures } = readNote(Buffer.from(head(2)));
    await refused(submission(0, [], noteText({ text, signatures })), 403);
  });

  it('an old size above the size of the head: 400', async () => {
    await grow(0, 5);
    await refused(submission(5, [], head(4)), 400);
    await refused(submission(6, [], head(5)), 400);
  });

  it('another old size than the one it remembers, and tells that one: 409', async () => {
    expect(await refused(submission(1, tree.proof(1, 3), head(3)), 409)).toEqual({ status: 409, size: 0 });
    await grow(0, 5);
    for (const old of [0, 4, 6]) {
      expect(await refused(submission(old, tree.proof(old, 8), head(8)), 409)).toEqual({ status: 409, size: 5 });
    }
    expect(await refused(submission(3, tree.proof(3, 4), head(4)), 409)).toEqual({ status: 409, size: 5 });
  });

  it('a smaller head under its own size: 400 or 409, never a signature', async () => {
    await grow(0, 5);
    await refused(submission(5, [], head(3)), 400);
    await refused(submission(3, [], head(3)), 409);
  });

  it('a proof that does not hold: 422', async () => {
    await grow(0, 5);
    const proof = tree.proof(5, 9);
    await refused(submission(5, [], head(9)), 422);
    await refused(submission(5, proof.slice(1), head(9)), 422);
    await refused(submission(5, [...proof, proof[0]!], head(9)), 422);
    await refused(submission(5, tree.proof(4, 9), head(9)), 422);
    await refused(
      submission(
        5,
        proof.map((hash, at) => (at === 0 ? Uint8Array.from(hash, (byte) => byte ^ 1) : hash)),
        head(9),
      ),
      422,
    );
    expect(contradictions).toEqual([]);
  });

  it('a log that forgot an entry and grew on: 422, whatever the proof', async () => {
    await grow(0, 5);
    await refused(submission(5, forked.proof(5, 9), head(9, forked)), 422);
    await refused(submission(5, tree.proof(5, 9), head(9, forked)), 422);
  });

  it('another root for the same size, and keeps both heads as evidence: 422', async () => {
    await grow(0, 5);
    expect(await refused(submission(5, [], head(5, forked)), 422)).toMatchObject({ contradiction: true });
    expect(contradictions).toEqual([`${log.key.name}|${remembered.get(log.key.name)?.note}|${head(5, forked)}`]);
  });

  it('a proof where none can be, from size 0 or to the same size: 422', async () => {
    await refused(submission(0, [tree.root(1)], head(1)), 422);
    await grow(0, 5);
    await refused(submission(5, [tree.root(1)], head(5)), 422);
    expect(contradictions).toEqual([]);
  });

  it('an empty tree with another root than that of nothing: 422', async () => {
    await refused(submission(0, [], signedHead(log, 0, tree.root(1))), 422);
    await refused(submission(0, [], signedHead(log, 0, new Uint8Array(32))), 422);
  });

  const note = head(1);
  it.each([
    ['nothing', ''],
    ['a checkpoint alone', note],
    ['no empty line', `old 0\n${note}`],
    ['no old size', `\n${note}`],
    ['an old size with a leading zero', `old 00\n\n${note}`],
    ['a negative old size', `old -1\n\n${note}`],
    ['an old size of two numbers', `old 0 0\n\n${note}`],
    ['an old size that nobody counts', `old 18446744073709551615\n\n${note}`],
    ['another first word', `Old 0\n\n${note}`],
    ['a hash of 31 bytes', `old 0\n${Buffer.alloc(31).toString('base64')}\n\n${note}`],
    ['a hash that is no base64', `old 0\nnonsense\n\n${note}`],
    ['a hash with a space behind', `old 0\n${Buffer.alloc(32).toString('base64')} \n\n${note}`],
    ['carriage returns', `old 0\r\n\r\n${note}`],
    ['no checkpoint', 'old 0\n\n'],
    ['a note that is no checkpoint', `old 0\n\n${noteText({ text: 'text\n', signatures: [signNote('text\n', log)] })}`],
    ['a checkpoint without signatures', `old 0\n\n${note.slice(0, note.indexOf('\n\n') + 1)}`],
    ['a checkpoint that is cut', `old 0\n\n${note.slice(0, -1)}`],
    [
      '64 hashes',
      submission(
        0,
        Array.from({ length: 64 }, () => tree.root(1)),
        note,
      ),
    ],
    ['a size that nobody counts', `old 0\n\n${note.replace('\n1\n', '\n99999999999999999999\n')}`],
  ])('%s: 400', async (_what, body) => {
    const judgement = await refused(body, 400);
    expect('why' in judgement && judgement.why).toMatch(/^[^A-Z]/);
  });

  it('63 hashes for what they do not prove, not for their number: 422', async () => {
    await grow(0, 5);
    await refused(
      submission(
        5,
        Array.from({ length: 63 }, () => tree.root(1)),
        head(9),
      ),
      422,
    );
  });

  it('the slower of two requests that follow the same head, and tells the size of now: 409', async () => {
    await grow(0, 5);
    const answers = await Promise.all([grow(5, 6), grow(5, 9), grow(5, 7)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const answer of answers) if (answer.status === 409) expect(answer.size).toBe(sizeNow());
  });

  it('to sign when it cannot remember', async () => {
    const memory = { ...witness.memory, replace: () => Promise.reject(new Error('disk full')) };
    witness = { ...witness, memory };
    await expect(grow(0, 1)).rejects.toThrow('disk full');
  });
});
