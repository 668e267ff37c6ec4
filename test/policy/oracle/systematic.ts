import { FACT_VALUES } from '../../../src/decision-policy/facts/check-facts.js';
import type { EnquiryFacts, ItemFacts, ItemKind } from '../../../src/decision-policy/facts/facts.js';
import { PURPOSES, SOURCE_CLASSES, type PractitionerGroup } from '../../../src/decision-policy/facts/vocabulary.js';
import { BASELINE, itemFacts, UNCONFIRMED } from '../../support/enquiry-facts.js';
import { KIND_OF_GROUP } from '../../support/kind-of-group.js';
import { PLAIN_ITEMS } from './enquiries.js';
import { KINDS_OF_GRID } from './gateways.js';
import { GROUPS_OF_TABLE } from './grants.js';

type Request = Partial<EnquiryFacts['request']>;

const WITHOUT_CONCERN = ['ROUTINE_CARE', 'CARE_OF_PRESENTING_CHILD', 'CHILD_DEATH_REVIEW', 'SERIOUS_CASE_REVIEW'];

/** Every purpose with every level of concern that it can have. */
const STATED: readonly Request[] = PURPOSES.flatMap((purpose) =>
  (['NONE', 'WELFARE', 'LIKELY_SIGNIFICANT_HARM'] as const)
    .filter((concern) => concern !== 'NONE' || WITHOUT_CONCERN.includes(purpose))
    .map((concern) => ({ purpose, concern, setting: 'UNSCHEDULED', caseReference: 'GIVEN' }) as const),
);

/** Something of every class of source, asked for from every type of organisation. */
function everyGateway(): readonly EnquiryFacts[] {
  const ofEverySource = (['INVOLVEMENT', 'PLAN'] as const).flatMap((kind) =>
    SOURCE_CLASSES.map((sourceClass, at) => itemFacts(kind, { ref: `${kind}:${at}`, sourceClass })),
  );
  const items = [...ofEverySource, itemFacts('EARLIER_ENQUIRY')];
  return KINDS_OF_GRID.flatMap((organisationKind) =>
    STATED.flatMap((request) =>
      (organisationKind === 'NSPCC' ? (['RECORDED', 'NONE'] as const) : (['RECORDED'] as const)).map((relationship) =>
        facts({ caller: { group: mayAsk(request), organisationKind }, request, subject: { relationship }, items }),
      ),
    ),
  );
}

/** A post that is given practitioners for the purpose. */
function mayAsk({ purpose }: Request): PractitionerGroup {
  if (purpose === 'CHILD_DEATH_REVIEW') return 'CHILD_DEATH_PANEL';
  return purpose === 'SERIOUS_CASE_REVIEW' ? 'SAFEGUARDING_BOARD' : 'GP';
}

const EVERYTHING: readonly ItemFacts[] = [
  ...PLAIN_ITEMS,
  itemFacts('INVOLVEMENT', { ref: 'involvement:2', consent: 'REFUSED' }),
  itemFacts('POLICE_POINTER', { ref: 'police:2', sourceClass: 'SOCIAL_CARE' }),
  itemFacts('COMMON_ASSESSMENT', { ref: 'assessment:2', sourceClass: 'SOCIAL_CARE', consent: 'GIVEN' }),
  itemFacts('SENSITIVE_SERVICE', { ref: 'sensitive:3', sourceClass: 'SOCIAL_CARE', consent: 'GIVEN' }),
  itemFacts('SENSITIVE_SERVICE', { ref: 'sensitive:2', sourceClass: 'COMMUNITY_HEALTH', consent: 'GIVEN' }),
];
const SOME_THINGS = PLAIN_ITEMS.filter(({ kind }) => ['PLAN', 'INVOLVEMENT', 'HOUSEHOLD_CHILD'].includes(kind));

/** Every group, about every kind of subject, for every purpose; with a relationship and without. */
function everyGroup(): readonly EnquiryFacts[] {
  return GROUPS_OF_TABLE.flatMap((group) =>
    FACT_VALUES.subject.kind.flatMap((kind) =>
      STATED.filter((one) => kind === 'CHILD' || kind === 'ADULT' || one.concern === 'WELFARE').flatMap((request) =>
        (kind !== 'ADULT' ? (['RECORDED', 'NONE'] as const) : (['RECORDED'] as const)).map((relationship) =>
          facts({
            caller: { group, organisationKind: KIND_OF_GROUP[group] },
            request,
            subject: { kind, relationship },
            items: kind === 'CHILD' || kind === 'ADULT' ? EVERYTHING : SOME_THINGS,
          }),
        ),
      ),
    ),
  );
}

