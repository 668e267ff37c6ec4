import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64 } from '../../../../src/disclosure-log/format/base64.js';
import { checkpointText, readCheckpoint } from '../../../../src/disclosure-log/format/checkpoint.js';
import { cosignature, readCosignature } from '../../../../src/disclosure-log/format/cosignature.js';
import { readLogPolicy } from '../../../../src/disclosure-log/format/log-policy.js';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import { readBase64 } from '../../../../src/disclosure-log/format/read-base64.js';
import { noteText, readNote, readSignatureLines } from '../../../../src/disclosure-log/format/signed-note.js';
import { utf8Bytes, utf8Text } from '../../../../src/disclosure-log/format/utf8.js';
import {
  COSIGNATURE,
  ED25519,
  isKeyName,
  readVerifierKey,
  verifierKey,
  verifierKeyText,
} from '../../../../src/disclosure-log/format/verifier-key.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import { readSubmission } from '../../../../src/witness/read-submission.js';
import others from './notes-of-others.json' with { type: 'json' };

const PARTS = [
  '\n',
  '\n\n',
  '\u2014 ',
  ' ',
  '+',
  '=',
  'AAAA',
  'log ',
  'witness ',
  'group ',
  'quorum none\n',
  'old 0\n',
  '0',
  '1',
  '\u0000',
  '\ud800',
  'any',
];
/** Bytes that get past the first look: pieces of real notes and keys, and bits of grammar, among noise. */
const nearly = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PARTS, ...others.keys.map(({ key }) => key), ...others.notes.map(({ note }) => note)),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));
const mutated = fc
  .tuple(fc.constantFrom(...others.notes.map(({ note }) => note)), fc.nat(), fc.nat(255), fc.nat(3))
  .map(([note, at, byte, cut]) => {
    const bytes = Buffer.from(note);
    bytes[at % bytes.length] = byte;
    return Uint8Array.from(bytes.subarray(cut));
  });
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  mutated,
  nearly.map((text) => Uint8Array.from(Buffer.from(text))),
);
const anyText = fc.oneof(nearly, fc.string({ unit: 'binary' }));

const READERS: readonly (readonly [string, (bytes: Uint8Array, text: string) => unknown])[] = [
  ['UTF-8', (bytes) => utf8Text(bytes)],
  ['text to be UTF-8', (_bytes, text) => utf8Bytes(text)],
  ['base64', (_bytes, text) => readBase64(text)],
  ['verifier keys', (_bytes, text) => readVerifierKey(text, nodeHashing)],
  ['notes', (bytes) => readNote(bytes)],
  ['signature lines', (_bytes, text) => readSignatureLines(text)],
  ['checkpoints', (_bytes, text) => readCheckpoint(text)],
  ['cosignatures', (bytes) => readCosignature(bytes)],
  ['policies', (_bytes, text) => readLogPolicy(text, nodeHashing)],
  ['submissions', (bytes) => readSubmission(bytes)],
];

describe('whatever it is given, the reader of', () => {
  it.each(READERS)('%s returns or throws Malformed', (_what, read) => {
    fc.assert(
      fc.property(anyBytes, anyText, (bytes, text) => {
        try {
          read(bytes, text);
        } catch (fault) {
          expect(fault).toBeInstanceOf(Malformed);
        }
      }),
      { seed: 1_062, numRuns: 3_000 },
    );
  });
});

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(isKeyName);
const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/\p{Cc}/u.test(text));
const signature = fc.record({ name, id: bytesOf(4), signature: fc.uint8Array({ minLength: 1, maxLength: 80 }) });
const note = fc.record({
  text: fc.array(fc.oneof(line, fc.constant('')), { maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`),
  signatures: fc.array(signature, { minLength: 1, maxLength: 5 }),
});

describe('what was written is read again:', () => {
  const check = <T>(value: fc.Arbitrary<T>, again: (value: T) => T): void => {
    fc.assert(
      fc.property(value, (given) => {
        expect(again(given)).toEqual(given);
      }),
      { seed: 6_962, numRuns: 1_000 },
    );
  };

  it('UTF-8, as the platform writes it', () => {
    const text = fc.string({ unit: 'binary' });
    check(text, (given) => utf8Text(utf8Bytes(given)));
    check(text, (given) => Buffer.from(utf8Bytes(given)).toString('utf8'));
  });

  it('base64', () => {
    check(fc.uint8Array(), (given) => readBase64(base64(given)) as typeof given);
  });

  it('verifier keys', () => {
    const key = fc
      .tuple(name, fc.constantFrom(ED25519, COSIGNATURE), bytesOf(32))
      .map(([named, type, publicKey]) => verifierKey(named, type, publicKey, nodeHashing));
    check(key, (given) => {
      return readVerifierKey(verifierKeyText(given), nodeHashing);
    });
  });

  it('notes', () => {
    check(note, (given) => readNote(utf8Bytes(noteText(given))) as typeof given);
  });

  it('checkpoints', () => {
    const checkpoint = fc.record({
      origin: line,
      size: fc.maxSafeNat(),
      root: bytesOf(32),
      extensions: fc.array(line, { maxLength: 3 }),
    });
    check(checkpoint, (given) => readCheckpoint(checkpointText(given)) as typeof given);
  });

  it('cosignatures', () => {
    const value = fc.record({ time: fc.maxSafeNat(), signature: bytesOf(64) });
    check(value, (given) => readCosignature(cosignature(given.time, given.signature)) as typeof given);
  });
});

describe('what was read is written again to the byte:', () => {
  it('notes, so that one note has one text', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, anyBytes), (bytes) => {
        let read;
        try {
          read = readNote(bytes);
        } catch {
          return;
        }
        expect(Buffer.from(noteText(read))).toEqual(Buffer.from(bytes));
      }),
      { seed: 42, numRuns: 5_000 },
    );
  });

  it('base64, so that one signature has one text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABwxyz0189+/=='), maxLength: 12 });
    fc.assert(
      fc.property(letters, (text) => {
        let bytes;
        try {
          bytes = readBase64(text);
        } catch {
          return;
        }
        expect(base64(bytes)).toBe(text);
      }),
      { seed: 4_648, numRuns: 10_000 },
    );
  });
});

describe('UTF-8', () => {
  it('is read as strictly as the platform can', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc
        .array(
          fc.constantFrom(
            0x41,
            0x7f,
            0x80,
            0xa0,
            0xbf,
            0xc0,
            0xc1,
            0xc2,
            0xdf,
            0xe0,
            0xed,
            0xef,
            0xf0,
            0xf4,
            0xf5,
            0xff,
            0x9f,
            0x90,
            0x8f,
          ),
          { maxLength: 6 },
        )
        .map((given) => Uint8Array.from(given)),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        expect(textOrNull(() => utf8Text(given))).toBe(textOrNull(() => strict.decode(given)));
      }),
      { seed: 3_629, numRuns: 20_000 },
    );
  });
});

function textOrNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
