import type { OverrideStatement, PublicInterestStatement } from '../enquiry/enquiry-request.js';
import type { LogStanding } from './log-state.js';

/** What became of one field of one item, as an auditor sees it. */
export interface FieldOfDecision {
  /** Reference of the item within the decision, such as `plan:0`. */
  readonly item: string;
  readonly kind: string;
  readonly field: string;
  readonly released: boolean;
  readonly rule: string;
}

/**
 * Kinds of recorded decisions that information governance may read. A list holds all but readings, which are shown when
 * they are asked for: each page that is read would else stand in the next one.
 */
export const DECISION_KINDS = [
  'ENQUIRY',
  'SHARING_DECISION',
  'BROKER_REQUEST',
  'POLICY_ACTIVATION',
  'OVERSIGHT_READING',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** A recorded decision in a list. */
export interface DecisionSummary {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly decidedAt: string;
  readonly organisation: string;
  readonly group: string;
  readonly purpose: string;
  readonly setting: string;
  readonly concern: string;
  readonly outcome: string;
  readonly logStanding: LogStanding;
}

/** A recorded decision as a page: what the enquirer gave and saw, field by field, with the rules that may be spoken of. */
export interface DecisionView extends DecisionSummary {
  readonly practitioner: string;
  readonly reason: string;
  readonly onBehalfOf: string | null;
  /** The stated ground to set a confidence aside, in the enquirer's own words (2.72, 5.24); `null` when none was. */
  readonly publicInterest: PublicInterestStatement | null;
  /** The override that was stated, in the enquirer's own words; `null` when none was. */
  readonly override: OverrideStatement | null;
  readonly authenticationLevel: number;
  /** Rules that closed the enquiry before any item. */
  readonly closed: readonly string[];
  readonly fields: readonly FieldOfDecision[];
  /** Canonical JSON of what the enquirer saw. */
  readonly answer: string;
  readonly policyVersion: string;
  readonly leafHash: string;
  /** Who was named in it, and whether they confirmed it by their own sign-in. */
  readonly named: readonly NamedPerson[];
  /** Asked before by the same person about the same typed subject, and asked for less; newest first. */
  readonly reAskOf: readonly EarlierAsk[];
  /** Facts and protected rules; `null` unless opened by the hub's reviewers with step-up and a case id. */
  readonly sealed: SealedPart | null;
}

/** Somebody named in a decision: a colleague, an adviser or an approver. */
export interface NamedPerson {
  readonly role: string;
  readonly practitioner: string;
  readonly confirmed: boolean;
}

/** What was stated before, to stand beside what was stated now. */
export interface EarlierAsk {
  readonly id: string;
  readonly decidedAt: string;
  readonly purpose: string;
  readonly concern: string;
  /** Ground of public interest; `null` when none was stated. */
  readonly ground: string | null;
  readonly possibleCrime: boolean;
  readonly reason: string;
}

export interface SealedPart {
  /** Canonical JSON of whom it is about, as typed; `null` for what names nobody, such as a request for contact. */
  readonly subject: string | null;
  readonly facts: string;
  /** Items that were removed before the answer was made, and the rule that withheld each field. */
  readonly protectedFields: readonly FieldOfDecision[];
}

export interface DecisionFilter {
  readonly kind: DecisionKind | null;
  /** Asked again with raised purpose, concern or ground, or a possible crime, or not; `null`: both. */
  readonly escalated: boolean | null;
  readonly outcome: string | null;
  readonly purpose: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface DecisionPage {
  readonly decisions: readonly DecisionSummary[];
  /** Where the next page begins; `null` at the end. */
  readonly next: string | null;
}
