import { isCanonical, type CanonicalText } from '../format/canonical-bytes.js';
import { hourOf } from '../format/instant-text.js';
import { leafHash } from '../format/leaf-hash.js';
import { Malformed } from '../format/malformed.js';
import { opens } from '../format/open-commitment.js';
import { utf8Bytes } from '../format/utf8.js';
import type { VerifierKey } from '../format/verifier-key.js';
import type { Hashing } from '../hashing.js';
import type { SignatureCheck } from '../signing.js';
import { tampered, unreadable, unsigned, type Tampered } from './log-finding.js';
import type { HeadTrust } from './open-head.js';
import { readLeaf } from './read-leaf.js';
import { isReceiptKeyOf, isSigned, type ReceiptFile } from './read-receipt.js';
import { sameBytes } from '../format/same-bytes.js';
import { verifyProof, type ProofFinding } from './verify-proof.js';

const RECEIPT = 'the receipt';

/**
 * Checks the file of a receipt offline: its signature, that its leaf is in the log and is the leaf of its decision, and
 * that each value that it shows is the one that the leaf committed to.
 * @param key of the log's receipts; `null` when it is not known, and the signature of the receipt is not looked at
 */
export function verifyReceipt(
  receipt: ReceiptFile,
  trust: HeadTrust,
  key: VerifierKey | null,
  check: SignatureCheck,
  hashing: Hashing,
): ProofFinding {
  if (key !== null && !isSigned(receipt, key, check)) return unsigned(RECEIPT, 'not signed by the key of receipts');
  if (receipt.proof === null) return unsigned(RECEIPT, 'no signed head covers it yet: it is a promise and no proof');
  const proof = bytesOrWhy(receipt.proof);
  if (proof instanceof Malformed) return unreadable(RECEIPT, proof.message);
  const proved = verifyProof(proof, { hash: receipt.leafHash }, trust, check, hashing);
  // under its present name the log has the key that signed the receipt under a name of before
  const isItsLog = (origin: string) => origin === receipt.origin || (key !== null && isReceiptKeyOf(key, origin));
  if (proved.kind === 'SOUND' && !isItsLog(proved.origin)) {
    return tampered(RECEIPT, 'the log of the proof is not that of the receipt', proved.index);
  }
  if (proved.kind !== 'SOUND' && proved.kind !== 'UNSIGNED') return proved;
  const index = proved.kind === 'SOUND' ? proved.index : null;
  if (receipt.leaf === null) {
    // any leaf of the log has a proof: without a leaf nothing but the signature ties id and time to it
    if (key === null && receipt.openings.length === 0) {
      return unsigned(RECEIPT, 'it holds no leaf, and the key of receipts by which it could be believed is not given');
    }
    return receipt.openings.length === 0
      ? proved
      : unreadable(RECEIPT, 'it shows values of a leaf that it does not hold');
  }
  return checkShown(receipt, receipt.leaf, index, hashing) ?? proved;
}

function bytesOrWhy(text: string): Uint8Array | Malformed {
  try {
    return utf8Bytes(text);
  } catch (fault) {
    if (fault instanceof Malformed) return fault;
    throw fault;
  }
}

/** The leaf and what it is said to hold. */
function checkShown(receipt: ReceiptFile, bytes: Uint8Array, index: number | null, hashing: Hashing): Tampered | null {
  if (!sameBytes(leafHash(bytes, hashing), receipt.leafHash)) {
    return tampered(RECEIPT, 'the leaf is not the one of its leaf hash', index);
  }
  const leaf = readLeaf(bytes);
  if (leaf === null) return tampered(RECEIPT, 'the leaf is not of the format', index);
  if (leaf.id !== receipt.decisionId) return tampered(RECEIPT, 'the leaf is that of another decision', index);
  if (leaf.hour !== hourOf(receipt.decidedAt)) return tampered(RECEIPT, 'the leaf tells another hour', index);
  const wrong = receipt.openings.find(
    ({ slot, salt, value }) => !isCanonical(value) || !opens(leaf.slots, slot, value as CanonicalText, salt, hashing),
  );
  if (wrong === undefined) return null;
  return tampered(RECEIPT, `the leaf holds something else in the slot \`${wrong.slot}\``, index);
}
