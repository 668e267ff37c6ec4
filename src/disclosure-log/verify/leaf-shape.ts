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

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  h: /[0-9a-f]/,
  b: /[A-Za-z0-9+/]/,
  e: /[AEIMQUYcgkosw048]/,
  p: /[ !#-[\]-~]/,
};

/** Which bytes may stand at each place. */
type Template = readonly Uint8Array[];

const ALLOWED: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries(CLASSES).map(([name, letters]) => [name, table((letter) => letters.test(letter))]),
);

function table(allows: (letter: string) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (allows(String.fromCharCode(byte)) ? 1 : 0));
}

/** Parts made of one class alone are classes; all others are meant to the letter. */
function template(parts: readonly string[]): Template {
  return parts.flatMap((part) =>
    /^(?:d+|h+|b+e)$/.test(part)
      ? [...part].map((name) => ALLOWED.get(name) ?? new Uint8Array(256))
      : [...asciiBytes(part)].map((byte) => table((letter) => letter.charCodeAt(0) === byte)),
  );
}

const HEAD_TEMPLATE = template(HEAD);
const TAIL_TEMPLATE = template(TAIL);
const POLICY_LETTERS = ALLOWED.get('p') ?? new Uint8Array(256);

/** Whether the bytes are a leaf of version 1, canonical and whole. */
export function isLeaf(bytes: Uint8Array): boolean {
  const tail = bytes.length - TAIL_TEMPLATE.length;
  if (tail <= HEAD_TEMPLATE.length || !fits(bytes, 0, HEAD_TEMPLATE)) return false;
  for (let at = HEAD_TEMPLATE.length; at < tail; at += 1) if (POLICY_LETTERS[bytes[at] ?? 0] !== 1) return false;
  return fits(bytes, tail, TAIL_TEMPLATE);
}

function fits(bytes: Uint8Array, start: number, places: Template): boolean {
  for (let at = 0; at < places.length; at += 1) {
    if (places[at]?.[bytes[start + at] ?? 0] !== 1) return false;
  }
  return true;
}
