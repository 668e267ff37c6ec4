import { describe, expect, it } from 'vitest';
import { base64 } from '../../../../src/disclosure-log/format/base64.js';
import { checkpointText, readCheckpoint } from '../../../../src/disclosure-log/format/checkpoint.js';
import {
  cosign,
  cosignature,
  cosignedBytes,
  readCosignature,
} from '../../../../src/disclosure-log/format/cosignature.js';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import { COSIGNATURE } from '../../../../src/disclosure-log/format/verifier-key.js';
import { newSigner } from '../../../support/note-keys.js';

const root = new Uint8Array(32).fill(0xfb);
const hash = base64(root);
const text = `example.com/log\n20852163\n${hash}\n`;

describe('a checkpoint', () => {
  it('is origin, size and root, a line each', () => {
    const checkpoint = { origin: 'example.com/log', size: 20_852_163, root, extensions: [] };
    expect(checkpointText(checkpoint)).toBe(text);
    expect(readCheckpoint(text)).toEqual(checkpoint);
  });

  it('may have further lines', () => {
    const extended = `${text}extension 1\nextension 2\n`;
    expect(readCheckpoint(extended).extensions).toEqual(['extension 1', 'extension 2']);
    expect(checkpointText(readCheckpoint(extended))).toBe(extended);
  });

  it('has an origin of any sort, such as one with spaces', () => {
    expect(readCheckpoint(`go.sum database tree\n0\n${hash}\n`).origin).toBe('go.sum database tree');
  });

  it('counts up to 2^53 - 1', () => {
    expect(readCheckpoint(`o\n9007199254740991\n${hash}\n`).size).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => readCheckpoint(`o\n9007199254740992\n${hash}\n`)).toThrow(Malformed);
    expect(() => readCheckpoint(`o\n18446744073709551615\n${hash}\n`)).toThrow(Malformed);
  });

  it.each(['', '00', '01', '-1', '+1', '1.0', '1e3', '0x1', ' 1', '1 ', '1_000', '\u0661', 'NaN'])(
    'has no size %j',
    (size) => {
      expect(() => readCheckpoint(`o\n${size}\n${hash}\n`)).toThrow(Malformed);
    },
  );

  it.each([
    ['without its last line feed', `o\n1\n${hash}`],
    ['of two lines', 'o\n1\n'],
    ['of no line', ''],
    ['with an empty origin', `\n1\n${hash}\n`],
    ['with an empty extension', `o\n1\n${hash}\n\n`],
    ['with an empty line among its extensions', `o\n1\n${hash}\na\n\nb\n`],
    ['with a root of 31 bytes', `o\n1\n${base64(root.slice(1))}\n`],
    ['with a root of 33 bytes', `o\n1\n${base64(Uint8Array.of(1, ...root))}\n`],
    ['with no root', 'o\n1\n\n'],
    ['with a root that is no base64', `o\n1\n${hash.replace('=', '')}\n`],
  ])('%s is malformed', (_what, bad) => {
    expect(() => readCheckpoint(bad)).toThrow(Malformed);
  });

  it.each([
    { origin: '' },
    { origin: 'a\nb' },
    { size: -1 },
    { size: 1.5 },
    { size: 2 ** 53 },
    { size: NaN },
    { root: root.slice(1) },
    { extensions: [''] },
    { extensions: ['a\nb'] },
  ])('is not written when no reader would take it back: %o', (bad) => {
    expect(() => checkpointText({ origin: 'o', size: 1, root, extensions: [], ...bad })).toThrow(TypeError);
  });
});

describe('a cosignature', () => {
  const witness = newSigner('witness.example.com/w1', COSIGNATURE);

  it('signs its version, its time and the whole text', () => {
    expect(Buffer.from(cosignedBytes(text, 1_679_315_147)).toString()).toBe(
      `cosignature/v1\ntime 1679315147\nexample.com/log\n20852163\n${hash}\n`,
    );
  });

  it('is eight bytes of time and the signature', () => {
    const signature = new Uint8Array(64).fill(1);
    const bytes = cosignature(0x01_02_03_04_05_06, signature);
    expect(Array.from(bytes.slice(0, 8))).toEqual([0, 0, 1, 2, 3, 4, 5, 6]);
    expect(readCosignature(bytes)).toEqual({ time: 0x01_02_03_04_05_06, signature });
    expect(cosign(text, 5, witness)).toMatchObject({ name: 'witness.example.com/w1', id: witness.key.id });
  });

  it.each([0, 71, 73])('of %i bytes is malformed', (length) => {
    expect(() => readCosignature(new Uint8Array(length))).toThrow(Malformed);
  });

  it('of a time beyond 2^53 is malformed', () => {
    expect(readCosignature(cosignature(2 ** 53 - 1, new Uint8Array(64))).time).toBe(2 ** 53 - 1);
    expect(() => readCosignature(new Uint8Array(72).fill(0xff))).toThrow(Malformed);
    expect(() => readCosignature(Uint8Array.of(0, 0x20, ...new Uint8Array(70)))).toThrow(Malformed);
  });

  it.each([-1, 1.5, NaN, 2 ** 53])('is not made at the time %d', (time) => {
    expect(() => cosign(text, time, witness)).toThrow(TypeError);
    expect(() => cosignature(time, new Uint8Array(64))).toThrow(TypeError);
  });

  it('is not made with the key of a log', () => {
    expect(() => cosign(text, 1, newSigner('example.com/log'))).toThrow(TypeError);
  });
});
