import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { ED25519, verifierKey } from '../../../disclosure-log/format/verifier-key.js';
import type { NoteSigner, SignatureCheck } from '../../../disclosure-log/signing.js';
import { openEd25519Key } from './ed25519-key-file.js';
import type { KeyFile } from './key-file.js';
import { nodeHashing } from '../node-hashing.js';

/** Signatures checked by OpenSSL. */
export const nodeSignatureCheck: SignatureCheck = {
  ed25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    try {
      return verify(null, message, keyObject(publicKey), signature);
    } catch {
      return false;
    }
  },
};

/**
 * A private key that signs notes under `name`; of type 0x01, a log's, unless told otherwise.
 * @throws KeyFileFault as `openEd25519Key`
 * @throws Malformed when the name cannot be that of a key
 */
export function openSigningKey(file: KeyFile, name: string, type: number = ED25519): NoteSigner {
  const { sign, publicKey } = openEd25519Key(file);
  return { key: verifierKey(name, type, publicKey, nodeHashing), sign };
}

/** Making a key object costs as much as checking a signature. */
const KEY_OBJECTS = new Map<string, KeyObject>();
const MOST_KEY_OBJECTS = 256;

function keyObject(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url');
  const known = KEY_OBJECTS.get(x);
  if (known !== undefined) return known;
  const made = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  // keys come from settings, so that there are few; whoever has more pays for making them again
  if (KEY_OBJECTS.size >= MOST_KEY_OBJECTS) KEY_OBJECTS.clear();
  KEY_OBJECTS.set(x, made);
  return made;
}
