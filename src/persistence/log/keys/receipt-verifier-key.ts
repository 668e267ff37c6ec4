import { ED25519, verifierKey, type VerifierKey } from '../../../disclosure-log/format/verifier-key.js';
import { nodeHashing } from '../node-hashing.js';
import { KeyFileFault } from './key-file.js';
import { verifierKeyFile } from './verifier-key-file.js';

/** The public half of the receipt key of a log, in the form in which the signer and other software take it. */
export function receiptVerifierKey(origin: string, publicKey: Uint8Array): VerifierKey {
  return verifierKey(`${origin}/receipt`, ED25519, publicKey, nodeHashing);
}

/**
 * Puts it where the signer finds it; a file that says so already is left alone.
 * @throws KeyFileFault when the file says something else, or is missing, and cannot be written
 */
export function publishReceiptKey(path: string, origin: string, publicKey: Uint8Array): void {
  try {
    verifierKeyFile(path).write(receiptVerifierKey(origin, publicKey));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === undefined) throw fault;
    throw new KeyFileFault(`the verifier key file \`${path}\` cannot be written (${code})`);
  }
}
