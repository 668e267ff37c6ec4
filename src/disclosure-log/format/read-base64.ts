import { Malformed } from './malformed.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(LETTERS, (letter, value) => [letter, value]));

/**
 * The bytes of standard base64 with padding (RFC 4648, section 4). There is one text for the same bytes: white space,
 * missing padding and bits behind the last byte are refused, so that nothing signed can be written in two ways.
 * @throws Malformed for anything else
 */
export function readBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw notBase64();
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const letters = text.length - padding;
  let bits = 0;
  let held = 0;
  let end = 0;
  for (let at = 0; at < letters; at += 1) {
    const value = VALUES.get(text.charAt(at));
    if (value === undefined) throw notBase64();
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[end++] = (bits >> held) & 0xff;
    }
  }
  if ((bits & ((1 << held) - 1)) !== 0) throw notBase64();
  return bytes;
}

function notBase64(): Malformed {
  return new Malformed('not standard base64');
}
