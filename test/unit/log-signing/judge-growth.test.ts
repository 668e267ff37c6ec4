import { describe, expect, it } from 'vitest';
import { base64 } from '../../../src/disclosure-log/format/base64.js';
import { EMPTY_RANGE, rootOf } from '../../../src/disclosure-log/write/compact-range.js';
import { judgeGrowth, type BeforeGrowth, type GrowthRules } from '../../../src/log-signing/judge-growth.js';
import type { LogEntry } from '../../../src/log-signing/ports.js';
import { refusalSentence, REFUSALS, SigningRefused, type RefusalKind } from '../../../src/log-signing/refusal.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { epochMilliseconds } from '../../../src/shared/instant.js';
import { moment } from '../../support/builders.js';
import { newSigner } from '../../support/note-keys.js';
import { DECIDED_AT, ORIGIN, promisedLeaf, promisedLeaves, RECEIPT_KEY } from '../../support/promised-leaves.js';
import { ReferenceTree } from '../../support/reference-tree.js';

const RULES: GrowthRules = {
  origin: ORIGIN,
  formerOrigins: [],
  receiptKey: RECEIPT_KEY.key,
  check: nodeSignatureCheck,
  hashing: nodeHashing,
};
const NOW = epochMilliseconds(DECIDED_AT) + 2_000;

function before(changes: Partial<BeforeGrowth> = {}): BeforeGrowth {
  return { range: EMPTY_RANGE, idsInLog: new Set(), now: NOW, absentAt: null, ...changes };
}

function judged(entries: readonly LogEntry[], changes: Partial<BeforeGrowth> = {}) {
  return judgeGrowth(entries, before(changes), RULES);
}

/** Why the third of three leaves is refused. */
function refused(third: LogEntry, changes: Partial<BeforeGrowth> = {}): RefusalKind {
  const judgement = judged([...promisedLeaves(2), third], changes);
  if (judgement.ok) throw new Error('it was not refused');
  expect(judgement.failure.index).toBe(2);
  return judgement.failure.kind;
}

const flipped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes, (byte, at) => (at === 5 ? byte ^ 1 : byte));

describe('leaves as the hub promised them', () => {
  it('grow the remembered range to the root over all of them', () => {
    const entries = promisedLeaves(7);
    const judgement = judged(entries);
    if (!judgement.ok) throw new Error(refusalSentence(judgement.failure));
    expect(judgement.value.range.size).toBe(7);
    expect(judgement.value.late).toEqual([]);
    const root = rootOf(judgement.value.range, nodeHashing);
    expect(base64(root)).toBe(base64(new ReferenceTree(entries.map(({ leafHash }) => leafHash)).root(0, 7)));
  });

  it('come to the same root in two parts', () => {
    const entries = promisedLeaves(9);
    const first = judged(entries.slice(0, 4));
    if (!first.ok) throw new Error('refused');
    const second = judged(entries.slice(4), { range: first.value.range });
    const whole = judged(entries);
    expect(second).toEqual(whole);
  });

  it('may have receipts of names that the log had before, and of no other', () => {
    const entries = [
      promisedLeaf(0, { origin: 'hub.example/before' }),
      promisedLeaf(1, { origin: 'hub.example/first' }),
      promisedLeaf(2),
    ];
    const under = (...formerOrigins: readonly string[]) => judgeGrowth(entries, before(), { ...RULES, formerOrigins });
    expect(under('hub.example/first', 'hub.example/before').ok).toBe(true);
    expect(under('hub.example/before')).toEqual({ ok: false, failure: { kind: 'FORGED_PROMISE', index: 1 } });
    expect(under()).toEqual({ ok: false, failure: { kind: 'FORGED_PROMISE', index: 0 } });
  });

  it('may be five minutes ahead of the clock of the signer and no more', () => {
    const ahead = promisedLeaf(0);
    expect(judged([ahead], { now: epochMilliseconds(DECIDED_AT) - 300_000 }).ok).toBe(true);
    const judgement = judged([ahead], { now: epochMilliseconds(DECIDED_AT) - 300_001 });
    expect(judgement).toEqual({ ok: false, failure: { kind: 'FUTURE', index: 0 } });
  });
});

describe('a leaf that came later than promised', () => {
  it('is signed and told of, with its place and how late it was', () => {
    const inTime = promisedLeaf(0, { sequencedAt: moment('2027-03-28T02:00:30.123456Z') });
    const late = promisedLeaf(1, { sequencedAt: moment('2027-03-28T02:00:31.200000Z') });
    const judgement = judged([inTime, late]);
    if (!judgement.ok) throw new Error('refused');
    expect(judgement.value.late).toEqual([{ index: 1, afterSeconds: 61 }]);
    expect(judgement.value.range.size).toBe(2);
  });

  it('is late when the signer did not see it in time, whatever the database says of it', () => {
    const judgement = judged([promisedLeaf(0)], {
      absentAt: epochMilliseconds(DECIDED_AT) + 90_000,
      now: NOW + 100_000,
    });
    if (!judgement.ok) throw new Error('refused');
    expect(judgement.value.late).toEqual([{ index: 0, afterSeconds: 90 }]);
  });
});

