/** What became of one field of one item, as an auditor sees it. */
export interface FieldOfDecision {
  /** Reference of the item within the decision, such as `plan:0`. */
  readonly item: string;
  readonly kind: string;
  readonly field: string;
  readonly released: boolean;
  readonly rule: string;
}

/** A recorded decision in a list. */
export interface DecisionSummary {
  readonly id: string;
  readonly decidedAt: string;
  readonly organisation: string;
  readonly group: string;
  readonly purpose: string;
  readonly setting: string;
  readonly concern: string;
  readonly outcome: string;
}

/** A recorded decision as a page: what the enquirer gave and saw, field by field, with the rules that may be spoken of. */
export interface DecisionView extends DecisionSummary {
  readonly practitioner: string;
  readonly reason: string;
  readonly onBehalfOf: string | null;
  readonly authenticationLevel: number;
  /** Rules that closed the enquiry before any item. */
  readonly closed: readonly string[];
  readonly fields: readonly FieldOfDecision[];
  /** Canonical JSON of what the enquirer saw. */
  readonly answer: string;
  readonly policyVersion: string;
  readonly leafHash: string;
  /** Facts and protected rules; `null` unless opened by the hub's reviewers with step-up and a case id. */
  readonly sealed: SealedPart | null;
}

export interface SealedPart {
  readonly facts: string;
  /** Items that were removed before the answer was made, and the rule that withheld each field. */
  readonly protectedFields: readonly FieldOfDecision[];
}

export interface DecisionFilter {
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
