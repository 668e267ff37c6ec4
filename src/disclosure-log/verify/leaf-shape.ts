import { asciiBytes } from '../format/ascii-bytes.js';
import { SLOTS } from '../format/slots.js';

/**
 * The one shape that a leaf of version 1 can have, as canonical JSON leaves no choice: members in order, no space. `d`
 * stands for a digit, `h` for a hexadecimal one, `b` for a letter of base64, `e` for one that may end 32 bytes. The policy
 * between the two parts is of any length, in `p`: what JSON writes without an escape.
 */
const HEAD = [
  ...['{"hour":"', 'dddd', '-', 'dd', '-', 'dd', 'T', 'dd', ':00:00Z","id":"'],
  ...['hhhhhhhh', '-', 'hhhh', '-', 'hhhh', '-', 'hhhh', '-', 'hhhhhhhhhhhh', '","policy":"'],
];
const TAIL = [
  '","slots":{',
  ...[...SLOTS].sort().flatMap((slot, at) => [`${at === 0 ? '' : ','}"${slot}":"`, `${'b'.repeat(42)}e`, '="']),
  '},"v":1}',
];

const ID_START = HEAD.slice(0, HEAD.indexOf('hhhhhhhh')).join('').length;
/** Where the id stands in the bytes of a leaf. */
export const LEAF_ID = { start: ID_START, end: ID_START + 36 } as const;

/** Classes of letters, each with a bit of its own. */
const CLASSES: readonly (readonly [name: string, bit: number, letters: RegExp])[] = [
  ['d', 1, /[0-9]/],
  ['h', 2, /[0-9a-f]/],
  ['b', 4, /[A-Za-z0-9+/]/],
  ['e', 8, /[AEIMQUYcgkosw048]/],
  ['p', 16, /[ !#-[\]-~]/],
];
const POLICY_BIT = 16;

/** The classes of each byte. */
const CLASSES_OF = Uint8Array.from({ length: 256 }, (_, byte) =>
  CLASSES.reduce((bits, [, bit, letters]) => (letters.test(String.fromCharCode(byte)) ? bits | bit : bits), 0),
);

/** What may stand at each place: a byte, or any byte of the class whose bit is given as a negative number. */
function template(parts: readonly string[]): Int16Array {
  const bits = new Map(CLASSES.map(([name, bit]) => [name.charCodeAt(0), -bit]));
  return Int16Array.from(
    // a part that is made of names of classes alone means them; all others are meant to the letter
    parts.flatMap((part) => {
      const named = /^(?:d+|h+|b+e)$/.test(part);
      return [...asciiBytes(part)].map((byte) => (named ? (bits.get(byte) ?? byte) : byte));
    }),
  );
}

const HEAD_PLACES = template(HEAD);
const TAIL_PLACES = template(TAIL);

/** Whether the bytes are a leaf of version 1, canonical and whole. */
export function isLeaf(bytes: Uint8Array): boolean {
  const tail = bytes.length - TAIL_PLACES.length;
  if (tail <= HEAD_PLACES.length || !fits(bytes, 0, HEAD_PLACES)) return false;
  for (let at = HEAD_PLACES.length; at < tail; at += 1) {
    if (((CLASSES_OF[bytes[at] ?? 0] ?? 0) & POLICY_BIT) === 0) return false;
  }
  return fits(bytes, tail, TAIL_PLACES);
}

function fits(bytes: Uint8Array, start: number, places: Int16Array): boolean {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const byte = bytes[start + at] ?? 0;
    if (place < 0 ? ((CLASSES_OF[byte] ?? 0) & -place) === 0 : byte !== place) return false;
  }
  return true;
}
