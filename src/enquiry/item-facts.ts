import type { ChildRecord, CommonAssessment, Consent, Involvement, Statement } from '../child-index/child-record.js';
import { COMMON_ASSESSMENT_SERVICE } from '../child-index/common-assessment-service.js';
import { isConfidentialSource } from '../child-index/confidential-source.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import { consentInForce } from '../child-index/consent-in-force.js';
import { planEnd } from '../child-index/plan-end.js';
import type { ItemFacts } from '../decision-policy/facts/facts.js';
import type { EnquiryPurpose } from '../decision-policy/facts/vocabulary.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';
import { factsOfCareOrPlan, factsOfStatement } from './facts-of-statement.js';
import { recordAsAsked, type RecordAsAsked } from './record-as-asked.js';

/**
 * What the rules may know of each thing that could be released about `record`. The reference of an item is its list
 * and its place in it (`plan:0` is `record.plans[0]`), so that release finds the content and facts hold none. Another
 * child of the household to whom the enquirer is too near is no item at all: nothing then tells that it is there.
 *
 * What was stated before a change of identity carries that protection before any other, since no override opens it.
 */
export function itemFacts(
  record: ChildRecord,
  purpose: EnquiryPurpose,
  now: Instant,
  today: CalendarDate,
  enquirer: EnquirerPerson | null,
): readonly ItemFacts[] {
  const asked = recordAsAsked(record, purpose, now, today);
  return [
    ...identityFacts(asked),
    ...caseFacts(asked),
    ...leadSocialWorkerFacts(asked),
    ...planFacts(asked),
    ...record.involvements.flatMap((item, index) => involvementFacts(asked, item, index)),
    ...record.commonAssessments.flatMap((item, index) => assessmentFacts(asked, item, index)),
    ...policePointerFacts(asked),
    ...householdFacts(asked, enquirer),
    ...earlierEnquiryFacts(asked),
  ];
}

/** Who the child is, by the newest statement that may be told. */
function identityFacts(asked: RecordAsAsked): ItemFacts[] {
  return asked.tellable.slice(0, 1).map((item) => ({
    ...factsOfStatement(asked, item, null, null),
    ref: `identity:${asked.record.identities.indexOf(item)}`,
    kind: 'IDENTITY',
  }));
}

function caseFacts(asked: RecordAsAsked): ItemFacts[] {
  return asked.record.cases.map((item, index) => ({
    ...factsOfCareOrPlan(asked, item, item.opened, item.state === 'OPEN' ? null : item.closed),
    ref: `case:${index}`,
    kind: 'SOCIAL_CARE_CASE',
  }));
}

function leadSocialWorkerFacts(asked: RecordAsAsked): ItemFacts[] {
  return asked.record.cases.flatMap((item, index) => {
    if (item.state !== 'OPEN' || item.leadSocialWorkerName === null) return [];
    return [{ ...factsOfCareOrPlan(asked, item, item.opened, null), ref: `lead:${index}`, kind: 'LEAD_SOCIAL_WORKER' }];
  });
}

function planFacts(asked: RecordAsAsked): ItemFacts[] {
  return asked.record.plans.map((item, index) => ({
    ...factsOfCareOrPlan(asked, item, item.started, planEnd(item)),
    ref: `plan:${index}`,
    kind: 'PLAN',
  }));
}

/** A service, or the pointer to a confidential one. */
function involvementFacts(asked: RecordAsAsked, item: Involvement, index: number): ItemFacts[] {
  const common = factsOfStatement(asked, item, item.since, item.until);
  if (!item.sensitive && !isFromConfidential(item)) {
    return [
      { ...common, ref: `involvement:${index}`, kind: 'INVOLVEMENT', consent: consentTo('TO_SHARE', asked, item) },
    ];
  }
  // without the consent to be recorded it must not stand here at all, even while the provider's feed still says so
  if (item.recordedGround === 'CONSENT' && consentTo('TO_RECORD', asked, item) !== 'GIVEN') return [];
  return [
    {
      ...common,
      ref: `sensitive:${index}`,
      kind: 'SENSITIVE_SERVICE',
      protection: asSensitive(common.protection),
      consent: consentTo('TO_POINT', asked, item),
    },
  ];
}

