import { beforeEach, describe, expect, it } from 'vitest';
import { openNote } from '../../../src/disclosure-log/verify/open-note.js';
import type { Signer } from '../../../src/log-signing/sign-head.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { promisedLeaves } from '../../support/promised-leaves.js';
import { fakeWitness, LOG_KEY, signerWorld, type SignerWorld } from '../../support/signer-on-fakes.js';

const MINUTE = 60_000;

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

describe('witnesses', () => {
  const clock = (): number => world.now;
  const setUp = (atLeast: number) => {
    const witnesses = [fakeWitness('one.example/w', clock), fakeWitness('two.example/w', clock)] as const;
    world = signerWorld(witnesses, atLeast);
    signer = world.signer();
    return witnesses;
  };
  const last = () => world.published.at(-1)!;
  const away = { kind: 'NO_ANSWER' } as const;

  it('cosign each head with the proof from the one they know, after it is remembered', async () => {
    const [one, two] = setUp(2);
    await grow(3);
    await grow(5);
    expect(last()).toMatchObject({ size: 8, cosignedBy: ['one.example/w', 'two.example/w'], quorum: true });
    expect(world.done.slice(0, 4)).toEqual([
      'remembered 3',
      'asked one.example/w',
      'asked two.example/w',
      'published 3',
    ]);
    const keys = [LOG_KEY.key, one.signer.key, two.signer.key];
    const { verified } = openNote(Buffer.from(last().note), keys, nodeSignatureCheck);
    expect(verified.map(({ key, time }) => [key.name, time])).toEqual([
      [LOG_KEY.key.name, null],
      ['one.example/w', world.now / 1_000],
      ['two.example/w', world.now / 1_000],
    ]);
    expect(one.asked.map((body) => body.split('\n', 1)[0])).toEqual(['old 0', 'old 3']);
  });

  it('tell what they know to a signer that was restarted', async () => {
    const [one] = setUp(2);
    await grow(3);
    signer = world.signer();
    await grow(300);
    expect(one.asked.map((body) => body.split('\n', 1)[0])).toEqual(['old 0', 'old 0', 'old 3']);
    expect(last()).toMatchObject({ size: 303, quorum: true });
  });

  it('that are away are asked again at each beat, the others not', async () => {
    const [one, two] = setUp(2);
    two.instead = away;
    await grow(3);
    expect(last()).toMatchObject({ size: 3, cosignedBy: ['one.example/w'], quorum: false });
    expect(await signer.beat()).toBe('NOTHING');
    two.instead = null;
    expect(await signer.beat()).toBe('PUBLISHED');
    expect(last()).toMatchObject({ size: 3, cosignedBy: ['one.example/w', 'two.example/w'], quorum: true });
    expect(await signer.beat()).toBe('NOTHING');
    expect([one.asked.length, two.asked.length]).toEqual([1, 3]);
  });

  it('of whom one is enough', async () => {
    const [one] = setUp(1);
    one.instead = away;
    await grow(3);
    expect(last()).toMatchObject({ cosignedBy: ['two.example/w'], quorum: true });
  });

  it('renew what they signed after ten minutes; what is not renewed stays true', async () => {
    const [one, two] = setUp(2);
    await grow(3);
    world.now += 10 * MINUTE;
    two.instead = away;
    await signer.beat();
    const keys = [one.signer.key, two.signer.key];
    const { verified } = openNote(Buffer.from(last().note), keys, nodeSignatureCheck);
    expect(verified.map(({ time }) => world.now / 1_000 - (time ?? 0))).toEqual([0, 600]);
    expect(last().quorum).toBe(true);
  });

  it('that fail for 15 minutes raise an alarm, once, also over a restart', async () => {
    const [one, two] = setUp(1);
    await grow(1);
    [one.instead, two.instead] = [away, away];
    await grow(1);
    world.now += 15 * MINUTE - 1;
    await signer.beat();
    expect(world.said).toEqual([]);
    signer = world.signer();
    world.now += 1;
    await signer.beat();
    await signer.beat();
    const sentence = 'no head of the log has had a quorum of witnesses for 15 minutes';
    expect(world.said).toEqual([`alarm: ${sentence}`]);
    one.instead = null;
    await signer.beat();
    expect(world.said).toEqual([`alarm: ${sentence}`, `no longer: ${sentence}`]);
  });

  it.each([
    ['sends the cosignature of another head', 'STALE', 'sent something else than its cosignature of the head'],
    ['sends nonsense', { kind: 'COSIGNED', lines: 'yes\n' }, 'sent something else than its cosignature of the head'],
    ['sends nothing', { kind: 'COSIGNED', lines: '' }, 'sent something else than its cosignature of the head'],
    [
      'finds the proof wrong',
      { kind: 'REFUSED', status: 422 },
      'has no proof from the stored tiles that the head continues the one it remembers',
    ],
    [
      'finds a fork and is of the first version',
      { kind: 'REFUSED', status: 409 },
      'has no proof from the stored tiles that the head continues the one it remembers',
    ],
    ['does not know the log', { kind: 'REFUSED', status: 404 }, 'does not take heads of this log'],
    [
      'remembers more',
      { kind: 'CONFLICT', size: 900 },
      'remembers a later head of this log than the one that was signed now',
    ],
  ] as const)('whereof one %s are told of, and the head goes out without it', async (_, instead, sentence) => {
    const [one, two] = setUp(1);
    if (instead === 'STALE') {
      await grow(1);
      const line = last()
        .note.split('\n')
        .find((each) => each.startsWith('— two'))!;
      two.instead = { kind: 'COSIGNED', lines: `${line}\n` };
    } else two.instead = instead;
    await grow(2);
    expect(last()).toMatchObject({ cosignedBy: ['one.example/w'], quorum: true });
    expect(world.said).toEqual([`alarm: the witness two.example/w ${sentence}`]);
    expect(one.sizeNow()).toBe(last().size);
  });

  it.each([900, Number.MAX_SAFE_INTEGER])('are asked again after an answer that claims %i leaves', async (size) => {
    const [one] = setUp(2);
    await grow(2);
    one.instead = { kind: 'CONFLICT', size };
    await grow(2);
    expect(last()).toMatchObject({ size: 4, cosignedBy: ['two.example/w'], quorum: false });
    expect(world.said).toHaveLength(1);
    one.instead = null;
    await signer.beat();
    expect(last()).toMatchObject({ size: 4, cosignedBy: ['one.example/w', 'two.example/w'], quorum: true });
    expect(world.said.at(-1)).toContain('no longer: ');
  });

  it('are carried on without the line that somebody else added to the published head', async () => {
    setUp(2);
    await grow(2);
    const own = last();
    const forged = own.note.replace(/— two.*\n/, `— two.example/w ${'A'.repeat(100)}\n`);
    world.published.push({ ...own, note: forged });
    await signer.beat();
    expect(last()).toMatchObject({ cosignedBy: ['one.example/w', 'two.example/w'], quorum: true });
    expect(last().note).not.toContain('A'.repeat(100));
  });

  it('do not cosign a log that was rewritten, whatever the signer remembers', async () => {
    const [one] = setUp(2);
    await grow(5);
    // database and memory restored together: the signer cannot tell, the witnesses can
    world.entries = [...promisedLeaves(3)];
    world.published.length = 0;
    world.remembered = null;
    signer = world.signer();
    await signer.beat();
    expect(last()).toMatchObject({ size: 3, cosignedBy: [], quorum: false });
    expect(world.said.at(-1)).toContain('remembers a later head of this log');
    await grow(9);
    expect(last()).toMatchObject({ size: 12, cosignedBy: [], quorum: false });
    expect(one.sizeNow()).toBe(5);
  });
});
