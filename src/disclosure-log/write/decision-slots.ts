import { canonicalText, type CanonicalText } from '../format/canonical-bytes.js';
import type { Slot } from '../format/slots.js';

/** What a decision about an enquiry, or about a reading of the record, says in each slot. */
export interface DecisionSlots {
  /** `ENQUIRY`, `OVERSIGHT_READING`, ... */
  readonly kind: string;
  /** Code of the organisation of the chosen post; empty when none was chosen. */
  readonly organisation: string;
  /** Group and code of the chosen post. */
  readonly role: { readonly group: string; readonly post: string | null };
  readonly person: { readonly issuer: string; readonly subject: string; readonly practitioner: string | null };
  /** The child, or for one who is not known the keyed digests of what was typed, base64. */
  readonly subject:
    { readonly child: string } | { readonly byNumber: string | null; readonly byName: string | null } | null;
  readonly purpose: string;
  readonly setting: string;
  readonly outcome: string;
  readonly items: readonly DecidedItem[];
  readonly decision: CanonicalText;
  readonly request: CanonicalText;
  readonly facts: CanonicalText;
  readonly context: CanonicalText;
  readonly record: RecordedBesides;
  readonly answer: CanonicalText;
  /** Leaf hash, base64, of the decision that this one replaces. */
  readonly previous: string | null;
}

/**
 * What the record says besides, by which later enquiries and oversight are steered: it stands in the slot of the facts,
 * as it tells under which circumstances the decision was made. Digests are in base64.
 */
export interface RecordedBesides {
  readonly sector: string;
  readonly concern: string;
  readonly notifying: boolean;
  readonly listed: boolean;
  readonly notConfirmed: boolean;
  readonly withoutRelationship: boolean;
  readonly overridden: boolean;
  readonly conflicted: boolean;
  readonly typedNumber: string | null;
  readonly typedName: string | null;
  readonly typedBirthDate: string | null;
  readonly typedDetails: string | null;
  readonly onBehalfOf: string | null;
  readonly presentingAddress: boolean;
}

export interface DecidedItem {
  readonly ref: string;
  readonly kind: string;
  readonly fields: readonly { readonly field: string; readonly released: boolean }[];
}

/** The canonical text of each slot's value; `null` for a slot that stays unused. */
export function decisionSlots(parts: DecisionSlots): Readonly<Record<Slot, CanonicalText | null>> {
  return {
    kind: canonicalText(parts.kind),
    organisation: parts.organisation === '' ? null : canonicalText(parts.organisation),
    role: canonicalText(parts.role),
    person: canonicalText(parts.person),
    subject: parts.subject === null ? null : canonicalText(parts.subject),
    purpose: canonicalText(parts.purpose),
    setting: canonicalText(parts.setting),
    outcome: canonicalText(parts.outcome),
    releasedFields: canonicalText(releasedFields(parts.items)),
    decision: parts.decision,
    request: parts.request,
    facts: circumstances(parts),
    answer: parts.answer,
    previous: parts.previous === null ? null : canonicalText(parts.previous),
  };
}

/** Joined of texts that are canonical already, as facts are long; the names stand in canonical order. */
function circumstances({ context, facts, record }: DecisionSlots): CanonicalText {
  return `{"context":${context},"facts":${facts},"record":${canonicalText(record)}}` as CanonicalText;
}

/** `ref kind.field` of every field that left the hub, in the order of the decision. */
function releasedFields(items: readonly DecidedItem[]): readonly string[] {
  return items.flatMap(({ ref, kind, fields }) =>
    fields.filter(({ released }) => released).map(({ field }) => `${ref} ${kind}.${field}`),
  );
}
