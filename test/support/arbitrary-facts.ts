import fc from 'fast-check';

import { FACT_VALUES } from '../../src/decision-policy/facts/check-facts.js';
import type {
  CallerFacts,
  EnquiryFacts,
  ItemFacts,
  RequestFacts,
  SubjectFacts,
} from '../../src/decision-policy/facts/facts.js';
import { isHarm } from '../../src/decision-policy/facts/is-harm.js';
import { BASELINE, UNCONFIRMED } from './enquiry-facts.js';
import { kindOfGroup } from './kind-of-group.js';

/** One of the values; a failing case shrinks towards the first. */
function oneOf<Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

/** Mostly the one value, so that enough enquiries pass a gate. */
function mostly<Value>(usual: Value, values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 12 }, { arbitrary: oneOf(values), weight: 1 });
}

/** Each fact of a group: mostly the usual value where one is named, any value otherwise. */
function group<Facts>(
  values: { readonly [Fact in keyof Facts]: readonly Facts[Fact][] },
  usual: Partial<Facts>,
): fc.Arbitrary<Facts> {
  const facts = Object.keys(values) as (keyof Facts & string)[];
  const model = Object.fromEntries(
    facts.map((fact) => [fact, fact in usual ? mostly(usual[fact], values[fact]) : oneOf(values[fact])]),
  );
  return fc.record(model) as unknown as fc.Arbitrary<Facts>;
}

/** Any one item. The pointer to a confidential service is never without protection. */
export const arbitraryItem: fc.Arbitrary<Omit<ItemFacts, 'ref'>> = group<Omit<ItemFacts, 'ref'>>(FACT_VALUES.item, {
  protection: 'NONE',
  detriment: 'NONE',
}).map((item) =>
  item.kind === 'SENSITIVE_SERVICE' && item.protection === 'NONE' ? { ...item, protection: 'SENSITIVE_SERVICE' } : item,
);

/** Up to ten items, each with a name of its own, such as `plan:2`. */
export const arbitraryItems: fc.Arbitrary<readonly ItemFacts[]> = fc
  .array(arbitraryItem, { maxLength: 10 })
  .map((items) => items.map((item, at) => ({ ...item, ref: `${item.kind.toLowerCase()}:${at + 1}` })));

const { organisation, issuer, vetting, training, purposeRegistered, settingRegistered, limits } = BASELINE.caller;
const usualCaller = { organisation, issuer, vetting, training, purposeRegistered, settingRegistered, limits };

/** A caller whose organisation is mostly of the type that the group fits, and sometimes of any other. */
const arbitraryCaller: fc.Arbitrary<CallerFacts> = fc
  .record({ caller: group<CallerFacts>(FACT_VALUES.caller, usualCaller), fits: mostly(true, [false]) })
  .map(({ caller, fits }) => (fits ? { ...caller, organisationKind: kindOfGroup(caller.group) } : caller));

/** A request whose ground mostly agrees with the concern that is stated, and sometimes contradicts it. */
const arbitraryRequest: fc.Arbitrary<RequestFacts> = fc
  .record({
    request: group<RequestFacts>(FACT_VALUES.request, {
      adviserNotYet: false,
      consentNotYet: false,
      familyNotYet: false,
      conflictAsTyped: false,
      onBehalfOf: 'NOBODY',
    }),
    agrees: mostly(true, [false]),
  })
  .map(({ request, agrees }) => (agrees ? { ...request, publicInterest: groundThatFits(request) } : request));

function groundThatFits({ publicInterest, concern, adultHarm }: RequestFacts): RequestFacts['publicInterest'] {
  if (concern === 'NONE') return 'NONE';
  if (publicInterest === 'LIKELY_SIGNIFICANT_HARM_TO_CHILD' && !isHarm(concern)) return 'LESSER_CONCERN';
  if (publicInterest === 'SERIOUS_HARM_TO_ADULT' && !adultHarm) return 'LESSER_CONCERN';
  return publicInterest;
}

/**
 * Facts of any kind, most of which pass the caller gates and name a confirmed child. Every value of every fact but a
 * colleague's occurs.
 */
export const arbitraryFacts: fc.Arbitrary<EnquiryFacts> = fc
  .record({
    now: fc.constant(BASELINE.now),
    caller: arbitraryCaller,
    colleague: fc.constant<EnquiryFacts['colleague']>(null),
    request: arbitraryRequest,
    subject: group<SubjectFacts>(FACT_VALUES.subject, {
      kind: 'CHILD',
      identity: 'CONFIRMED',
      conflictInIndex: false,
      relationship: 'RECORDED',
      shield: 'NONE',
      feeds: 'IN_TIME',
    }),
    items: arbitraryItems,
  })
  .map((facts) => (facts.request.onBehalfOf === 'NOBODY' ? facts : { ...facts, colleague: UNCONFIRMED }));

/** Facts whose enquiry reaches the items: gates pass, no conflict, a confirmed child, and a table cell that is not empty. */
export const arbitraryOpenFacts: fc.Arbitrary<EnquiryFacts> = fc
  .record({
    facts: arbitraryFacts,
    group: fc.constantFrom(
      'GP',
      'A_AND_E',
      'CAMHS',
      'POLICE',
      'POLICE_CHILD_ABUSE_UNIT',
      'NSPCC',
      'LEAD_SOCIAL_WORKER' as const,
    ),
    concern: fc.constantFrom('WELFARE', 'LIKELY_SIGNIFICANT_HARM' as const),
    shield: fc.constantFrom('NONE', 'NONE', 'IN_FORCE' as const),
  })
  .map(({ facts, group: chosen, concern, shield }) => ({
    ...facts,
    colleague: null,
    caller: {
      ...BASELINE.caller,
      stepUp: facts.caller.stepUp,
      group: chosen,
      organisationKind: kindOfGroup(chosen),
    },
    request: {
      ...BASELINE.request,
      purpose: 'WELFARE_CONCERN' as const,
      concern,
      atMost: facts.request.atMost,
      adultHarm: facts.request.adultHarm,
      publicInterest: groundThatFits({ ...facts.request, concern }),
    },
    subject: { ...BASELINE.subject, shield, relationship: facts.subject.relationship },
  }));
