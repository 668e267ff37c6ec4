import { describe, expect, it } from 'vitest';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import {
  COSIGNATURE,
  ED25519,
  isKeyName,
  readVerifierKey,
  verifierKey,
  verifierKeyText,
} from '../../../../src/disclosure-log/format/verifier-key.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import others from './notes-of-others.json' with { type: 'json' };

const read = (text: string) => readVerifierKey(text, nodeHashing);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('a verifier key', () => {
  it.each(others.keys)('of other software is read and written back: $key', ({ key: text, name, id, type }) => {
    const key = read(text);
    expect({ name: key.name, id: hex(key.id), type: key.type }).toEqual({ name, id, type });
    expect(verifierKeyText(key)).toBe(text);
    expect(verifierKey(name, type, key.publicKey, nodeHashing)).toEqual(key);
  });

  it.each(others.notADifferentKey)('is refused: $source', ({ key }) => {
    expect(() => read(key)).toThrow(Malformed);
  });

  it('is no piece of another', () => {
    for (const { key } of others.keys) {
      for (let from = 0; from <= key.length; from += 1) {
        for (let to = from + 1; to <= key.length; to += 1) {
          if (from > 0 || to < key.length)
            expect(() => read(key.slice(from, to)), key.slice(from, to)).toThrow(Malformed);
        }
      }
    }
  });

  it('with one character changed is no key, or another one', () => {
    const letters = Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code));
    for (const { key: text } of others.keys) {
      const taken: string[] = [];
      for (let at = 0; at < text.length; at += 1) {
        for (const letter of letters.filter((other) => other !== text[at])) {
          const mangled = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
          if (keyTextOrNull(mangled) === text) taken.push(mangled);
        }
      }
      expect(taken).toEqual([]);
    }
  });

  it('with one character changed is refused, as 32 bits of its hash are in it', () => {
    const [{ key } = { key: '' }] = others.keys;
    for (let at = 0; at < key.length; at += 1) {
      const next = String.fromCharCode(key.charCodeAt(at) + 1);
      expect(() => read(`${key.slice(0, at)}${next}${key.slice(at + 1)}`)).toThrow(Malformed);
    }
  });

  it('has one text: capital hexadecimal, missing padding and white space are refused', () => {
    const [{ key } = { key: '' }] = others.keys;
    const remora = others.keys.at(-1)?.key ?? '';
    for (const text of [
      key.replace('c74f', 'C74F'),
      ` ${key}`,
      `${key}\n`,
      remora.toUpperCase(),
      key.replace('+', ' '),
    ]) {
      expect(() => read(text)).toThrow(Malformed);
    }
  });

  it('has an id that depends on name and type', () => {
    const publicKey = new Uint8Array(32).fill(7);
    const ids = [
      verifierKey('a', ED25519, publicKey, nodeHashing),
      verifierKey('b', ED25519, publicKey, nodeHashing),
      verifierKey('a', COSIGNATURE, publicKey, nodeHashing),
    ].map(({ id }) => hex(id));
    expect(new Set(ids).size).toBe(3);
  });

  it('cannot be made with another length or an unsupported type', () => {
    const make = (type: number, length: number) => () => verifierKey('a', type, new Uint8Array(length), nodeHashing);
    expect(make(ED25519, 31)).toThrow(Malformed);
    expect(make(ED25519, 33)).toThrow(Malformed);
    expect(make(6, 32)).toThrow(Malformed);
    expect(make(0, 32)).toThrow(Malformed);
  });

  it.each(['', 'a b', 'a+b', 'a\nb', 'a\tb', 'a\u00a0b', 'a\u3000b', 'a\u0085b', 'a\u2028b', 'a\u0001b', 'a\ud800'])(
    'has no name %j',
    (name) => {
      expect(isKeyName(name)).toBe(false);
      expect(() => verifierKey(name, ED25519, new Uint8Array(32), nodeHashing)).toThrow(Malformed);
    },
  );

  it.each(['a', 'example.com/log', 'transparency.dev/DEV:witness', 'hüb', '\ud83d\ude00', '\u2014'])(
    'may have the name %j',
    (name) => {
      const key = verifierKey(name, ED25519, new Uint8Array(32), nodeHashing);
      expect(read(verifierKeyText(key))).toEqual(key);
    },
  );
});

/** The key that a text stands for, written afresh; null when it stands for none. */
function keyTextOrNull(text: string): string | null {
  try {
    return verifierKeyText(read(text));
  } catch (fault) {
    if (fault instanceof Malformed) return null;
    throw fault;
  }
}
