import { beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../../src/disclosure-log/format/checkpoint.js';
import { openNote } from '../../../src/disclosure-log/verify/open-note.js';
import { SigningRefused, type RefusalKind } from '../../../src/log-signing/refusal.js';
import type { Signer } from '../../../src/log-signing/sign-head.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { moment } from '../../support/builders.js';
import { newSigner, signedHead } from '../../support/note-keys.js';
import { ORIGIN, promisedLeaf, promisedLeaves } from '../../support/promised-leaves.js';
import { LOG_KEY, signerWorld, type SignerWorld } from '../../support/signer-on-fakes.js';

const MINUTE = 60_000;
const NOBODY = { cosignedBy: [], quorum: true };

let world: SignerWorld;
let signer: Signer;
beforeEach(() => {
  world = signerWorld();
  signer = world.signer();
});

/** More leaves, and a second later a beat. */
async function grow(count: number): Promise<void> {
  world.entries.push(...promisedLeaves(count, world.entries.length));
  world.now += 1_000;
  await signer.beat();
}

const sizes = (): readonly number[] => world.published.map(({ size }) => size);

async function refusal(): Promise<RefusalKind> {
  const done = [...world.done];
  const fault: unknown = await signer.beat().catch((reason: unknown) => reason);
  expect(fault).toBeInstanceOf(SigningRefused);
  // nothing was remembered, signed or published
  expect(world.done).toEqual(done);
  const { kind } = (fault as SigningRefused).refusal;
  expect(world.alarms.findLast((line) => line.kind === 'STOPPED')).toMatchObject({ state: 'RAISED' });
  return kind;
}

describe('a beat', () => {
  it('signs the empty log first, so that there is a head from the beginning', async () => {
    expect(await signer.beat()).toBe('PUBLISHED');
    expect(sizes()).toEqual([0]);
  });

  it('publishes the grown tree under the key of the log, once it is remembered', async () => {
    await grow(3);
    const [head] = world.published;
    const opened = openNote(Buffer.from(head!.note), [LOG_KEY.key], nodeSignatureCheck);
    expect(opened.verified).toHaveLength(1);
    const { root, ...checkpoint } = readCheckpoint(opened.text);
    expect(checkpoint).toEqual({ origin: LOG_KEY.key.name, size: 3, extensions: [] });
    expect(Buffer.from(root)).toEqual(Buffer.from(head!.root));
    expect(head).toMatchObject({ origin: LOG_KEY.key.name, size: 3, cosignedBy: [], quorum: true });
    expect(world.done).toEqual(['remembered 3', 'published 3']);
    await grow(400);
    expect(sizes()).toEqual([3, 403]);
  });

  it('does nothing without growth until ten minutes have passed', async () => {
    await grow(2);
    world.now += 10 * MINUTE - 1;
    expect(await signer.beat()).toBe('NOTHING');
    world.now += 1;
    expect(await signer.beat()).toBe('PUBLISHED');
    expect(sizes()).toEqual([2, 2]);
    expect(world.done.filter((what) => what.startsWith('remembered'))).toHaveLength(1);
  });

  it('goes on from its memory alone after a restart', async () => {
    await grow(5);
    const reads: number[] = [];
    const all = world.entries;
    world.entries = new Proxy(all, {
      get: (target, name, self) => (name === 'slice' ? reads.push(0) : 0, Reflect.get(target, name, self) as unknown),
    });
    signer = world.signer();
    expect(await signer.beat()).toBe('NOTHING');
    // no entry was looked at a second time
    expect(reads).toEqual([]);
  });

  it('publishes what it remembered before it was ended', async () => {
    world.failing = 'publish';
    await expect(grow(4)).rejects.toThrow('the publish failed');
    expect(sizes()).toEqual([]);
    signer = world.signer();
    await signer.beat();
    expect(sizes()).toEqual([4]);
    world.failing = 'publish';
    await expect(grow(1)).rejects.toThrow('the publish failed');
    await grow(2);
    expect(sizes()).toEqual([4, 7]);
  });

  it('publishes nothing that it could not remember', async () => {
    world.failing = 'remember';
    await expect(grow(4)).rejects.toThrow('the remember failed');
    expect(sizes()).toEqual([]);
    await signer.beat();
    expect(world.done).toEqual(['remembered 4', 'published 4']);
  });
});

describe('nothing is signed', () => {
  it('when the log has become shorter', async () => {
    await grow(5);
    world.entries.length = 4;
    expect(await refusal()).toBe('SHRUNK');
    // neither by the next signer
    signer = world.signer();
    expect(await refusal()).toBe('SHRUNK');
    expect(world.alarms.filter(({ kind }) => kind === 'STOPPED')).toHaveLength(1);
  });

  it('when the log has another leaf in the same number, or in more', async () => {
    await grow(5);
    world.entries[2] = promisedLeaf(2, { id: '0f8e2b4a-9d3c-4e71-a5b6-c7d8e9f0a1b2' });
    expect(await refusal()).toBe('FORKED');
    world.entries.push(...promisedLeaves(3, 5));
    expect(await refusal()).toBe('ANOTHER_ROOT');
  });

  it('when the tree says another size or root than the leaves give', async () => {
    world.entries.push(...promisedLeaves(3));
    await signer.beat();
    const { root } = world.remembered!;
    world.entries.push(...promisedLeaves(2, 3));
    world.tree = { size: 6, root };
    expect(await refusal()).toBe('GAP');
    world.tree = { size: 5, root };
    expect(await refusal()).toBe('ANOTHER_ROOT');
  });

  it('when a new leaf was in the log before', async () => {
    await grow(300);
    world.entries.push({ ...promisedLeaf(7), index: 300 });
    expect(await refusal()).toBe('DUPLICATE');
  });

  it('when a new leaf stands twice, far from each other', async () => {
    world.entries.push(...promisedLeaves(300), { ...promisedLeaf(7), index: 300 });
    expect(await refusal()).toBe('DUPLICATE');
  });

  it('when a new leaf was not promised', async () => {
    await grow(1);
    world.entries.push({ ...promisedLeaf(1), promise: promisedLeaf(2).promise });
    expect(await refusal()).toBe('FORGED_PROMISE');
  });

  it('when the memory is empty though heads were published, or older than these', async () => {
    await grow(1);
    const early = world.remembered;
    await grow(1);
    world.remembered = null;
    expect(await refusal()).toBe('MEMORY_LOST');
    world.remembered = early;
    expect(await refusal()).toBe('MEMORY_BEHIND');
  });

  it('when another head of the remembered size is published under its key', async () => {
    await grow(2);
    const own = world.published[0]!;
    const root = new Uint8Array(32);
    world.published.push({ ...own, root, note: signedHead(LOG_KEY, 2, root) });
    expect(await refusal()).toBe('NOT_OUR_HEAD');
    world.published.pop();
    expect(await signer.beat()).toBe('NOTHING');
    // what was wrong is told to be over
    expect(world.alarms.at(-1)).toMatchObject({ kind: 'STOPPED', state: 'OVER' });
  });

  it('when a newer one under its key lies below rows that nobody signed', async () => {
    await grow(2);
    const own = world.published[0]!;
    const root = new Uint8Array(32);
    world.published.push({ ...own, size: 9, root, note: signedHead(LOG_KEY, 9, root) });
    world.published.push({ ...own, size: 10 });
    expect(await refusal()).toBe('MEMORY_BEHIND');
  });

  it('with another key than the remembered head has', async () => {
    await grow(2);
    world.remembered = { ...world.remembered!, checkpoint: signedHead(newSigner(ORIGIN), 2, world.remembered!.root) };
    expect(await refusal()).toBe('ANOTHER_KEY');
  });
});

describe('a head that nobody signed with the key of the log', () => {
  const sentence = 'a head of this log was published that nobody signed with its key; it is ignored';

  it.each([
    ['is newer', { size: 1_000_000 }],
    ['has another root', { root: new Uint8Array(32) }],
    ['is of somebody else', { note: signedHead(newSigner('someone.else'), 2, new Uint8Array(32)) }],
    ['is of somebody of the same name', { note: signedHead(newSigner(ORIGIN), 2, new Uint8Array(32)) }],
    ['is no note', { note: 'no note' }],
  ])('and %s is told of, and the own one published over it', async (_what, changes) => {
    await grow(2);
    const own = world.published[0]!;
    world.published.push({ ...own, ...changes });
    expect(await signer.beat()).toBe('PUBLISHED');
    expect(world.published.at(-1)).toMatchObject({ size: 2, root: own.root, note: own.note });
    expect(world.said).toEqual([`alarm: ${sentence}`]);
    await grow(1);
    expect(sizes().at(-1)).toBe(3);
    expect(world.said).toEqual([`alarm: ${sentence}`, `no longer: ${sentence}`]);
  });

  it('does not keep a signer from its first one', async () => {
    world.published.push({ origin: ORIGIN, size: 7, root: new Uint8Array(32), note: 'x', ...NOBODY, publishedAt: 0 });
    await grow(2);
    expect(sizes()).toEqual([7, 2]);
  });

  it('does not stand in for a forgotten memory', async () => {
    await grow(2);
    world.published.push({ ...world.published[0]!, note: 'x' });
    world.remembered = null;
    expect(await refusal()).toBe('MEMORY_LOST');
  });

  it('is an older one of its own that was put there again', async () => {
    await grow(1);
    await grow(1);
    world.published.push(world.published[0]!);
    expect(await signer.beat()).toBe('PUBLISHED');
    expect(sizes()).toEqual([1, 2, 1, 2]);
  });
});

describe('what is late', () => {
  it('is signed and told of by its place', async () => {
    await grow(1);
    world.entries.push(...[1, 2].map((at) => promisedLeaf(at, { sequencedAt: moment('2027-03-28T02:02:00.123456Z') })));
    world.now += 2 * MINUTE;
    await signer.beat();
    expect(sizes()).toEqual([1, 3]);
    const sentence = '2 leaves from 1 to 2 came into the log later than promised, up to 150 s after their decision';
    expect(world.said).toEqual([`alarm: ${sentence}`]);
  });

  it('is told of each time, and stays true when leaves come in time again', async () => {
    const lateBy = (at: number) => promisedLeaf(at, { sequencedAt: moment('2027-03-28T02:02:00.123456Z') });
    world.now += 2 * MINUTE;
    world.entries.push(lateBy(0));
    await signer.beat();
    world.entries.push(promisedLeaf(1, { decidedAt: moment('2027-03-28T02:02:00.000000Z') }));
    await signer.beat();
    await signer.beat();
    world.entries.push(lateBy(2));
    await signer.beat();
    expect(world.said).toEqual([
      'alarm: leaf 0 came into the log later than promised, 150 s after its decision',
      'alarm: leaf 2 came into the log later than promised, 150 s after its decision',
    ]);
    expect(world.alarms.map(({ kind, state }) => [kind, state])).toEqual([
      ['LATE_LEAVES', 'RAISED'],
      ['LATE_LEAVES', 'RAISED'],
    ]);
  });

  it('is told of before it is remembered, after which nobody looks at it again', async () => {
    world.entries.push(promisedLeaf(0, { sequencedAt: moment('2027-03-28T02:02:00.123456Z') }));
    world.now += 2 * MINUTE;
    world.failing = 'remember';
    await expect(signer.beat()).rejects.toThrow('the remember failed');
    await signer.beat();
    expect(world.said).toEqual(['alarm: leaf 0 came into the log later than promised, 150 s after its decision']);
  });

  it('is found by the own clock, when the database says that it was in time', async () => {
    await grow(1);
    world.now += 10 * MINUTE;
    await signer.beat();
    await grow(1);
    expect(world.said[0]).toBe('alarm: leaf 1 came into the log later than promised, 630 s after its decision');
  });

  it('waits for its place: told of once, and when it is over', async () => {
    world.waiting = 3;
    await signer.beat();
    world.waiting = 5;
    await signer.beat();
    world.waiting = 0;
    await signer.beat();
    const sentence = 'leaves have waited for their place in the log for over a minute';
    expect(world.said).toEqual([`alarm: ${sentence}`, `no longer: ${sentence}`]);
    expect(world.alarms.map(({ kind, state }) => [kind, state])).toEqual([
      ['LEAVES_WAITING', 'RAISED'],
      ['LEAVES_WAITING', 'OVER'],
    ]);
  });
});
