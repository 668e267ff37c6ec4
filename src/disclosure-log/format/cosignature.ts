import type { NoteSigner } from '../signing.js';
import { Malformed } from './malformed.js';
import type { NoteSignature } from './signed-note.js';
import { utf8Bytes } from './utf8.js';
import { COSIGNATURE } from './verifier-key.js';

const TIME_LENGTH = 8;
const SIGNATURE_LENGTH = 64;

/** What a witness puts behind its key id: when, and its Ed25519 signature. */
export interface Cosignature {
  /** POSIX seconds; a safe integer. */
  readonly time: number;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/**
 * What a witness signs (c2sp.org/tlog-cosignature, version 1): two lines, then the whole text of the checkpoint.
 * @param time POSIX seconds
 */
export function cosignedBytes(checkpointText: string, time: number): Uint8Array {
  demandTime(time);
  return utf8Bytes(`cosignature/v1\ntime ${time}\n${checkpointText}`);
}

/**
 * The bytes of a cosignature: the time in 8 bytes, most significant first, then the signature.
 * @throws TypeError for another length, or a time that is no count of seconds
 */
export function cosignature(time: number, signature: Uint8Array): Uint8Array {
  demandTime(time);
  if (signature.length !== SIGNATURE_LENGTH) throw new TypeError('an Ed25519 signature has 64 bytes');
  const bytes = new Uint8Array(TIME_LENGTH + SIGNATURE_LENGTH);
  let left = time;
  for (let at = TIME_LENGTH - 1; at >= 0; at -= 1) {
    bytes[at] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes.set(signature, TIME_LENGTH);
  return bytes;
}

/** @throws Malformed for another length, or a time beyond 2^53 seconds */
export function readCosignature(bytes: Uint8Array): Cosignature {
  if (bytes.length !== TIME_LENGTH + SIGNATURE_LENGTH) throw new Malformed('a cosignature has 72 bytes');
  let time = 0;
  for (const byte of bytes.subarray(0, TIME_LENGTH)) time = time * 256 + byte;
  if (!Number.isSafeInteger(time)) throw new Malformed('a cosignature of a time that nobody counts');
  return { time, signature: bytes.slice(TIME_LENGTH) };
}

/**
 * A witness's signature of a checkpoint at a time.
 * @throws TypeError for a key that is not a witness's
 */
export function cosign(checkpointText: string, time: number, signer: NoteSigner): NoteSignature {
  if (signer.key.type !== COSIGNATURE) throw new TypeError('this key does not cosign');
  const signature = cosignature(time, signer.sign(cosignedBytes(checkpointText, time)));
  return { name: signer.key.name, id: signer.key.id, signature };
}

function demandTime(time: number): void {
  if (!Number.isSafeInteger(time) || time < 0) throw new TypeError('a time in whole POSIX seconds');
}
