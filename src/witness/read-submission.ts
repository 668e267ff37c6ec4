import { readDecimal } from '../disclosure-log/format/decimal.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { HASH_LENGTH } from '../disclosure-log/format/node-hash.js';
import { readBase64 } from '../disclosure-log/format/read-base64.js';
import { utf8Text } from '../disclosure-log/format/utf8.js';

/** A tree that is counted in 64 bits needs no longer proof. */
const MOST_HASHES = 63;
const LINE_FEED = 0x0a;

/** What a log sends to a witness. */
export interface Submission {
  /** Size of the head that the log believes the witness to remember. */
  readonly oldSize: number;
  /** That the new head continues the old one; 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  /** The bytes of the signed head, unread. */
  readonly note: Uint8Array;
}

/**
 * Reads the body of add-checkpoint (c2sp.org/tlog-witness): `old <size>`, a hash a line, an empty line, the checkpoint.
 * @throws Malformed
 */
export function readSubmission(body: Uint8Array): Submission {
  const end = body.findIndex((byte, at) => byte === LINE_FEED && body[at + 1] === LINE_FEED);
  if (end < 0) throw new Malformed('an empty line stands before the checkpoint');
  const [old = '', ...hashes] = utf8Text(body.subarray(0, end)).split('\n', MOST_HASHES + 2);
  if (!old.startsWith('old ')) throw new Malformed('the first line has the form `old <size>`');
  if (hashes.length > MOST_HASHES) throw new Malformed('a proof of more than 63 hashes');
  return { oldSize: readDecimal(old.slice(4)), proof: hashes.map(readHash), note: body.subarray(end + 2) };
}

function readHash(line: string): Uint8Array {
  const hash = readBase64(line);
  if (hash.length !== HASH_LENGTH) throw new Malformed('a hash of a proof has 32 bytes');
  return hash;
}
