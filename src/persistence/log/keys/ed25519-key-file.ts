import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { KeyFileFault, readKeyFile, type KeyFile } from './key-file.js';

/** A private key that is held in memory. */
export interface Ed25519Key {
  /** 64 bytes; synchronous. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/**
 * An Ed25519 private key: PKCS #8 in PEM, in a file of its own outside the database, so that whoever owns the database
 * can sign nothing.
 * @throws KeyFileFault when the file is missing and may not be made, is readable by others, or holds another sort of key
 */
export function openEd25519Key(file: KeyFile): Ed25519Key {
  const key = readPrivateKey(readKeyFile(file, newPrivateKey), file.path);
  return { sign: (bytes) => sign(null, bytes, key), publicKey: rawPublicKey(key) };
}

function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function readPrivateKey(pem: string, path: string): KeyObject {
  let key: KeyObject | null = null;
  try {
    // read once: parsing the text for each signature costs more than the signature
    key = createPrivateKey(pem);
  } catch {
    // the library's error may quote the file
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new KeyFileFault(`the key file \`${path}\` holds no Ed25519 key`);
  return key;
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}
