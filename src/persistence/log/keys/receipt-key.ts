import type { ReceiptSigner } from '../../../disclosure-log/write/receipt-signer.js';
import { openEd25519Key } from './ed25519-key-file.js';
import type { KeyFile } from './key-file.js';

export interface ReceiptKey {
  readonly signer: ReceiptSigner;
  /** 32 bytes; what an enquirer needs to check a receipt offline. */
  readonly publicKey: Uint8Array;
}

/**
 * The Ed25519 key that signs receipts.
 * @throws KeyFileFault when the file is missing and may not be made, is readable by others, or holds another sort of key
 */
export function openReceiptKey(file: KeyFile, keyName: string): ReceiptKey {
  const { sign, publicKey } = openEd25519Key(file);
  return { signer: { keyName, sign }, publicKey };
}
