import { checkLeaf, type ReceiptCheck } from '../../../disclosure-log/verify/check-leaf.js';
import { checkOpenings, type SlotTexts } from '../../../disclosure-log/verify/check-openings.js';
import { sameBytes } from '../../../disclosure-log/format/same-bytes.js';
import { textsOfDecision } from '../../../disclosure-log/verify/texts-of-decision.js';
import { RULE_OF_EVENT, textsOfEvent } from '../../../disclosure-log/verify/texts-of-event.js';
import { nodeHashing } from '../node-hashing.js';
import type { NamedByErasure } from './erasures.js';
import type { StoredAboutLeaf } from './stored-leaves.js';

/**
 * What is wrong with one leaf and what it stands for, in words that repeat no value; `null` when nothing is: the entry
 * is that of the decision or event, the receipt is signed, and every commitment opens, or the record was erased by an
 * erasure that names it.
 */
export async function leafFault(
  stored: StoredAboutLeaf,
  receipts: ReceiptCheck,
  namedByErasure: NamedByErasure,
): Promise<string | null> {
  const { isDecision, event, entryLeaf, entryHash, pendingHash } = stored;
  if (!isDecision && event === null) return 'no decision and no event has this leaf';
  if (isDecision && event !== null) return 'a decision and an event share this leaf';
  if (entryLeaf !== null && !sameBytes(entryLeaf, stored.leaf)) return 'the entry is not the leaf that was recorded';
  for (const hash of [entryHash, pendingHash]) {
    if (hash !== null && !sameBytes(hash, stored.leafHash))
      return 'the hash in the log is not the one that was recorded';
  }
  if (entryHash !== null && pendingHash !== null) return 'the leaf has its place and still waits for one';
  const policy = isDecision ? stored.policy : (RULE_OF_EVENT[stored.event] ?? '');
  const leaf = checkLeaf({ ...stored, policy }, receipts, nodeHashing);
  if (typeof leaf === 'string') return leaf;
  if (isDecision && (stored.erasedBy !== null || !stored.isRecorded)) return erasureFault(stored, namedByErasure);
  const texts = textsOf(stored);
  if (texts === null || stored.salts === null) return 'what is recorded is missing or not of its form';
  return checkOpenings(leaf, texts, stored.salts, nodeHashing);
}

/** A record goes with a leaf that says so, and does not come back. */
async function erasureFault(
  { id, erasedBy, isRecorded }: Extract<StoredAboutLeaf, { isDecision: true }>,
  namedByErasure: NamedByErasure,
): Promise<string | null> {
  if (erasedBy === null) return 'the record is missing, and no erasure is in the log';
  if (isRecorded) return 'the record was erased and is there again';
  return (await namedByErasure(erasedBy, id)) ? null : 'the record is missing, and the erasure does not name it';
}

function textsOf(stored: StoredAboutLeaf): SlotTexts | null {
  try {
    if (stored.isDecision) return stored.agrees === true ? textsOfDecision(stored) : null;
    if (stored.event === null || stored.content === null) return null;
    return textsOfEvent(stored.event, stored.content);
  } catch {
    // text that is no JSON, or JSON of another shape
    return null;
  }
}
