const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Standard base64 with padding (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  for (; at + 2 < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += letter(three >> 18) + letter(three >> 12) + letter(three >> 6) + letter(three);
  }
  if (at + 1 === bytes.length) {
    const one = (bytes[at] ?? 0) << 16;
    return `${text}${letter(one >> 18)}${letter(one >> 12)}==`;
  }
  if (at + 2 === bytes.length) {
    const two = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8);
    return `${text}${letter(two >> 18)}${letter(two >> 12)}${letter(two >> 6)}=`;
  }
  return text;
}

function letter(bits: number): string {
  return LETTERS.charAt(bits & 63);
}
