import { base64 } from './base64.js';
import { Malformed } from './malformed.js';
import { HASH_LENGTH } from './node-hash.js';
import { readBase64 } from './read-base64.js';
import { utf8Text } from './utf8.js';

/** First line of a proof (C2SP tlog-proof). */
const VERSION = 'c2sp.org/tlog-proof@v1';

/** A tree that a number can count has at most 53 levels; other software may count further, and is refused by name. */
const MOST_HASHES = 64;

/** What a person needs to show, offline, that an entry is in the log. */
export interface TlogProof {
  /** Whatever the maker added; proves nothing, as nothing covers it. */
  readonly extra: Uint8Array | null;
  /** Place of the entry, from 0. */
  readonly index: number;
  /** From the sibling of the leaf to the child of the root. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note of the tree's head, to the letter. */
  readonly checkpoint: string;
}

/** The text of a `.tlog-proof` file. */
export function proofText({ extra, index, hashes, checkpoint }: TlogProof): string {
  const lines = [
    VERSION,
    ...(extra === null ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...hashes.map((hash) => base64(hash)),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

const INDEX = /^index (0|[1-9][0-9]*)$/;

/**
 * Reads a `.tlog-proof` file. The checkpoint is handed on unread.
 * @throws Malformed
 */
export function readProof(bytes: Uint8Array): TlogProof {
  const text = utf8Text(bytes);
  const end = text.indexOf('\n\n');
  if (end < 0) throw new Malformed('a proof without a checkpoint');
  const [version, ...lines] = text.slice(0, end).split('\n');
  if (version !== VERSION) throw new Malformed('not a proof of version 1');
  const extra = lines[0]?.startsWith('extra ') === true ? readBase64(lines.shift()?.slice(6) ?? '') : null;
  const index = Number(INDEX.exec(lines.shift() ?? '')?.[1] ?? NaN);
  if (!Number.isSafeInteger(index)) throw new Malformed('a proof without an index');
  if (lines.length > MOST_HASHES) throw new Malformed('a proof with too many hashes');
  return { extra, index, hashes: lines.map(hash), checkpoint: text.slice(end + 2) };
}

function hash(line: string): Uint8Array {
  const bytes = readBase64(line);
  if (bytes.length !== HASH_LENGTH) throw new Malformed('a hash of another length');
  return bytes;
}
