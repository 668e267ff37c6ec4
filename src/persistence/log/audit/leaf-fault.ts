import { checkLeaf, type ReceiptCheck } from '../../../disclosure-log/verify/check-leaf.js';
import { checkOpenings, type SlotTexts } from '../../../disclosure-log/verify/check-openings.js';
import { sameBytes } from '../../../disclosure-log/format/same-bytes.js';
import { textsOfDecision } from '../../../disclosure-log/verify/texts-of-decision.js';
import { RULE_OF_EVENT, textsOfEvent } from '../../../disclosure-log/verify/texts-of-event.js';
import { nodeHashing } from '../node-hashing.js';
import type { NamedByErasure } from './erasures.js';
import { ofItsForm } from './of-its-form.js';
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
  const seen = ofItsForm(() => lookAt(stored, receipts));
  if (seen === null) return 'what is stored of it is not of its form';
  return seen.kind === 'ERASED' ? erasureFault(seen.decision, namedByErasure) : seen.what;
}

type StoredDecision = Extract<StoredAboutLeaf, { isDecision: true }>;
type Seen =
  | { readonly kind: 'LOOKED_AT'; readonly what: string | null }
  /** Its record is gone, or is said to be. */
  | { readonly kind: 'ERASED'; readonly decision: StoredDecision };

/** Throws for content that no writer of the hub makes: whoever owns the database may have put anything there. */
function lookAt(stored: StoredAboutLeaf, receipts: ReceiptCheck): Seen {
  const { isDecision, event, entryLeaf, entryHash, pendingHash } = stored;
  if (!isDecision && event === null) return wrong('no decision and no event has this leaf');
  if (isDecision && event !== null) return wrong('a decision and an event share this leaf');
  if (entryLeaf !== null && !sameBytes(entryLeaf, stored.leaf)) {
    return wrong('the entry is not the leaf that was recorded');
  }
  for (const hash of [entryHash, pendingHash]) {
    if (hash !== null && !sameBytes(hash, stored.leafHash)) {
      return wrong('the hash in the log is not the one that was recorded');
    }
  }
  if (entryHash !== null && pendingHash !== null) return wrong('the leaf has its place and still waits for one');
  const policy = isDecision ? stored.policy : (RULE_OF_EVENT[stored.event] ?? '');
  const leaf = checkLeaf({ ...stored, policy }, receipts, nodeHashing);
  if (typeof leaf === 'string') return wrong(leaf);
  if (isDecision && (stored.erasedBy !== null || !stored.isRecorded)) return { kind: 'ERASED', decision: stored };
  const texts = ofItsForm(() => textsOf(stored));
  if (texts === null || stored.salts === null) return wrong('what is recorded is missing or not of its form');
  return { kind: 'LOOKED_AT', what: checkOpenings(leaf, texts, stored.salts, nodeHashing) };
}

function wrong(what: string): Seen {
  return { kind: 'LOOKED_AT', what };
}

/** A record goes with a leaf that says so, and does not come back. */
async function erasureFault(
  { id, erasedBy, isRecorded }: StoredDecision,
  namedByErasure: NamedByErasure,
): Promise<string | null> {
  if (erasedBy === null) return 'the record is missing, and no erasure is in the log';
  if (isRecorded) return 'the record was erased and is there again';
  const isNamed = await namedByErasure(erasedBy, id);
  if (isNamed === null) return 'the record is missing, and what is stored of its erasure is not of its form';
  return isNamed ? null : 'the record is missing, and the erasure does not name it';
}

/** Throws for text that is no JSON, or JSON of another shape. */
function textsOf(stored: StoredAboutLeaf): SlotTexts | null {
  if (stored.isDecision) return stored.agrees === true ? textsOfDecision(stored) : null;
  if (stored.event === null || stored.content === null) return null;
  return textsOfEvent(stored.event, stored.content);
}
