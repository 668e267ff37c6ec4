import { base64 } from './base64.js';
import { readDecimal } from './decimal.js';
import { Malformed } from './malformed.js';
import { readBase64 } from './read-base64.js';

/** What the text of a signed head says (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log; not empty. */
  readonly origin: string;
  /** Leaves in the tree; a safe integer. */
  readonly size: number;
  /** 32 bytes: the RFC 6962 root of the tree of that size. */
  readonly root: Uint8Array;
  /** Further lines, none of them empty; this hub writes none, as nobody can audit them. */
  readonly extensions: readonly string[];
}

const ROOT_LENGTH = 32;

/**
 * The text that the log signs: origin, size in decimal, root in base64, then the extensions, a line each.
 * @throws TypeError when no reader would take it back
 */
export function checkpointText({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, String(size), base64(root), ...extensions];
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== ROOT_LENGTH || !lines.every(isLine)) {
    throw new TypeError('not a checkpoint');
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Reads the text of a note as a checkpoint.
 * @throws Malformed when it is none
 */
export function readCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new Malformed('a checkpoint ends with a line feed');
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  if (origin === undefined || size === undefined || root === undefined) {
    throw new Malformed('a checkpoint has three lines: origin, size and root');
  }
  if (![origin, ...extensions].every(isLine)) throw new Malformed('a checkpoint with an empty line');
  const hash = readBase64(root);
  if (hash.length !== ROOT_LENGTH) throw new Malformed('a root hash has 32 bytes');
  return { origin, size: readDecimal(size), root: hash, extensions };
}

function isLine(line: string): boolean {
  return line !== '' && !line.includes('\n');
}
