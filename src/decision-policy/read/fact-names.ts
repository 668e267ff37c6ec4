import { FACT_VALUES } from '../facts/check-facts.js';
import { CONCERNS } from '../facts/vocabulary.js';
import type { DerivedFacts, GatewayFact, RequestFacts } from '../facts/facts.js';
import type { EnquirySubject, RuleSubject } from '../rulebook/rule.js';
import { SHARING_FACT_VALUES } from '../sharing/check-sharing-facts.js';
import type { DerivedSharingFacts, SharingSubject } from '../sharing/sharing-facts.js';
import { YES_NO_UNKNOWN } from '../sharing/sharing-words.js';

/** The values of each fact that conditions may name, `UNKNOWN` apart: it may be named for any of them. */
type ValuesOf<Facts> = { readonly [Fact in keyof Facts]: readonly Facts[Fact][] };

const { kind: subjectKind, ...SUBJECT } = FACT_VALUES.subject;
const { kind: itemKind, ...ITEM } = FACT_VALUES.item;

const DERIVED = {
  column: ['ROUTINE', 'UNSCHEDULED_NO_CONCERN', 'WELFARE', 'HARM'],
  relationshipOrOverride: ['RECORDED', 'SELF_CLAIMED', 'NONE'],
  shieldOverride: ['VALID', 'NOT_VALID', 'NONE'],
  groundRecord: ['COMPLETE', 'LEFT_OPEN', 'NONE'],
} as const satisfies ValuesOf<DerivedFacts>;

/** What the conditions of a rule that demands an input may name. */
export const REQUEST_FACTS: ValuesOf<RequestFacts> = FACT_VALUES.request;

/** What the conditions of a closing rule may name. */
export const ENQUIRY_FACTS: ValuesOf<EnquirySubject> = {
  ...FACT_VALUES.caller,
  ...FACT_VALUES.request,
  ...SUBJECT,
  subjectKind,
  colleague: ['NOBODY', 'NOT_CONFIRMED', 'CONFIRMED', 'MAY_NOT_SEE'],
  ...DERIVED,
};

/** What the conditions of a gateway, and of a rule about items, may name. */
export const ITEM_FACTS: { readonly [Fact in keyof RuleSubject]: readonly (RuleSubject[Fact] | 'UNKNOWN')[] } = {
  ...ENQUIRY_FACTS,
  ...ITEM,
  itemKind,
  gateway: ['FOUND', 'NONE'] satisfies readonly GatewayFact[],
};

const DERIVED_SHARING = {
  harm: YES_NO_UNKNOWN,
  concern: CONCERNS,
  refusal: ['NONE', 'BESIDE_REFERRAL', 'OF_ACTION'],
  harmReport: ['YES', 'NO'],
  urgent: ['YES', 'NO'],
  confidenceOwed: YES_NO_UNKNOWN,
  turnsOnCompetence: ['YES', 'NO'],
  turnsOnSuspicion: ['YES', 'NO'],
  consentInForce: ['YES', 'NO'],
  confidenceMet: ['NOT_OWED', 'CONSENT', 'USUAL_NOTICE', 'PUBLIC_INTEREST', 'LESSER_CONCERN', 'NOTHING'],
  sexualActivityAt: ['UNDER_13', '13_TO_15', '16_TO_17', 'NONE', 'UNKNOWN'],
  crime: YES_NO_UNKNOWN,
  holderIsSocialCare: YES_NO_UNKNOWN,
  exceptionalRefusal: ['APPROVER_ASKED', 'APPROVER_UNCONFIRMED', 'NONE'],
  absolutelyClosed: ['YES', 'NO'],
  attendanceStopped: ['BOTH_CONDITIONS', 'NO', 'NOT_A_NOTICE'],
} as const satisfies ValuesOf<DerivedSharingFacts>;

/** What the conditions of a rule about a holder's decision may name. */
export const SHARING_FACTS: ValuesOf<SharingSubject> = { ...SHARING_FACT_VALUES, ...DERIVED_SHARING };
