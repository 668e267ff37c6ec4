import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCanonical } from '../../../../src/disclosure-log/format/canonical-bytes.js';
import { SALTS_LENGTH } from '../../../../src/disclosure-log/format/slots.js';
import { isLeaf, LEAF_ID } from '../../../../src/disclosure-log/verify/leaf-shape.js';
import { UniqueIds } from '../../../../src/disclosure-log/verify/unique-ids.js';
import { buildLeaf } from '../../../../src/disclosure-log/write/build-leaf.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import type { DecisionId } from '../../../../src/shared/ids.js';
import type { Instant } from '../../../../src/shared/instant.js';
import published from '../leaf-v1.json' with { type: 'json' };

const ID = '01234567-89ab-4cde-8f01-23456789abcd';

const leafOf = (policyVersion: string, salts = new Uint8Array(SALTS_LENGTH)): Uint8Array =>
  buildLeaf(
    { id: ID as DecisionId, decidedAt: '2026-11-21T11:58:00.000000Z' as Instant, policyVersion, values: {} },
    salts,
    nodeHashing,
  );
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytes = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'latin1'));

describe('the shape of a leaf', () => {
  it('is that of every leaf that is built, and its id stands where it is looked for', () => {
    const salts = fc.uint8Array({ minLength: SALTS_LENGTH, maxLength: SALTS_LENGTH });
    const policy = fc.stringMatching(/^[ !#-[\]-~]{1,80}$/);
    fc.assert(
      fc.property(policy, salts, (version, salt) => {
        const leaf = leafOf(version, salt);
        expect(isLeaf(leaf)).toBe(true);
        expect(text(leaf.subarray(LEAF_ID.start, LEAF_ID.end))).toBe(ID);
      }),
      { seed: 14 },
    );
  });

  it('is that of the published leaf', () => {
    expect(isLeaf(bytes(published.leaf))).toBe(true);
  });

  it('is always canonical JSON: whatever byte is changed, a leaf stays one only if the text is canonical', () => {
    const leaf = leafOf(
      'policy/1',
      Uint8Array.from({ length: SALTS_LENGTH }, (_, at) => (at * 13) % 256),
    );
    const structure = new Set([...'{}[]":,']);
    for (let at = 0; at < leaf.length; at += 1) {
      for (const byte of [0, 0x20, 0x22, 0x2d, 0x30, 0x3d, 0x5c, 0x5f, 0x7f, 0x80, 0xff, 0x41]) {
        const changed = leaf.slice();
        changed[at] = byte;
        if (!isLeaf(changed)) continue;
        expect(isCanonical(text(changed))).toBe(true);
        expect(structure.has(text(leaf)[at]!) && leaf[at] !== byte).toBe(false);
      }
    }
  });

  it.each([
    ['nothing', ''],
    ['no policy', text(leafOf('x')).replace('"policy":"x"', '"policy":""')],
    ['a space', text(leafOf('x')).replace('"policy":"x"', '"policy": "x"')],
    ['an escape', text(leafOf('x')).replace('"policy":"x"', '"policy":"\\u0041"')],
    ['a member more', text(leafOf('x')).replace('"v":1}', '"v":1,"w":1}')],
    ['another version', text(leafOf('x')).replace('"v":1}', '"v":2}')],
    ['a member less', text(leafOf('x')).replace(/"hour":"[^"]*",/, '')],
    ['minutes', text(leafOf('x')).replace(':00:00Z', ':58:00Z')],
    ['a slot less', text(leafOf('x')).replace(/"answer":"[^"]*",/, '')],
    ['bits behind the 32 bytes of a slot', text(leafOf('x')).replace('A="', 'B="')],
    ['capital letters in its id', text(leafOf('x')).replace(ID, ID.toUpperCase())],
    ['a line feed at its end', `${text(leafOf('x'))}\n`],
    ['bytes before it', ` ${text(leafOf('x'))}`],
  ])('is not that of a leaf with %s', (_, words) => {
    expect(isLeaf(bytes(words))).toBe(false);
  });
});

describe('a set of ids', () => {
  it('takes each id once, as a set of texts does', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uuid(), fc.constantFrom(ID, NIL)), { maxLength: 300 }), (ids) => {
        const unique = new UniqueIds();
        const known = new Set<string>();
        for (const id of ids) {
          expect(unique.add(bytes(id))).toBe(!known.has(id));
          known.add(id);
        }
      }),
      { seed: 36, numRuns: 50 },
    );
  });

  it('tells ids apart that differ in one digit, wherever it is', () => {
    const unique = new UniqueIds();
    expect(unique.add(bytes(ID))).toBe(true);
    for (const [at, digit] of [...ID].entries()) {
      if (digit === '-') continue;
      const other = `${ID.slice(0, at)}${digit === 'f' ? '0' : 'f'}${ID.slice(at + 1)}`;
      expect(unique.add(bytes(other))).toBe(true);
      expect(unique.add(bytes(other))).toBe(false);
    }
    expect(unique.add(bytes(ID))).toBe(false);
  });

  it('keeps all of them as it grows', () => {
    const unique = new UniqueIds();
    const idOf = (number: number): Uint8Array =>
      bytes(`${number.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`);
    for (let number = 0; number < 20_000; number += 1) expect(unique.add(idOf(number))).toBe(true);
    for (let number = 0; number < 20_000; number += 1) expect(unique.add(idOf(number))).toBe(false);
  });

  const NIL = '00000000-0000-0000-0000-000000000000';
});
