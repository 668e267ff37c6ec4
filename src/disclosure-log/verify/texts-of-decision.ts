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
  readonly decision: string;
  readonly answer: string;
  /** Leaf hash of the decision whose place it takes, by the link between the two. */
  readonly supersededLeafHash: Uint8Array | null;
}

/**
 * What the slots of a decision's leaf must say, from what is stored of it. INVARIANT: made from the columns alone and
 * written for the checker, so that a fault of the writer does not hide itself.
 * @throws SyntaxError when the decision is no JSON
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
    facts: stored.facts,
    answer: stored.answer,
    previous: stored.supersededLeafHash === null ? null : canonicalText(base64(stored.supersededLeafHash)),
  };
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
