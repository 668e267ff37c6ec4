import { createHash, randomBytes } from 'node:crypto';
import { keyOf, keyTag, valueDigest, type IndexRow, type IndexTable } from './statement-digest.js';

const DIGEST_LENGTH = 32;
const ENTRY_LENGTH = 2 * DIGEST_LENGTH;
/** Stands where the digest of a row would. */
const TAKEN_OUT = Buffer.alloc(DIGEST_LENGTH);

/** Length of every salt. */
export const SALT_LENGTH = 32;

/** What a batch changed in the index, without a word of it. */
export interface BatchManifest {
  readonly salt: Buffer;
  /** One after the other, in the order of the changes: the tag of a row, then the digest of what was written or zeros. */
  readonly entries: Buffer;
  /** SHA-256 of the entries, in hexadecimal. */
  readonly digest: string;
}

/** A manifest while its batch is applied. */
export interface OpenManifest {
  wrote(table: IndexTable, row: IndexRow): void;
  /** A row that stood in the index and was taken out; `key` is the source's own name of it. */
  tookOut(table: IndexTable, key: string): void;
  close(): BatchManifest;
}

/** Begins the manifest of one batch, under a new salt. `sourceSalt` is that of all batches of the source. */
export function openManifest(sourceSalt: Uint8Array): OpenManifest {
  const salt = randomBytes(SALT_LENGTH);
  const parts: Buffer[] = [];
  return {
    wrote: (table, row) => void parts.push(keyTag(sourceSalt, table, keyOf(table, row)), valueDigest(salt, table, row)),
    tookOut: (table, key) => void parts.push(keyTag(sourceSalt, table, key), TAKEN_OUT),
    close() {
      const entries = Buffer.concat(parts);
      return { salt, entries, digest: sha256(entries) };
    },
  };
}

/** One change of a manifest; bytes as text of one character a byte. */
export interface ManifestEntry {
  readonly tag: string;
  /** `null` when the row was taken out. */
  readonly digest: string | null;
}

/** Text of one character a byte, by which tags and digests are compared and found. */
export function asText(bytes: Buffer): string {
  return bytes.toString('latin1');
}

/** The changes of a manifest in their order; `null` when the bytes have not the length of whole entries. */
export function readManifest(entries: Buffer): readonly ManifestEntry[] | null {
  if (entries.length % ENTRY_LENGTH !== 0) return null;
  return Array.from({ length: entries.length / ENTRY_LENGTH }, (_, place) => {
    const from = place * ENTRY_LENGTH;
    const digest = entries.subarray(from + DIGEST_LENGTH, from + ENTRY_LENGTH);
    return {
      tag: asText(entries.subarray(from, from + DIGEST_LENGTH)),
      digest: digest.equals(TAKEN_OUT) ? null : asText(digest),
    };
  });
}

/** SHA-256 in hexadecimal, by which the leaf of a batch commits to its manifest. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
