import type { ColleagueFacts, EnquiryFacts, ItemFacts, ItemKind } from '../../src/decision-policy/facts/facts.js';
import type { SourceClass } from '../../src/decision-policy/facts/vocabulary.js';
import type { Instant } from '../../src/shared/instant.js';
import { kindOfGroup } from './kind-of-group.js';

/** A general practitioner in good standing asks, in routine care, about a registered child who is not shielded. */
export const BASELINE: EnquiryFacts = {
  now: '2026-01-05T03:00:00.000000Z' as Instant,
  caller: {
    group: 'GP',
    organisation: 'ACTIVE',
    organisationKind: 'GP_PRACTICE',
    issuer: 'REGISTERED',
    vetting: 'CURRENT',
    training: 'CURRENT',
    purposeRegistered: true,
    settingRegistered: true,
    limits: 'WITHIN',
    stepUp: 'NONE',
    confidentialService: false,
  },
  colleague: null,
  request: {
    purpose: 'ROUTINE_CARE',
    setting: 'SCHEDULED',
    concern: 'NONE',
    adultHarm: false,
    possibleCrime: false,
    caseReference: 'NOT_GIVEN',
    atMost: 'HOUSEHOLD',
    publicInterest: 'NONE',
    adviserNotYet: false,
    consentNotYet: false,
    familyNotYet: false,
    override: 'NONE',
    overrideReason: 'NONE',
    conflictAsTyped: false,
    onBehalfOf: 'NOBODY',
  },
  subject: {
    kind: 'CHILD',
    identity: 'CONFIRMED',
    ageBand: '1_TO_12',
    conflictInIndex: false,
    relationship: 'RECORDED',
    shield: 'NONE',
    feeds: 'IN_TIME',
    earlierEnquiryOfUnknown: false,
  },
  items: [],
};

interface Changes {
  readonly now?: string;
  readonly caller?: Partial<EnquiryFacts['caller']>;
  readonly colleague?: EnquiryFacts['colleague'];
  readonly request?: Partial<EnquiryFacts['request']>;
  readonly subject?: Partial<EnquiryFacts['subject']>;
  readonly items?: readonly ItemFacts[];
}

/**
 * The baseline with some facts changed. Whoever asks on behalf of a colleague of whom nothing is said asks for one who has
 * not confirmed. Without `items` there is the child's confirmed identity and nothing else. Another
 * group has its post at an organisation of the fitting type, unless a type is named.
 */
export function enquiryFacts({ now, caller, colleague, request, subject, items }: Changes = {}): EnquiryFacts {
  const organisationKind = kindOfGroup(caller?.group ?? BASELINE.caller.group);
  return {
    now: (now ?? BASELINE.now) as Instant,
    caller: { ...BASELINE.caller, organisationKind, ...caller },
    colleague: colleague ?? (request?.onBehalfOf === 'A_COLLEAGUE' ? UNCONFIRMED : null),
    request: { ...BASELINE.request, onBehalfOf: (colleague ?? null) === null ? 'NOBODY' : 'A_COLLEAGUE', ...request },
    subject: { ...BASELINE.subject, ...subject },
    items: items ?? [itemFacts('IDENTITY')],
  };
}

/** A colleague in good standing who has confirmed and works with the child: another general practitioner. */
export function colleagueFacts(changes: Partial<ColleagueFacts> = {}): ColleagueFacts {
  const { limits: _limits, stepUp: _stepUp, ...person } = BASELINE.caller;
  const organisationKind = kindOfGroup(changes.group ?? person.group);
  return { ...person, organisationKind, confirmation: 'CONFIRMED', relationship: 'RECORDED', ...changes };
}

/** One who has not confirmed. */
export const UNCONFIRMED = colleagueFacts({ confirmation: 'NOT_CONFIRMED' });

/** Who usually states an item of a kind. */
const SOURCE_OF_KIND: Readonly<Record<ItemKind, SourceClass>> = {
  SOCIAL_CARE_CASE: 'SOCIAL_CARE',
  PLAN: 'SOCIAL_CARE',
  LEAD_SOCIAL_WORKER: 'SOCIAL_CARE',
  INVOLVEMENT: 'GP',
  IDENTITY: 'SOCIAL_CARE',
  HOUSEHOLD_CHILD: 'SOCIAL_CARE',
  EARLIER_ENQUIRY: 'SOCIAL_CARE',
  SENSITIVE_SERVICE: 'SEXUAL_HEALTH',
  COMMON_ASSESSMENT: 'EDUCATION',
  POLICE_POINTER: 'POLICE',
};

/** An item of a kind: current, not protected, with consent not sought. A sensitive service is protected as such. */
export function itemFacts(kind: ItemKind, changes: Partial<ItemFacts> = {}): ItemFacts {
  return {
    ref: `${kind}:1`,
    kind,
    sourceClass: SOURCE_OF_KIND[kind],
    protection: kind === 'SENSITIVE_SERVICE' ? 'SENSITIVE_SERVICE' : 'NONE',
    consent: 'NOT_SOUGHT',
    detriment: 'NONE',
    currency: 'CURRENT',
    ...changes,
  };
}

/** One item of each kind. */
export const ONE_OF_EACH: readonly ItemFacts[] = (
  [
    'SOCIAL_CARE_CASE',
    'PLAN',
    'LEAD_SOCIAL_WORKER',
    'INVOLVEMENT',
    'IDENTITY',
    'HOUSEHOLD_CHILD',
    'EARLIER_ENQUIRY',
    'SENSITIVE_SERVICE',
    'COMMON_ASSESSMENT',
    'POLICE_POINTER',
  ] as const
).map((kind) => itemFacts(kind));
