import type { LegalBasisCode } from './legal-basis.js';
import type { DerivedFacts, EnquiryFacts, ItemKind } from './facts/facts.js';
import type { EnquiryOutcome } from './facts/vocabulary.js';

/** What was decided about one field of one item. There is no decision without a rule and its citation. */
export interface FieldDecision {
  readonly field: string;
  readonly released: boolean;
  /** Id of the rule that decided, or `nothing-permits`. */
  readonly rule: string;
}

export interface ItemDecision {
  readonly ref: string;
  readonly kind: ItemKind;
  /** Protected and not released: removed before anything the enquirer sees was computed. */
  readonly removedFirst: boolean;
  /**
   * Ids of the gateways in force that carry it to this organisation, sorted; empty: nothing of it is released, save that
   * who was confirmed is said back as it was typed.
   */
  readonly gateways: readonly string[];
  readonly fields: readonly FieldDecision[];
}

/** A gate or condition that ended the enquiry, or would have, had what was kept back never been held. */
export interface Closed {
  readonly rule: string;
  readonly by: 'CALLER_GATE' | 'CONFLICT_OF_INTEREST' | 'IDENTITY' | 'RELATIONSHIP';
}

/** One thing that is withheld and may be spoken of: what, and by which rule. */
export interface WithheldReason {
  readonly kind: ItemKind;
  readonly fields: readonly string[];
  readonly rule: string;
}

export const NEXT_STEPS = [
  'REFER',
  'CONSIDER_POLICE',
  'MEDIATED',
  'PHONE_DUTY_DESK',
  'ASK_HOLDER',
  'BROKERED_CONTACT',
  'NON_IDENTIFYING_DISCUSSION',
  'COMPLETE_GROUND',
  'ASK_COLLEAGUE',
  'MEND_STANDING',
  'GIVE_FURTHER_DETAIL',
  'STATE_CONCERN',
] as const;
export type NextStepCode = (typeof NEXT_STEPS)[number];

/**
 * The whole decision as a value. It is stored as canonical JSON with the facts, and replays to the same bytes under
 * the stored ruleset.
 */
export interface Decision {
  readonly outcome: EnquiryOutcome;
  /** Every gate or condition that closed, in order; empty when something is left of the items that were decided. */
  readonly closed: readonly Closed[];
  /** Every item, the protected ones too; what the enquirer may see is made from those not removed. */
  readonly items: readonly ItemDecision[];
  /** What may be told as withheld; made after removal, so that it never speaks of a protected item. */
  readonly withheld: readonly WithheldReason[];
  readonly nextSteps: readonly NextStepCode[];
  /** Codes of the legal bases that carry what is released, sorted. */
  readonly legalBasis: readonly LegalBasisCode[];
  /** The enquirer may hear of social care at all, so that an authority's silence may be put in words. */
  readonly socialCareSpokenOf: boolean;
  readonly derived: DerivedFacts;
  /** Who may see what is released: the enquirer, or both the enquirer and the colleague asked for. */
  readonly madeFor: 'ENQUIRER' | 'ENQUIRER_AND_COLLEAGUE';
  /** SHA-256 of the canonical ruleset. */
  readonly policyVersion: string;
  /** Version of the evaluator, beside that of the rules. */
  readonly evaluator: string;
}

/** A decision could not be made: the answer is `COULD_NOT_CHECK`, never a refusal that looks lawful. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault';
}

/** Decides one enquiry. Pure: the same facts and ruleset give the same bytes. Throws only `PolicyFault`. */
export type Decide = (facts: EnquiryFacts) => Decision;
