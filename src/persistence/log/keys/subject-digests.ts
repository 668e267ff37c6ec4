import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { SubjectDigests } from '../../../enquiry/ports.js';
import { KeyFileFault, readKeyFile, type KeyFile } from './key-file.js';

const VERSION = 'safeguarding-hub/digest/v1';

/**
 * Keyed digests under the index key: 32 bytes in hexadecimal, in a file outside the database. Without the key nobody
 * who holds the database can try NHS numbers or names against a digest. Each purpose has a domain of its own, so that
 * equal texts of different purposes have nothing in common.
 * @throws KeyFileFault when the file is missing and may not be made, is readable by others, or holds no such key
 */
export function openSubjectDigests(file: KeyFile): SubjectDigests {
  const key = readIndexKey(readKeyFile(file, newIndexKey), file.path);
  return {
    digest: (purpose, text) => createHmac('sha256', key).update(`${VERSION}\n${purpose}\n${text}`).digest(),
  };
}

function newIndexKey(): string {
  return `${randomBytes(32).toString('hex')}\n`;
}

function readIndexKey(text: string, path: string): KeyObject {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new KeyFileFault(`the key file \`${path}\` holds no key of 32 bytes`);
  return createSecretKey(Buffer.from(digits, 'hex'));
}
