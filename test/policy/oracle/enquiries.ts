import fc from 'fast-check';

import { FACT_VALUES } from '../../../src/decision-policy/check-facts.js';
import type { EnquiryFacts, ItemFacts } from '../../../src/decision-policy/facts.js';
import type { OrganisationKind, PractitionerGroup } from '../../../src/decision-policy/vocabulary.js';
import { arbitraryFacts, arbitraryItems } from '../../support/arbitrary-facts.js';
import { BASELINE, ONE_OF_EACH } from '../../support/enquiry-facts.js';
import { COLUMNS, GROUPS_OF_TABLE, type Column } from './grants.js';

/** Where somebody of the group works. */
export const WORKS_AT: Record<PractitionerGroup, OrganisationKind> = {
  GP: 'GP_PRACTICE',
  HEALTH_VISITOR: 'NHS_TRUST',
  SCHOOL_NURSE: 'NHS_TRUST',
  MIDWIFE: 'NHS_TRUST',
  COMMUNITY_PAEDIATRICS: 'NHS_TRUST',
  A_AND_E: 'NHS_TRUST',
  URGENT_CARE: 'NHS_TRUST',
  OUT_OF_HOURS: 'OUT_OF_HOURS_PROVIDER',
  SEXUAL_ASSAULT_CENTRE: 'NHS_TRUST',
  HOSPITAL_STAFF: 'NHS_TRUST',
  NAMED_PROFESSIONAL: 'NHS_TRUST',
  CAMHS: 'NHS_TRUST',
  ADULT_MENTAL_HEALTH: 'NHS_TRUST',
  SUBSTANCE_MISUSE: 'NHS_TRUST',
  SEXUAL_HEALTH: 'SEXUAL_HEALTH_CLINIC',
  DENTIST: 'DENTAL_PRACTICE',
  POLICE: 'POLICE_FORCE',
  POLICE_CHILD_ABUSE_UNIT: 'POLICE_FORCE',
  SCHOOL_LEAD: 'SCHOOL',
  COLLEGE_LEAD: 'FURTHER_EDUCATION_COLLEGE',
  EARLY_YEARS_LEAD: 'EARLY_YEARS_PROVIDER',
  SOCIAL_WORKER: 'LOCAL_AUTHORITY',
  LEAD_SOCIAL_WORKER: 'LOCAL_AUTHORITY',
  DESIGNATED_MANAGER: 'LOCAL_AUTHORITY',
  NSPCC: 'NSPCC',
  PROBATION: 'PROBATION_SERVICE',
  YOUTH_OFFENDING: 'YOUTH_OFFENDING_TEAM',
  CAFCASS: 'CAFCASS',
  AMBULANCE: 'NHS_TRUST',
  HOUSING: 'HOUSING_PROVIDER',
  YOUTH_WORK: 'YOUTH_SERVICE',
  VOLUNTARY: 'VOLUNTARY_BODY',
  IMMIGRATION: 'IMMIGRATION_SERVICE',
  RECEPTION: 'GP_PRACTICE',
  ADULT_SOCIAL_CARE: 'LOCAL_AUTHORITY',
  TEACHER: 'SCHOOL',
  EARLY_YEARS_PRACTITIONER: 'EARLY_YEARS_PROVIDER',
  PRISON: 'PRISON',
  SECURE_ESTATE: 'SECURE_ESTATE',
  SAFEGUARDING_BOARD: 'SAFEGUARDING_BOARD',
  CHILD_DEATH_PANEL: 'CHILD_DEATH_PANEL',
  HUB_TEAM: 'HUB_OPERATOR',
  IG_LEAD: 'NHS_TRUST',
  HUB_IG_LEAD: 'HUB_OPERATOR',
};

type Stated = Pick<EnquiryFacts['request'], 'purpose' | 'setting' | 'concern'>;
const WITH_CONCERN = FACT_VALUES.request.purpose.filter((purpose) => purpose !== 'CARE_OF_PRESENTING_CHILD');

