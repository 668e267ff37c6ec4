import { base64 } from '../format/base64.js';
import { canonicalText } from '../format/canonical-bytes.js';
import type { SlotTexts } from './check-openings.js';

/** The columns of a decision and its record that its leaf commits to, as they are stored. */
export interface DecisionColumns {
  readonly kind: string;
  /** Empty when no post was confirmed; so is `post`. */
  readonly organisation: string;
  readonly group: string;
  readonly post: string;
  readonly issuer: string;
  readonly subject: string;
  readonly practitioner: string | null;
  readonly child: string | null;
  readonly subjectByNumber: Uint8Array | null;
  readonly subjectByName: Uint8Array | null;
  readonly purpose: string;
  readonly setting: string;
  readonly outcome: string;
  readonly request: string;
  readonly facts: string;
  readonly context: string;
  readonly sector: string;
  readonly concern: string;
  readonly notifying: boolean;
  readonly listed: boolean;
  readonly notConfirmed: boolean;
  readonly withoutRelationship: boolean;
  readonly overridden: boolean;
  readonly conflicted: boolean;
  readonly typedNumber: Uint8Array | null;
  readonly typedName: Uint8Array | null;
  readonly typedBirthDate: Uint8Array | null;
  readonly typedDetails: Uint8Array | null;
  readonly onBehalfOf: string | null;
  readonly presentingAddress: boolean;
  readonly decision: string;
  readonly answer: string;
  /** Leaf hash of the decision whose place it takes, by the link between the two. */
  readonly supersededLeafHash: Uint8Array | null;
}

/**
 * What the slots of a decision's leaf must say, from what is stored of it. INVARIANT: made from the columns alone and
 * written for the checker, so that a fault of the writer does not hide itself.
 * @throws SyntaxError when facts, context or decision are no JSON
 */
export function textsOfDecision(stored: DecisionColumns): SlotTexts {
  return {
    kind: canonicalText(stored.kind),
    organisation: stored.organisation === '' ? null : canonicalText(stored.organisation),
    role: canonicalText({ group: stored.group, post: stored.post === '' ? null : stored.post }),
    person: canonicalText({ issuer: stored.issuer, subject: stored.subject, practitioner: stored.practitioner }),
    subject: subjectText(stored),
    purpose: canonicalText(stored.purpose),
    setting: canonicalText(stored.setting),
    outcome: canonicalText(stored.outcome),
    releasedFields: canonicalText(releasedIn(stored)),
    decision: stored.decision,
    request: stored.request,
    facts: circumstancesText(stored),
    answer: stored.answer,
    previous: stored.supersededLeafHash === null ? null : canonicalText(base64(stored.supersededLeafHash)),
  };
}

/** Facts and context as they stand, and every column that says what the decision counts as. */
function circumstancesText(stored: DecisionColumns): string {
  const record = canonicalText({
    notifying: stored.notifying,
    listed: stored.listed,
    notConfirmed: stored.notConfirmed,
    withoutRelationship: stored.withoutRelationship,
    overridden: stored.overridden,
    conflicted: stored.conflicted,
    sector: stored.sector,
    concern: stored.concern,
    onBehalfOf: stored.onBehalfOf,
    presentingAddress: stored.presentingAddress,
    typedNumber: base64OrNull(stored.typedNumber),
    typedName: base64OrNull(stored.typedName),
    typedBirthDate: base64OrNull(stored.typedBirthDate),
    typedDetails: base64OrNull(stored.typedDetails),
  });
  // each by itself is JSON, so that nothing can move from one column into the other
  for (const text of [stored.context, stored.facts]) JSON.parse(text);
  return `{"context":${stored.context},"facts":${stored.facts},"record":${record}}`;
}

function base64OrNull(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : base64(bytes);
}

/** The child; of one who is not known the digests of what was typed; of nobody nothing. */
function subjectText({ child, subjectByNumber, subjectByName }: DecisionColumns): string | null {
  if (child !== null) return canonicalText({ child });
  if (subjectByNumber === null && subjectByName === null) return null;
  return canonicalText({
    byName: subjectByName === null ? null : base64(subjectByName),
    byNumber: subjectByNumber === null ? null : base64(subjectByNumber),
  });
}

interface DecidedItems {
  readonly items?: readonly {
    readonly ref: string;
    readonly kind: string;
    readonly fields: readonly { readonly field: string; readonly released: boolean }[];
  }[];
}

/** Only an enquiry releases fields: each as it stands in the recorded decision. */
function releasedIn({ kind, decision }: DecisionColumns): readonly string[] {
  const released: string[] = [];
  if (kind !== 'ENQUIRY') return released;
  for (const item of (JSON.parse(decision) as DecidedItems).items ?? []) {
    for (const { field, released: given } of item.fields) {
      if (given) released.push(`${item.ref} ${item.kind}.${field}`);
    }
  }
  return released;
}
