const TEXT = 25;
const BYTEA = 17;
/** Dimensions, null flag, element type, length, lower bound: four bytes each. */
const HEADER = 20;

/**
 * A `text[]` parameter in PostgreSQL's binary format; node-postgres sends a Buffer as it is.
 * In the text format every quote of every JSON document would be escaped here and read back there.
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)));
  return encode(TEXT, lengths, (buffer, index, at) => buffer.write(values[index] ?? '', at));
}

/** A `bytea[]` parameter in PostgreSQL's binary format. */
export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  const lengths = values.map((value) => value?.length ?? -1);
  return encode(BYTEA, lengths, (buffer, index, at) => {
    buffer.set(values[index] ?? [], at);
  });
}

/** @param lengths bytes of each element, -1 for null */
function encode(
  elementType: number,
  lengths: readonly number[],
  put: (buffer: Buffer, index: number, at: number) => void,
): Buffer {
  const size = lengths.reduce((sum, length) => sum + 4 + Math.max(length, 0), HEADER);
  const buffer = Buffer.allocUnsafe(size);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(lengths.includes(-1) ? 1 : 0, 4);
  buffer.writeInt32BE(elementType, 8);
  buffer.writeInt32BE(lengths.length, 12);
  buffer.writeInt32BE(1, 16);
  let at = HEADER;
  for (const [index, length] of lengths.entries()) {
    at = buffer.writeInt32BE(length, at);
    if (length < 0) continue;
    put(buffer, index, at);
    at += length;
  }
  return buffer;
}