/** What is stated with an enquiry of each column. */
const STATED: Record<Column, fc.Arbitrary<Stated>> = {
  routine: stated(['ROUTINE_CARE'], ['NONE'], FACT_VALUES.request.setting),
  presenting: stated(['CARE_OF_PRESENTING_CHILD'], ['NONE'], ['UNSCHEDULED']),
  welfare: stated(
    WITH_CONCERN.filter((purpose) => purpose !== 'SECTION_47_ENQUIRY'),
    ['WELFARE'],
    FACT_VALUES.request.setting,
  ),
  harm: fc.oneof(
    stated(WITH_CONCERN, ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'], FACT_VALUES.request.setting),
    stated(['SECTION_47_ENQUIRY'], ['WELFARE'], FACT_VALUES.request.setting),
  ),
};

/** One item of each kind, as plain as it can be: of every cell that is not empty, something is released. */
export const PLAIN_ITEMS: readonly ItemFacts[] = ONE_OF_EACH.map((item) => ({ ...item, consent: 'GIVEN' }));

/** Enquiries that reach a cell of the table, every cell as often as every other, in the post's own organisation. */
export const enquiriesOfEveryCell: fc.Arbitrary<EnquiryFacts> = fc
  .tuple(fc.constantFrom(...GROUPS_OF_TABLE), fc.constantFrom(...COLUMNS))
  .chain(([group, column]) =>
    fc
      .record({
        any: arbitraryFacts,
        statedHere: STATED[column],
        items: fc.oneof(fc.constant(PLAIN_ITEMS), arbitraryItems),
        subjectKind: usually('CHILD', FACT_VALUES.subject.kind),
        shield: usually('NONE', FACT_VALUES.subject.shield),
        limits: usually('WITHIN', FACT_VALUES.caller.limits),
        conflictAsTyped: usually(false, FACT_VALUES.request.conflictAsTyped),
      })
      .map(({ any, statedHere, items, subjectKind, shield, limits, conflictAsTyped }) => ({
        ...any,
        colleague: null,
        caller: { ...BASELINE.caller, group, organisationKind: WORKS_AT[group], stepUp: any.caller.stepUp, limits },
        request: { ...any.request, ...statedHere, ...withoutBadInput(any, column), conflictAsTyped },
        subject: { ...any.subject, identity: 'CONFIRMED', conflictInIndex: false, kind: subjectKind, shield },
        items,
      })),
  );

/** Enquiries on behalf of a colleague, who may be of any group, in any standing. */
export const enquiriesForAColleague: fc.Arbitrary<EnquiryFacts> = fc
  .record({
    facts: enquiriesOfEveryCell,
    other: fc.oneof(enquiriesOfEveryCell, arbitraryFacts),
    sameGroup: fc.boolean(),
    confirmation: usually('CONFIRMED', FACT_VALUES.colleague.confirmation),
  })
  .map(({ facts, other, sameGroup, confirmation }) => {
    const { limits: _limits, stepUp: _stepUp, ...known } = other.caller;
    const { relationship } = other.subject;
    const { group, organisationKind } = facts.caller;
    return {
      ...facts,
      colleague: { ...known, ...(sameGroup ? { group, organisationKind } : {}), confirmation, relationship },
      request: { ...facts.request, onBehalfOf: 'A_COLLEAGUE' },
    };
  });

function stated(
  purposes: readonly Stated['purpose'][],
  concerns: readonly Stated['concern'][],
  settings: readonly Stated['setting'][],
): fc.Arbitrary<Stated> {
  return fc.record({
    purpose: fc.constantFrom(...purposes),
    concern: fc.constantFrom(...concerns),
    setting: fc.constantFrom(...settings),
  });
}

function withoutBadInput({ request }: EnquiryFacts, column: Column): Partial<EnquiryFacts['request']> {
  const silent = column === 'routine' || column === 'presenting';
  return {
    caseReference: 'GIVEN',
    onBehalfOf: 'NOBODY',
    // a reason that goes with either kind of override
    overrideReason: request.override === 'NONE' ? 'NONE' : 'STATUTE',
    ...(silent ? { publicInterest: 'NONE' } : {}),
  };
}

function usually<Value>(usual: Value, values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 4 }, { arbitrary: fc.constantFrom(...values), weight: 1 });
}
