/**
 * The bytes of a text that is ASCII by construction: leaves and receipts hold nothing else.
 * @throws TypeError when it is not
 */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) throw new TypeError('not ASCII');
    bytes[at] = code;
  }
  return bytes;
}