describe('nothing is signed over a leaf', () => {
  it('whose stored hash is not that of its bytes', () => {
    const leaf = promisedLeaf(2);
    expect(refused({ ...leaf, leafHash: flipped(leaf.leafHash) })).toBe('LEAF_HASH');
    expect(refused({ ...leaf, leaf: flipped(leaf.leaf) })).toBe('LEAF_HASH');
  });

  it.each<readonly [what: string, rewritten: (text: string) => string]>([
    ['is no JSON', () => 'leaf'],
    ['is a list', () => '[]'],
    ['is JSON in another form', (text) => text.replace('{"hour"', '{ "hour"')],
    ['is of another version', (text) => text.replace('"v":1', '"v":2')],
    ['has a member more', (text) => text.replace('"v":1', '"v":1,"w":1')],
    ['has a member less', (text) => text.replace(/"policy":"[^"]*",/, '')],
    ['has a slot more', (text) => text.replace('"slots":{', `"slots":{"aaa":"${'A'.repeat(43)}=",`)],
    ['has a slot less', (text) => text.replace(/"subject":"[^"]*"/, '').replace(',}', '}')],
    ['has a commitment of 31 bytes', (text) => text.replace(/"answer":"[^"]*"/, `"answer":"${'A'.repeat(42)}=="`)],
    [
      'has a commitment in another spelling',
      (text) => text.replace(/"answer":"[^"]*"/, `"answer":"${'A'.repeat(42)}B="`),
    ],
    ['has a commitment that is a number', (text) => text.replace(/"answer":"[^"]*"/, '"answer":1')],
    ['has no policy', (text) => text.replace(/"policy":"[^"]*"/, '"policy":""')],
    ['has a quote in its policy', (text) => text.replace(/"policy":"/, '"policy":"\\"')],
    ['has an hour of another form', (text) => text.replace(/"hour":"[^"]*"/, '"hour":"2027-03-28 01"')],
    ['has an id in capitals', (text) => text.replace(/"id":"[^"]*"/, (id) => id.toUpperCase().replace('ID', 'id'))],
  ])('that %s, though its receipt is right', (_, rewritten) => {
    expect(refused(promisedLeaf(2, { id: '0f8e2b4a-9d3c-4e71-a5b6-c7d8e9f0a1b2', rewritten }))).toBe('LEAF_SHAPE');
  });

  it('whose bytes are not UTF-8', () => {
    const { leaf, ...rest } = promisedLeaf(2);
    const broken = Uint8Array.from([...leaf, 0xff]);
    const leafHash = nodeHashing.sha256(Uint8Array.of(0), broken);
    expect(refused({ ...rest, leaf: broken, leafHash })).toBe('LEAF_SHAPE');
  });

  it('that names another decision, or another hour', () => {
    const other = '0f8e2b4a-9d3c-4e71-a5b6-c7d8e9f0a1b2';
    const id = promisedLeaf(2, { rewritten: (text) => text.replace(/"id":"[^"]*"/, `"id":"${other}"`) });
    expect(refused(id)).toBe('LEAF_ID');
    const hour = promisedLeaf(2, { rewritten: (text) => text.replace('T01:00:00Z', 'T02:00:00Z') });
    expect(refused(hour)).toBe('LEAF_HOUR');
  });

  it('of no recorded decision or event', () => {
    expect(refused({ ...promisedLeaf(2), promise: null })).toBe('NO_PROMISE');
  });

  it('whose receipt another key signed, or this key for something else', () => {
    const leaf = promisedLeaf(2);
    const promise = leaf.promise!;
    expect(refused(promisedLeaf(2, { signer: newSigner(`${ORIGIN}/receipt`) }))).toBe('FORGED_PROMISE');
    expect(refused(promisedLeaf(2, { origin: 'other.example/log' }))).toBe('FORGED_PROMISE');
    expect(refused({ ...leaf, promise: { ...promise, signature: flipped(promise.signature) } })).toBe('FORGED_PROMISE');
    expect(refused({ ...leaf, promise: { ...promise, signature: new Uint8Array(64) } })).toBe('FORGED_PROMISE');
    expect(refused({ ...leaf, promise: { ...promise, signature: new Uint8Array() } })).toBe('FORGED_PROMISE');
    const elsewhen = moment('2027-03-28T01:59:30.123457Z');
    expect(refused({ ...leaf, promise: { ...promise, decidedAt: elsewhen } })).toBe('FORGED_PROMISE');
    expect(refused({ ...leaf, promise: { ...promise, decidedAt: moment('infinity') } })).toBe('FORGED_PROMISE');
    const another = promisedLeaf(3).promise;
    expect(refused({ ...leaf, promise: another })).toBe('FORGED_PROMISE');
  });

  it('that stands in the log already, before or among what is new', () => {
    const leaf = promisedLeaf(2);
    expect(refused(leaf, { idsInLog: new Set([leaf.id]) })).toBe('DUPLICATE');
    expect(refused({ ...promisedLeaf(0), index: 2 })).toBe('DUPLICATE');
    // the same decision under a second leaf
    expect(refused(promisedLeaf(2, { id: promisedLeaf(1).id }))).toBe('DUPLICATE');
  });

  it('that is out of its place', () => {
    expect(refused(promisedLeaf(3))).toBe('GAP');
    expect(refused(promisedLeaf(1))).toBe('GAP');
  });
});

it('tells of a refusal in one sentence, with the place and nothing of the leaf, and an exit code of its own', () => {
  const kinds = Object.keys(REFUSALS) as RefusalKind[];
  const sentences = kinds.map((kind) => refusalSentence({ kind, index: 17 }));
  for (const sentence of sentences) expect(sentence).toMatch(/^[a-z][^.\n]+ \(leaf 17\)$/);
  expect(new Set(sentences).size).toBe(kinds.length);
  const refusal = new SigningRefused({ kind: 'SHRUNK', index: null });
  expect(refusal.exitCode).toBe(26);
  expect(refusal.message).toBe(`${REFUSALS.SHRUNK}; nothing was signed`);
});