/** That there is a common assessment stands here only with consent to that, and is told only with another (2.16). */
function assessmentFacts(asked: RecordAsAsked, item: CommonAssessment, index: number): ItemFacts[] {
  const held = { sourceId: item.sourceId, service: COMMON_ASSESSMENT_SERVICE };
  if (consentTo('TO_RECORD', asked, held) !== 'GIVEN') return [];
  const common = factsOfStatement(asked, item, item.since, item.until);
  return [
    {
      ...common,
      ref: `assessment:${index}`,
      kind: 'COMMON_ASSESSMENT',
      // that a confidential service states it says too much, whatever the row says and since whenever it is marked so
      protection: isFromConfidential(item) ? asSensitive(common.protection) : common.protection,
      consent: consentTo('TO_SHARE', asked, held),
    },
  ];
}

function policePointerFacts(asked: RecordAsAsked): ItemFacts[] {
  return asked.record.policePointers.map((item, index) => ({
    ...factsOfStatement(asked, item, item.since, item.until),
    ref: `police:${index}`,
    kind: 'POLICE_POINTER',
  }));
}

/** The other children at home with the child, but for those to whom the enquirer is too near. */
function householdFacts(asked: RecordAsAsked, enquirer: EnquirerPerson | null): ItemFacts[] {
  return asked.record.household.flatMap((other, index) => {
    if (!asked.isKnown || other.dwelling !== 'HOME') return [];
    if (enquirer !== null && conflictInIndex(enquirer, other.surroundings)) return [];
    const protection = other.shielded ? 'SHIELD' : asked.shield;
    return [{ ...OF_NO_SOURCE, ref: `household:${index}`, kind: 'HOUSEHOLD_CHILD', protection }];
  });
}

function earlierEnquiryFacts({ record, isKnown, present, shield }: RecordAsAsked): ItemFacts[] {
  return (isKnown ? record.earlierEnquiries : []).map((item, index) => ({
    ...OF_NO_SOURCE,
    ref: `earlier:${index}`,
    kind: 'EARLIER_ENQUIRY',
    protection: present.earlierEnquiries.includes(item) ? shield : 'CHANGED_IDENTITY',
  }));
}

function consentTo(
  scope: Consent['scope'],
  { present, purpose, now, age }: RecordAsAsked,
  held: Pick<Involvement, 'sourceId' | 'service'>,
): ItemFacts['consent'] {
  return consentInForce(present, held, scope, purpose, now, age);
}

/** The protection of what a confidential service has to do with: its own, but for a change of identity. */
function asSensitive(protection: ItemFacts['protection']): ItemFacts['protection'] {
  return protection === 'CHANGED_IDENTITY' ? protection : 'SENSITIVE_SERVICE';
}

function isFromConfidential({ sourceClass, confidentialSource }: Statement): boolean {
  return isConfidentialSource({ sourceClass, confidentialService: confidentialSource });
}

/**
 * Facts of what is no one source's statement: other children of the household, and enquiries of others. That two
 * children share an address is put together here from what several sources state, and is told for the plan that the
 * other may have, which is social care's word: so they stand under its class, also where a landlord alone states the
 * address. No judgement of harm covers them: a holder judges its own statements about one child, and that another child
 * lives there is nobody's statement. Who has to keep the other child from being seen there sets a shield on it.
 */
const OF_NO_SOURCE = {
  sourceClass: 'SOCIAL_CARE',
  consent: 'NOT_SOUGHT',
  detriment: 'NONE',
  currency: 'CURRENT',
} as const satisfies Partial<ItemFacts>;