const HARM: Request = { purpose: 'WELFARE_CONCERN', concern: 'LIKELY_SIGNIFICANT_HARM' };
const SECTION_47: Request = { purpose: 'SECTION_47_ENQUIRY', concern: 'WELFARE' };
const CLAIM: Request = { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'STATUTE' };
const WELFARE: Request = { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' };
const NSPCC = { group: 'NSPCC', organisationKind: 'NSPCC' } as const;
const SOCIAL_CARE = { group: 'LEAD_SOCIAL_WORKER', organisationKind: 'LOCAL_AUTHORITY', stepUp: 'FRESH' } as const;

/** Enquiries in which everything that can be said of an item makes a difference. */
const CONTEXTS: readonly Pick<Changes, 'caller' | 'request' | 'subject'>[] = [
  { request: {} },
  { caller: { group: 'SCHOOL_LEAD', organisationKind: 'SCHOOL' } },
  { caller: SOCIAL_CARE, request: HARM },
  { caller: SOCIAL_CARE, request: CLAIM, subject: { relationship: 'NONE' } },
  { caller: SOCIAL_CARE, request: { ...CLAIM, ...WELFARE }, subject: { relationship: 'NONE' } },
  { caller: NSPCC, request: CLAIM, subject: { relationship: 'NONE' } },
  { caller: NSPCC, request: { ...CLAIM, ...WELFARE }, subject: { relationship: 'NONE' } },
  { caller: SOCIAL_CARE, request: { ...HARM, publicInterest: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD' } },
  { caller: SOCIAL_CARE, request: { ...HARM, publicInterest: 'SERIOUS_HARM_TO_ADULT', adultHarm: true } },
  { caller: SOCIAL_CARE, request: { ...HARM, override: 'ACCESS_OVERRIDE', overrideReason: 'STATUTE' } },
  { caller: SOCIAL_CARE, request: HARM, subject: { shield: 'IN_FORCE' } },
  {
    caller: SOCIAL_CARE,
    request: { ...HARM, override: 'ACCESS_OVERRIDE', overrideReason: 'COURT_ORDER' },
    subject: { shield: 'IN_FORCE' },
  },
  {
    caller: { ...SOCIAL_CARE, limits: 'ABOVE' },
    request: { purpose: 'WELFARE_CONCERN', concern: 'IMMEDIATE_DANGER', setting: 'UNSCHEDULED' },
  },
  { caller: { ...SOCIAL_CARE, limits: 'PLAN_STATE_ONLY' }, request: HARM },
  ...(['HOUSEHOLD', 'ADULT'] as const).flatMap((kind) => [
    {
      caller: { ...SOCIAL_CARE, limits: 'ABOVE' as const },
      request: { purpose: 'POLICE_PROTECTION', concern: 'IMMEDIATE_DANGER', setting: 'UNSCHEDULED' } as const,
      subject: { kind },
    },
    { caller: { ...SOCIAL_CARE, limits: 'PLAN_STATE_ONLY' as const }, request: SECTION_47, subject: { kind } },
  ]),
  { caller: SOCIAL_CARE, request: WELFARE, subject: { relationship: 'NONE' } },
  { caller: SOCIAL_CARE, request: { ...WELFARE, possibleCrime: true }, subject: { relationship: 'NONE' } },
  ...FACT_VALUES.request.atMost.map((atMost) => ({ caller: SOCIAL_CARE, request: { ...HARM, atMost } })),
];

/** Every kind of item with every protection, judgement and consent, and of every age, one of each kind in an enquiry. */
function everyItem(): readonly EnquiryFacts[] {
  const { protection, detriment, currency, kind } = FACT_VALUES.item;
  const consent = ['GIVEN', 'REFUSED'] as const;
  const said: readonly Partial<ItemFacts>[] = [
    ...protection.flatMap((one) =>
      detriment.flatMap((two) => consent.map((three) => ({ protection: one, detriment: two, consent: three }))),
    ),
    ...currency.flatMap((one) => consent.map((two) => ({ currency: one, consent: two }))),
  ];
  return CONTEXTS.flatMap((context) =>
    said.map((changes) => facts({ ...context, items: kind.map((one) => anItem(one, changes)) })),
  );
}

function anItem(kind: ItemKind, changes: Partial<ItemFacts>): ItemFacts {
  const protection =
    kind === 'SENSITIVE_SERVICE' && (changes.protection ?? 'NONE') === 'NONE' ? 'SENSITIVE_SERVICE' : null;
  return itemFacts(kind, { ...changes, ...(protection && { protection }) });
}

/** A college asks about a child of every age. */
function everyAge(): readonly EnquiryFacts[] {
  const caller = { group: 'COLLEGE_LEAD', organisationKind: 'FURTHER_EDUCATION_COLLEGE' } as const;
  return FACT_VALUES.subject.ageBand.flatMap((ageBand) =>
    [WELFARE, HARM].map((request) => facts({ caller, request, subject: { ageBand }, items: EVERYTHING })),
  );
}

/** What ends an enquiry, one at a time. */
const ENDINGS: readonly Changes[] = [
  { caller: { group: 'NONE' } },
  { caller: { group: 'RECEPTION' } },
  { caller: { group: 'IG_LEAD' } },
  { caller: { group: 'HUB_TEAM', organisationKind: 'HUB_OPERATOR' } },
  { caller: { group: 'A_AND_E' } },
  { caller: { group: 'CHILD_DEATH_PANEL' } },
  { caller: { group: 'SAFEGUARDING_BOARD' } },
  {
    caller: { group: 'SOCIAL_WORKER' },
    request: { purpose: 'CASE_COORDINATION', concern: 'WELFARE' },
    subject: { relationship: 'NONE' },
  },
  {
    caller: { group: 'CAFCASS' },
    request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' },
    subject: { relationship: 'NONE' },
  },
  { caller: { group: 'POLICE' }, request: { purpose: 'CARE_OF_PRESENTING_CHILD', setting: 'UNSCHEDULED' } },
  { caller: { organisation: 'INACTIVE' } },
  { caller: { issuer: 'NOT_REGISTERED' } },
  { caller: { vetting: 'BARRED' } },
  { caller: { training: 'LAPSED' } },
  { caller: { purposeRegistered: false } },
  { caller: { settingRegistered: false } },
  { caller: { limits: 'ABOVE' } },
  { request: { onBehalfOf: 'A_COLLEAGUE' } },
  { request: { conflictAsTyped: true } },
  { subject: { kind: 'ADULT' } },
  { caller: { group: 'SECURE_ESTATE', organisationKind: 'SECURE_ESTATE' }, subject: { kind: 'ADULT' } },
  { subject: { kind: 'HOUSEHOLD' } },
  { caller: { group: 'DENTIST', organisationKind: 'DENTAL_PRACTICE' }, subject: { kind: 'UNBORN' } },
  { subject: { relationship: 'NONE' } },
  { subject: { identity: 'NOT_CONFIRMED' } },
  { subject: { identity: 'NOT_HELD' } },
  { subject: { identity: 'NOT_HELD', feeds: 'LATE' } },
  { subject: { identity: 'NOT_HELD', feeds: 'LATE', conflictInIndex: true } },
  { subject: { conflictInIndex: true } },
  { request: { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'STATUTE' }, subject: { relationship: 'NONE' } },
];

/** Every two of what ends an enquiry, in routine care and with a concern: the earlier must win. */
function everyTwoEndings(): readonly EnquiryFacts[] {
  const ways: readonly Request[] = [{}, { purpose: 'CASE_COORDINATION', concern: 'WELFARE' }];
  return ways.flatMap((request) =>
    ENDINGS.flatMap((one) =>
      ENDINGS.map((other) =>
        facts({
          caller: { ...one.caller, ...other.caller },
          request: { ...request, ...one.request, ...other.request },
          subject: { ...one.subject, ...other.subject },
          items: [itemFacts('PLAN')],
        }),
      ),
    ),
  );
}

/** Every request that could lack something, from somebody who may ask. */
function everyRequest(): readonly EnquiryFacts[] {
  const { purpose, setting, concern, caseReference, publicInterest, adultHarm, override, overrideReason } =
    FACT_VALUES.request;
  const stated = purpose.flatMap((one) =>
    setting.flatMap((two) =>
      concern.flatMap((three) =>
        caseReference.map((four) => ({ purpose: one, setting: two, concern: three, caseReference: four })),
      ),
    ),
  );
  const grounds = [HARM, { ...HARM, concern: 'WELFARE' as const }, SECTION_47, {}].flatMap((request) =>
    publicInterest.flatMap((one) => adultHarm.map((two) => ({ ...request, publicInterest: one, adultHarm: two }))),
  );
  const leftOpen = (['adviserNotYet', 'consentNotYet', 'familyNotYet'] as const).flatMap((left) =>
    grounds.map((request) => ({ ...request, [left]: true })),
  );
  const overrides = override.flatMap((one) => overrideReason.map((two) => ({ override: one, overrideReason: two })));
  return [...stated, ...grounds, ...leftOpen, ...overrides].flatMap((request) => [
    facts({ request, items: SOME_THINGS }),
    facts({ request, subject: { kind: 'ADULT' }, items: SOME_THINGS }),
  ]);
}

interface Changes {
  readonly caller?: Partial<EnquiryFacts['caller']>;
  readonly request?: Request;
  readonly subject?: Partial<EnquiryFacts['subject']>;
  readonly items?: readonly ItemFacts[];
}

function facts({ caller, request, subject, items = [] }: Changes): EnquiryFacts {
  return {
    ...BASELINE,
    colleague: request?.onBehalfOf === 'A_COLLEAGUE' ? UNCONFIRMED : null,
    caller: { ...BASELINE.caller, ...caller },
    request: { ...BASELINE.request, ...request },
    subject: { ...BASELINE.subject, ...subject },
    items,
  };
}

/** Enquiries that go through the tables row by row, where chance would take long to hit a cell. */
export function systematicEnquiries(): readonly EnquiryFacts[] {
  return [...everyGateway(), ...everyGroup(), ...everyItem(), ...everyAge(), ...everyTwoEndings(), ...everyRequest()];
}
