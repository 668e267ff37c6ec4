import { readFile } from 'node:fs/promises';
import { Malformed } from '../../disclosure-log/format/malformed.js';
import type { VerifierKey } from '../../disclosure-log/format/verifier-key.js';
import type { HeadTrust } from '../../disclosure-log/verify/open-head.js';
import {
  isReceiptKeyOf,
  isSigned,
  readReceiptFile,
  type ReceiptFile,
} from '../../disclosure-log/verify/read-receipt.js';
import { nodeSignatureCheck } from '../../persistence/log/keys/ed25519.js';
import { CannotCheck } from './told-finding.js';
import { originsOf } from './trust-flags.js';

/**
 * The receipt in a file, as `hub receipt` writes it.
 * @param key of the log's receipts; `null` when nobody gave it
 * @throws CannotCheck when it cannot be read, is no receipt, or is one of another log
 */
export async function receiptIn(file: string, trust: HeadTrust, key: VerifierKey | null): Promise<ReceiptFile> {
  return receiptOf(await bytesIn(file), trust, key);
}

/** @throws CannotCheck when the bytes are no receipt, or one of another log */
export function receiptOf(bytes: Uint8Array, trust: HeadTrust, key: VerifierKey | null): ReceiptFile {
  try {
    const receipt = readReceiptFile(bytes);
    if (isOfLog(receipt, originsOf(trust), key)) return receipt;
    throw new CannotCheck(
      key === null
        ? 'the receipt: it is one of another log; one of a name that this log had before needs --receipt-vkey'
        : 'the receipt: it is one of another log',
    );
  } catch (fault) {
    if (fault instanceof Malformed) throw new CannotCheck(`the receipt: ${fault.message}`);
    throw fault;
  }
}

/** Whether it names the log, or the key of the log's receipts signed it under another name, which the log had before. */
function isOfLog(receipt: ReceiptFile, origins: readonly string[], key: VerifierKey | null): boolean {
  if (origins.includes(receipt.origin)) return true;
  const itsKey = key !== null && origins.some((origin) => isReceiptKeyOf(key, origin));
  return itsKey && isSigned(receipt, key, nodeSignatureCheck);
}

/** @throws CannotCheck */
export async function bytesIn(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new CannotCheck(`no file \`${file}\` that can be read`);
  }
}
