import type { NoteSigner } from '../signing.js';
import { base64 } from './base64.js';
import { Malformed } from './malformed.js';
import { readBase64 } from './read-base64.js';
import { utf8Bytes, utf8Text } from './utf8.js';
import { ED25519, isKeyName } from './verifier-key.js';

/** Signatures of one note; the format asks for 16 at least, other software stops here too. */
const MOST_SIGNATURES = 100;
const ID_LENGTH = 4;
const DASH = '\u2014 ';

/** A text and who says to have signed it (c2sp.org/signed-note). Nothing of it is verified: see `openNote`. */
export interface SignedNote {
  /** Ends with a line feed, and may hold empty lines. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  /** Name of the key. */
  readonly name: string;
  /** 4 bytes. */
  readonly id: Uint8Array;
  /** What the key's type says that it is; at least one byte. */
  readonly signature: Uint8Array;
}

/**
 * The note as it is sent and kept: text, empty line, a line for each signature.
 * @throws TypeError when no reader would take it back
 */
export function noteText({ text, signatures }: SignedNote): string {
  if (!isNoteText(text)) throw new TypeError('a note ends with a line feed and holds no other control character');
  if (signatures.length === 0 || signatures.length > MOST_SIGNATURES) throw new TypeError('from 1 to 100 signatures');
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

/**
 * One line of a note: em dash, space, name, space, base64 of id and signature, line feed.
 * @throws TypeError when no reader would take it back
 */
export function signatureLine({ name, id, signature }: NoteSignature): string {
  if (!isKeyName(name) || id.length !== ID_LENGTH || signature.length === 0) throw new TypeError('not a signature');
  return `${DASH}${name} ${base64(Uint8Array.of(...id, ...signature))}\n`;
}

/**
 * Takes a note apart at its last empty line; verifies nothing.
 * @throws Malformed when the bytes are not a note
 */
export function readNote(bytes: Uint8Array): SignedNote {
  const whole = utf8Text(bytes);
  const end = whole.lastIndexOf('\n\n');
  if (end < 0) throw new Malformed('a note has an empty line before its signatures');
  const text = whole.slice(0, end + 1);
  if (!isNoteText(text)) throw new Malformed('a note holds a control character');
  return { text, signatures: readSignatureLines(whole.slice(end + 2)) };
}

/**
 * Reads the lines behind the empty one, as a witness sends them.
 * @throws Malformed when there is none, one is broken, or there are more than 100
 */
export function readSignatureLines(text: string): readonly NoteSignature[] {
  if (!text.endsWith('\n')) throw new Malformed('a note ends with a line of a signature');
  const lines = text.slice(0, -1).split('\n', MOST_SIGNATURES + 1);
  if (lines.length > MOST_SIGNATURES) throw new Malformed('a note with more than 100 signatures');
  return lines.map(readSignatureLine);
}

/**
 * Signs a text as a log does: Ed25519 over its bytes.
 * @throws TypeError for the key of a witness, which signs a time too (`cosign`), or a text that is no note's
 */
export function signNote(text: string, signer: NoteSigner): NoteSignature {
  if (signer.key.type !== ED25519) throw new TypeError('this key does not sign the text of a note itself');
  if (!isNoteText(text)) throw new TypeError('a note ends with a line feed and holds no other control character');
  return { name: signer.key.name, id: signer.key.id, signature: signer.sign(utf8Bytes(text)) };
}

function readSignatureLine(line: string): NoteSignature {
  const space = line.indexOf(' ', DASH.length);
  if (!line.startsWith(DASH) || space < 0) throw new Malformed('a line of a signature has the form \u2014 name base64');
  const name = line.slice(DASH.length, space);
  if (!isKeyName(name)) throw new Malformed('a key name is empty or holds a space, a plus or a control character');
  const bytes = readBase64(line.slice(space + 1));
  if (bytes.length <= ID_LENGTH) throw new Malformed('a signature without a key id or without a signature');
  return { name, id: bytes.slice(0, ID_LENGTH), signature: bytes.slice(ID_LENGTH) };
}

function isNoteText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return false;
  }
  return text.endsWith('\n');
}
