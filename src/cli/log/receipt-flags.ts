import { readFile } from 'node:fs/promises';
import { Malformed } from '../../disclosure-log/format/malformed.js';
import type { HeadTrust } from '../../disclosure-log/verify/open-head.js';
import { readReceiptFile, type ReceiptFile } from '../../disclosure-log/verify/read-receipt.js';
import { CannotCheck } from './told-finding.js';
import { originsOf } from './trust-flags.js';

/**
 * The receipt in a file, as `hub receipt` writes it.
 * @throws CannotCheck when it cannot be read, is no receipt, or is one of another log
 */
export async function receiptIn(file: string, trust: HeadTrust): Promise<ReceiptFile> {
  return receiptOf(await bytesIn(file), trust);
}

/** @throws CannotCheck when the bytes are no receipt, or one of another log */
export function receiptOf(bytes: Uint8Array, trust: HeadTrust): ReceiptFile {
  try {
    const receipt = readReceiptFile(bytes);
    if (!originsOf(trust).includes(receipt.origin)) throw new CannotCheck('the receipt: it is one of another log');
    return receipt;
  } catch (fault) {
    if (fault instanceof Malformed) throw new CannotCheck(`the receipt: ${fault.message}`);
    throw fault;
  }
}

/** @throws CannotCheck */
export async function bytesIn(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new CannotCheck(`no file \`${file}\` that can be read`);
  }
}
