import fc from 'fast-check';

import { FACT_VALUES } from '../../../src/decision-policy/facts/check-facts.js';
import type { EnquiryFacts, ItemFacts } from '../../../src/decision-policy/facts/facts.js';
import { arbitraryFacts, arbitraryItems } from '../../support/arbitrary-facts.js';
import { BASELINE, ONE_OF_EACH } from '../../support/enquiry-facts.js';
import { KIND_OF_GROUP } from '../../support/kind-of-group.js';
import { COLUMNS, GROUPS_OF_TABLE, type Column } from './grants.js';

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
        caller: {
          ...BASELINE.caller,
          group,
          organisationKind: KIND_OF_GROUP[group],
          stepUp: any.caller.stepUp,
          limits,
        },
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
