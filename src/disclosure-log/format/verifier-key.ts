import type { Hashing } from '../hashing.js';
import { base64 } from './base64.js';
import { Malformed } from './malformed.js';
import { readBase64 } from './read-base64.js';
import { utf8Bytes } from './utf8.js';

/** Type of a key that signs the text of a note itself: the logs. */
export const ED25519 = 0x01;
/** Type of a key that signs a checkpoint and a time: the witnesses (c2sp.org/tlog-cosignature). */
export const COSIGNATURE = 0x04;
const PUBLIC_KEY_LENGTH = 32;

/** The public half of a key that signs notes (c2sp.org/signed-note). */
export interface VerifierKey {
  /** Not empty; no white space, no `+`, no control character. */
  readonly name: string;
  /** 4 bytes: the beginning of SHA-256(name, line feed, type, public key). */
  readonly id: Uint8Array;
  readonly type: number;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/**
 * The verifier key of this name, type and public key.
 * @throws Malformed when the name cannot be one, or the type or the length of the key is not supported
 */
export function verifierKey(name: string, type: number, publicKey: Uint8Array, hashing: Hashing): VerifierKey {
  if (!isKeyName(name)) throw new Malformed('a key name is empty or holds a space, a plus or a control character');
  if (type !== ED25519 && type !== COSIGNATURE) throw new Malformed('a type of key that is not supported');
  if (publicKey.length !== PUBLIC_KEY_LENGTH) throw new Malformed('an Ed25519 public key of another length');
  const id = hashing.sha256(utf8Bytes(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, 4);
  return { name, id, type, publicKey };
}

/** `name+id+key`: the id in hexadecimal, then type and public key in base64. */
export function verifierKeyText({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${hexadecimal(id)}+${base64(Uint8Array.of(type, ...publicKey))}`;
}

/**
 * Reads `name+id+key`. Only the first two pluses divide, as base64 has pluses of its own.
 * @throws Malformed when it is not of that form, or its id is not that of the name and key
 */
export function readVerifierKey(text: string, hashing: Hashing): VerifierKey {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  if (first < 0 || second < 0) throw new Malformed('a verifier key has the form name+id+key');
  const typed = readBase64(text.slice(second + 1));
  const key = verifierKey(text.slice(0, first), typed[0] ?? 0, typed.slice(1), hashing);
  if (text.slice(first + 1, second) !== hexadecimal(key.id)) {
    throw new Malformed('the id of a verifier key is not that of its name and key');
  }
  return key;
}

/** Whether this can be the name of a key: whatever the readers of notes can tell from its surroundings. */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}+\p{Surrogate}]+$/u.test(name) && !hasControlCharacter(name);
}

/** Whether two keys are told apart by nobody: signatures carry only name and id. */
export function sameNameAndId(one: Pick<VerifierKey, 'name' | 'id'>, other: Pick<VerifierKey, 'name' | 'id'>): boolean {
  return one.name === other.name && hexadecimal(one.id) === hexadecimal(other.id);
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20) return true;
  return false;
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
