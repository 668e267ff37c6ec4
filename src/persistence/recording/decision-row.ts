import { createHash, randomUUID } from 'node:crypto';
import { base64 } from '../../disclosure-log/format/base64.js';
import type { CanonicalText } from '../../disclosure-log/format/canonical-bytes.js';
import { leafHash } from '../../disclosure-log/format/leaf-hash.js';
import { receiptText } from '../../disclosure-log/format/receipt-text.js';
import { buildLeaf } from '../../disclosure-log/write/build-leaf.js';
import { decisionSlots, type DecidedItem } from '../../disclosure-log/write/decision-slots.js';
import type { AskedToConfirm } from '../../directory/asked-to-confirm.js';
import type { ReceiptSigner } from '../../disclosure-log/write/receipt-signer.js';
import type { DecisionEntry, TypedDetails } from '../../enquiry/ports.js';
import type { DecisionId, PostId } from '../../shared/ids.js';
import type { DecisionLink } from '../../sharing/ports.js';
import { nodeHashing } from '../log/node-hashing.js';
import { randomSalts } from '../log/random-salts.js';

/** What one decision says, of whatever kind it is; every text is canonical and was made once. */
export interface DecisionParts extends Pick<
  DecisionEntry,
  | 'caller'
  | 'requestDigest'
  | 'decidedAt'
  | 'practitionerId'
  | 'organisationId'
  | 'sector'
  | 'childId'
  | 'first'
  | 'subjectByNumber'
  | 'subjectByName'
  | 'counts'
> {
  readonly kind: 'ENQUIRY' | 'OVERSIGHT_READING' | 'SHARING_DECISION' | 'BROKER_REQUEST' | 'POLICY_ACTIVATION';
  readonly requestId: string;
  /** The chosen post as the directory confirmed it; empty when none. */
  readonly postId: string;
  readonly group: string;
  readonly purpose: string;
  readonly setting: string;
  readonly concern: string;
  readonly outcome: string;
  readonly policyVersion: string;
  readonly items: readonly DecidedItem[];
  readonly request: CanonicalText;
  readonly facts: CanonicalText;
  readonly decision: CanonicalText;
  readonly answer: CanonicalText;
  readonly context: CanonicalText;
  /** `null` when nobody is to be told. */
  readonly notices: CanonicalText | null;
  /** The answer is kept for a repeat of the same request. */
  readonly repeatable: boolean;
  /** Earlier decisions that this one follows from; none when left out. */
  readonly links?: readonly DecisionLink[];
  /** Who is asked to confirm what they are named for; nobody when left out. */
  readonly asked?: readonly AskedToConfirm[];
  /** Keyed digests of what an enquirer typed about the subject; nothing when left out. */
  readonly typed?: TypedDetails;
  /** Keyed digest of what a colleague is asked to confirm; nothing when left out. */
  readonly toConfirm?: Uint8Array | null;
  /** Post of the colleague asked for; none when left out. */
  readonly onBehalfOf?: PostId | null;
  /** A presenting address was looked at; false when left out. */
  readonly presentingAddress?: boolean;
  /** How many counted enquiries of this person there must still be; written whatever there are when left out. */
  readonly inTurn?: number | null;
  /** Leaf hash, base64, of the decision that this one takes the place of; none when left out. */
  readonly previous?: string | null;
}

/** One decision ready to be written: leaf, hash and signature are final. */
export interface DecisionRow {
  readonly id: DecisionId;
  readonly parts: DecisionParts;
  /** Base64 SHA-256 of the answer. */
  readonly answerDigest: string;
  readonly salts: Uint8Array;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly receiptSignature: Uint8Array;
}

/**
 * Makes the row of a decision under a new random id and new salts. The signature is made here so that it is committed
 * with the decision; the receipt that carries it exists only after that.
 * @param origin name of the log
 * @throws TypeError when the instant has no microseconds or the origin is not one line of ASCII
 */
export function decisionRow(parts: DecisionParts, origin: string, signer: ReceiptSigner): DecisionRow {
  const id = randomUUID() as string as DecisionId;
  const { decidedAt, policyVersion } = parts;
  const salts = randomSalts();
  const leaf = buildLeaf({ id, decidedAt, policyVersion, values: slotsOf(parts) }, salts, nodeHashing);
  const hash = leafHash(leaf, nodeHashing);
  return {
    id,
    parts,
    answerDigest: createHash('sha256').update(parts.answer).digest('base64'),
    salts,
    leaf,
    leafHash: hash,
    receiptSignature: signer.sign(receiptText({ origin, decisionId: id, leafHash: hash, decidedAt })),
  };
}

function slotsOf(parts: DecisionParts) {
  const { caller, group, postId, practitionerId } = parts;
  return decisionSlots({
    kind: parts.kind,
    organisation: parts.organisationId,
    role: { group, post: postId === '' ? null : postId },
    person: { issuer: caller.issuer, subject: caller.subject, practitioner: practitionerId },
    subject: subjectOf(parts),
    purpose: parts.purpose,
    setting: parts.setting,
    outcome: parts.outcome,
    items: parts.items,
    decision: parts.decision,
    request: parts.request,
    facts: parts.facts,
    context: parts.context,
    record: recordedBesides(parts),
    answer: parts.answer,
    previous: parts.previous ?? null,
  });
}

function recordedBesides({ sector, concern, counts, typed, onBehalfOf, presentingAddress }: DecisionParts) {
  return {
    sector,
    concern,
    notifying: counts.notifying,
    listed: counts.listed,
    notConfirmed: counts.notConfirmed,
    withoutRelationship: counts.withoutRelationship,
    overridden: counts.overridden,
    conflicted: counts.conflicted,
    typedNumber: digestText(typed?.number ?? null),
    typedName: digestText(typed?.name ?? null),
    typedBirthDate: digestText(typed?.birthDate ?? null),
    typedDetails: digestText(typed?.whole ?? null),
    onBehalfOf: onBehalfOf ?? null,
    presentingAddress: presentingAddress ?? false,
  };
}

function subjectOf({ childId, subjectByNumber, subjectByName }: DecisionParts) {
  if (childId !== null) return { child: childId };
  if (subjectByNumber === null && subjectByName === null) return null;
  return { byNumber: digestText(subjectByNumber), byName: digestText(subjectByName) };
}

function digestText(digest: Uint8Array | null): string | null {
  return digest === null ? null : base64(digest);
}
