import { PolicyFault } from '../decision.js';
import type { CallerFacts, ColleagueFacts, EnquiryFacts, ItemFacts, RequestFacts, SubjectFacts } from './facts.js';
import { ITEM_KINDS } from './facts.js';
import {
  CONCERNS,
  CONSENT_STATES,
  DISCLOSURE_TIERS,
  ORGANISATION_KINDS,
  OVERRIDE_KINDS,
  OVERRIDE_REASONS,
  PRACTITIONER_GROUPS,
  PUBLIC_INTEREST_GROUNDS,
  PURPOSES,
  SETTINGS,
  SOURCE_CLASSES,
} from './vocabulary.js';

const PERSON = {
  group: [...PRACTITIONER_GROUPS, 'NONE'],
  organisation: ['ACTIVE', 'INACTIVE', 'UNKNOWN'],
  organisationKind: [...ORGANISATION_KINDS, 'UNKNOWN'],
  issuer: ['REGISTERED', 'NOT_REGISTERED'],
  vetting: ['CURRENT', 'LAPSED', 'BARRED'],
  training: ['CURRENT', 'LAPSED'],
  purposeRegistered: [true, false],
  settingRegistered: [true, false],
  confidentialService: [true, false],
} as const;

/**
 * Every value of every fact but the instant and the name of an item: the closed world that rules are written for.
 */
export const FACT_VALUES = {
  caller: {
    ...PERSON,
    limits: ['WITHIN', 'PLAN_STATE_ONLY', 'ABOVE'],
    stepUp: ['FRESH', 'NONE'],
  } satisfies ValuesOf<CallerFacts>,
  colleague: {
    ...PERSON,
    confirmation: ['CONFIRMED', 'NOT_CONFIRMED'],
    relationship: ['RECORDED', 'NONE'],
  } satisfies ValuesOf<ColleagueFacts>,
  request: {
    purpose: PURPOSES,
    setting: SETTINGS,
    concern: CONCERNS,
    adultHarm: [true, false],
    possibleCrime: [true, false],
    caseReference: ['GIVEN', 'NOT_GIVEN'],
    atMost: DISCLOSURE_TIERS,
    publicInterest: [...PUBLIC_INTEREST_GROUNDS, 'NONE'],
    adviserNotYet: [true, false],
    consentNotYet: [true, false],
    familyNotYet: [true, false],
    override: [...OVERRIDE_KINDS, 'NONE'],
    overrideReason: [...OVERRIDE_REASONS, 'NONE'],
    conflictAsTyped: [true, false],
    onBehalfOf: ['NOBODY', 'A_COLLEAGUE'],
  } satisfies ValuesOf<RequestFacts>,
  subject: {
    kind: ['CHILD', 'UNBORN', 'HOUSEHOLD', 'ADULT'],
    identity: ['CONFIRMED', 'NOT_CONFIRMED', 'NOT_HELD'],
    ageBand: ['UNBORN', 'UNDER_1', '1_TO_12', '13_TO_15', '16_TO_17', 'ADULT', 'UNKNOWN'],
    conflictInIndex: [true, false],
    relationship: ['RECORDED', 'NONE'],
    shield: ['NONE', 'IN_FORCE'],
    feeds: ['IN_TIME', 'LATE'],
    earlierEnquiryOfUnknown: [true, false],
  } satisfies ValuesOf<SubjectFacts>,
  item: {
    kind: ITEM_KINDS,
    sourceClass: SOURCE_CLASSES,
    protection: ['NONE', 'SENSITIVE_SERVICE', 'SHIELD', 'CHANGED_IDENTITY'],
    consent: CONSENT_STATES,
    detriment: ['NONE', 'MORE_DETRIMENTAL', 'EXISTENCE_TOO'],
    currency: ['CURRENT', 'ENDED_WITHIN_A_YEAR', 'HISTORY'],
  } satisfies ValuesOf<Omit<ItemFacts, 'ref'>>,
} as const;

type ValuesOf<Facts> = { readonly [Fact in keyof Facts]: readonly Facts[Fact][] };
type Checks = readonly (readonly [fact: string, allowed: ReadonlySet<unknown>])[];

const CHECKS = {
  caller: checksOf(FACT_VALUES.caller),
  colleague: checksOf(FACT_VALUES.colleague),
  request: checksOf(FACT_VALUES.request),
  subject: checksOf(FACT_VALUES.subject),
  item: checksOf(FACT_VALUES.item),
};

/**
 * Throws `PolicyFault`, naming the fact and never its value, unless every fact is there and has a known value, and there
 * is a colleague exactly when the request names one.
 */
export function checkFacts(facts: EnquiryFacts): void {
  if (!isObject(facts)) throw new PolicyFault('the facts do not parse');
  if (typeof facts.now !== 'string' || Number.isNaN(Date.parse(facts.now))) {
    throw new PolicyFault('the facts do not parse at now');
  }
  checkGroup('caller', facts.caller, CHECKS.caller);
  if (facts.colleague !== null) checkGroup('colleague', facts.colleague, CHECKS.colleague);
  checkGroup('request', facts.request, CHECKS.request);
  if ((facts.colleague === null) !== (facts.request.onBehalfOf === 'NOBODY')) {
    throw new PolicyFault('the facts contradict each other at colleague');
  }
  checkGroup('subject', facts.subject, CHECKS.subject);
  if (!Array.isArray(facts.items)) throw new PolicyFault('the facts do not parse at items');
  for (const item of facts.items as readonly ItemFacts[]) {
    checkGroup('item', item, CHECKS.item);
    if (typeof item.ref !== 'string') throw new PolicyFault('the facts do not parse at item.ref');
  }
}

function checkGroup(name: string, group: unknown, checks: Checks): void {
  if (!isObject(group)) throw new PolicyFault(`the facts do not parse at ${name}`);
  for (const [fact, allowed] of checks) {
    if (!allowed.has(group[fact])) throw new PolicyFault(`the facts do not parse at ${name}.${fact}`);
  }
}

function checksOf(values: Readonly<Record<string, readonly unknown[]>>): Checks {
  return Object.entries(values).map(([fact, allowed]) => [fact, new Set(allowed)] as const);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
