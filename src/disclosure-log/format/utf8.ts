import { Malformed } from './malformed.js';

/**
 * The UTF-8 bytes of a text (RFC 3629).
 * @throws Malformed when it holds half of a surrogate pair, which has no bytes
 */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    if (point < 0x80) {
      bytes[end++] = point;
      continue;
    }
    if (point >= 0xd800 && point <= 0xdfff) throw new Malformed('half of a surrogate pair');
    const more = continuations(point);
    bytes[end++] = (LEADS[more] ?? 0) | (point >> (6 * more));
    for (let left = more - 1; left >= 0; left -= 1) bytes[end++] = 0x80 | ((point >> (6 * left)) & 0x3f);
    if (more === 3) at += 1;
  }
  return bytes.slice(0, end);
}

/**
 * The text that these bytes stand for; a byte order mark is kept as a character.
 * @throws Malformed when they are not UTF-8: cut or overlong sequences, surrogates, points beyond U+10FFFF
 */
export function utf8Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || at + more >= bytes.length) throw notUtf8();
    let point = lead & (0x3f >> more);
    for (let left = more; left > 0; left -= 1) {
      const next = bytes[++at] ?? 0;
      if ((next & 0xc0) !== 0x80) throw notUtf8();
      point = (point << 6) | (next & 0x3f);
    }
    if (continuations(point) !== more || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw notUtf8();
    text += String.fromCodePoint(point);
  }
  return text;
}

/** High bits of the first byte by the number of bytes that follow it. */
const LEADS = [0, 0xc0, 0xe0, 0xf0] as const;

/** How many bytes follow the first one of a point beyond ASCII, in its shortest form. */
function continuations(point: number): number {
  return point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
}

function notUtf8(): Malformed {
  return new Malformed('not UTF-8');
}
