import type { EnquiryOutcome } from '../decision-policy/facts/vocabulary.js';

/** What the enquirer is told. Made whole before it is recorded, readable only after. Dates are `YYYY-MM-DD`. */
export interface EnquiryAnswer {
  readonly outcome: EnquiryOutcome;
  readonly message: string;
  readonly socialCare: readonly AuthorityStatement[];
  readonly child: ReleasedChild | null;
  readonly withheld: readonly WithheldItem[];
  readonly nextSteps: readonly NextStep[];
  readonly legalBasis: readonly LegalBasis[];
  readonly phoneNow: readonly Phone[];
  readonly asOf: readonly SourceFreshness[];
  readonly earlierEnquiries: EarlierEnquiries;
  readonly receipt: Receipt;
}

/** What one covered authority states; never inferred from an empty list. */
export interface AuthorityStatement {
  readonly authority: string;
  readonly case: 'OPEN' | 'CLOSED' | 'NOT_KNOWN' | 'NOT_PERMITTED' | 'NOT_CHECKED';
  readonly caseOpened: string | null;
  readonly caseClosed: string | null;
  readonly childInNeed: boolean | null;
  readonly plan: 'IN_FORCE' | 'ENDED' | 'NONE_RECORDED' | 'NOT_PERMITTED' | 'NOT_CHECKED';
  readonly plans: readonly ReleasedPlan[];
  readonly leadSocialWorker: ReleasedLeadSocialWorker | null;
  /** When this authority's feed last spoke. */
  readonly asOf: string | null;
}

export interface ReleasedPlan {
  readonly kind: string | null;
  readonly categories: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  /** What is irregular about it: an end for no lawful reason, or a birth that is not recorded; else `null`. */
  readonly note: string | null;
}

export interface ReleasedLeadSocialWorker {
  readonly name: string | null;
  readonly team: string | null;
  readonly phone: string | null;
}

export interface ReleasedChild {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly nhsNumber: string | null;
  readonly involvements: readonly ReleasedInvolvement[];
  readonly household: readonly ReleasedHouseholdChild[];
  /** One line for each confidential service that may be pointed to; never its type, name, number or dates. */
  readonly confidentialServices: readonly string[];
  /** That a common assessment exists and who holds it; never what is in it. */
  readonly commonAssessments: readonly ReleasedCommonAssessment[];
  /** One line when the police are to be asked; never what they hold. */
  readonly askThePolice: readonly string[];
}

export interface ReleasedInvolvement {
  readonly service: string | null;
  readonly organisation: string | null;
  readonly practitioner: string | null;
  readonly contact: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

export interface ReleasedCommonAssessment {
  readonly holder: string | null;
  readonly contact: string | null;
  readonly since: string | null;
}

export interface ReleasedHouseholdChild {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly ageInYears: number | null;
  readonly planInForce: boolean | null;
}

export interface WithheldItem {
  readonly what: string;
  readonly why: string;
  readonly rule: string;
  readonly citation: string;
  readonly whoCouldChangeIt: string;
}

export interface NextStep {
  readonly code: string;
  readonly text: string;
  readonly toWhom: string;
  readonly byWhen: string;
  readonly phone: string;
}

export interface LegalBasis {
  readonly code: string;
  readonly text: string;
  readonly citation: string;
}

export interface Phone {
  readonly label: string;
  readonly number: string;
  readonly hours: string;
}

/** How fresh a class of source is; the classes shown are fixed by the caller's role. */
export interface SourceFreshness {
  readonly source: string;
  readonly state: 'IN_TIME' | 'LATE' | 'NEVER';
  readonly asOf: string | null;
}

export interface EarlierEnquiries {
  /** For a child who is not known: whether somebody else asked before; `null` when that may not be said. */
  readonly earlierEnquiryOfUnknownChild: boolean | null;
  readonly entries: readonly EarlierEnquiry[];
}

export interface EarlierEnquiry {
  readonly date: string | null;
  readonly setting: string | null;
  readonly sector: string | null;
  readonly organisation: string | null;
}

/** A signed promise that the decision is in the disclosure log; the enquirer's evidence of good faith. */
export interface Receipt {
  readonly decisionId: string;
  readonly decidedAt: string;
  readonly policyVersion: string;
  /** Base64 of the leaf's SHA-256 hash as RFC 6962 has it. */
  readonly leafHash: string;
  /** Base64 Ed25519 signature over origin, decision id, leaf hash and time. */
  readonly signature: string;
  /** Place in the log, once a signed head covers it. */
  readonly index: number | null;
  readonly proof: string | null;
}
