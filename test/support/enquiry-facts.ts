import type { EnquiryFacts, ItemFacts, ItemKind } from '../../src/decision-policy/facts.js';
import type { Instant } from '../../src/shared/instant.js';

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

/** The baseline with some facts changed. Without `items` there is the child's confirmed identity and nothing else. */
export function enquiryFacts({ now, caller, colleague, request, subject, items }: Changes = {}): EnquiryFacts {
  return {
    now: (now ?? BASELINE.now) as Instant,
    caller: { ...BASELINE.caller, ...caller },
    colleague: colleague ?? null,
    request: { ...BASELINE.request, ...request },
    subject: { ...BASELINE.subject, ...subject },
    items: items ?? [itemFacts('IDENTITY')],
  };
}

/** An item of a kind: current, not protected, with consent not sought. A sensitive service is protected as such. */
export function itemFacts(kind: ItemKind, changes: Partial<ItemFacts> = {}): ItemFacts {
  return {
    ref: `${kind}:1`,
    kind,
    sourceClass: kind === 'INVOLVEMENT' ? 'GP' : 'SOCIAL_CARE',
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
