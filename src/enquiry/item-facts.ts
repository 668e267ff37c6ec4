import {
  afterChangeOfIdentity,
  beforeChangeOfIdentity,
  presentIdentities,
} from '../child-index/before-change-of-identity.js';
import type {
  ChildRecord,
  CommonAssessment,
  Consent,
  HouseholdChild,
  Involvement,
  Statement,
} from '../child-index/child-record.js';
import { COMMON_ASSESSMENT_SERVICE } from '../child-index/common-assessment-service.js';
import { changesThatCount } from '../child-index/change-on-own-case.js';
import { isConfidentialSource, openStatements } from '../child-index/confidential-source.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import { consentInForce } from '../child-index/consent-in-force.js';
import { detrimentInForce } from '../child-index/detriment-in-force.js';
import { knownByProtectedAlone } from '../child-index/known-by-protected-alone.js';
import { planEnd } from '../child-index/plan-end.js';
import { shieldInForce } from '../child-index/shield-in-force.js';
import type { ItemFacts } from '../decision-policy/facts/facts.js';
import { SOURCE_CLASSES, type EnquiryPurpose, type SourceClass } from '../decision-policy/facts/vocabulary.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import { ageInYears, daysBetween, type CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';

/** Days for which an ended plan stays an alert. */
const ALERT_DAYS = 365;

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
  const shield: ItemFacts['protection'] = shieldInForce(record, now) ? 'SHIELD' : 'NONE';
  const before = beforeChangeOfIdentity(record, today);
  const present = afterChangeOfIdentity(record, today);
  // the name and age that a confidential service alone was told are nobody's to learn from here
  const identities = openStatements(record, presentIdentities(record.identities, changesThatCount(record), today));
  const tellable = identities.filter(({ sourceId }) => !knownByProtectedAlone(record, sourceId, now));
  const born = [...tellable, ...identities].find(({ birthDate }) => birthDate !== null)?.birthDate ?? null;
  const age = born === null ? null : ageInYears(born, today);
  // a child of whom nothing is held but what may have to be kept back is to nobody more than that
  const isKnown = tellable.length > 0 || identities.length === 0;
  return [
    ...tellable.slice(0, 1).map((item) => ({
      ...facts(item, null, null),
      ref: `identity:${record.identities.indexOf(item)}`,
      kind: 'IDENTITY' as const,
      currency: 'CURRENT' as const,
    })),
    ...record.cases.map((item, index) => ({
      ...careFacts(item, item.opened, item.state === 'OPEN' ? null : item.closed),
      ref: `case:${index}`,
      kind: 'SOCIAL_CARE_CASE' as const,
    })),
    ...record.cases.flatMap((item, index) =>
      item.state === 'OPEN' && item.leadSocialWorkerName !== null
        ? [{ ...careFacts(item, item.opened, null), ref: `lead:${index}`, kind: 'LEAD_SOCIAL_WORKER' as const }]
        : [],
    ),
    ...record.plans.map((item, index) => ({
      ...careFacts(item, item.started, planEnd(item)),
      ref: `plan:${index}`,
      kind: 'PLAN' as const,
    })),
    ...record.involvements.flatMap(involvementFacts),
    ...record.commonAssessments.flatMap(assessmentFacts),
    ...record.policePointers.map((item, index) => ({
      ...facts(item, item.since, item.until),
      ref: `police:${index}`,
      kind: 'POLICE_POINTER' as const,
    })),
    ...record.household.flatMap((item, index) =>
      isKnown && item.dwelling === 'HOME' && !isTooNear(item)
        ? [
            {
              ...OF_NO_SOURCE,
              ref: `household:${index}`,
              kind: 'HOUSEHOLD_CHILD' as const,
              protection: item.shielded ? ('SHIELD' as const) : shield,
            },
          ]
        : [],
    ),
    ...(isKnown ? record.earlierEnquiries : []).map((item, index) => ({
      ...OF_NO_SOURCE,
      ref: `earlier:${index}`,
      kind: 'EARLIER_ENQUIRY' as const,
      protection: present.earlierEnquiries.includes(item) ? shield : ('CHANGED_IDENTITY' as const),
    })),
  ];

  /** What every statement of a source has in common. */
  function facts(item: Statement, began: CalendarDate | null, ended: CalendarDate | null) {
    return {
      sourceClass: sourceClass(item),
      protection: before?.statement(item, began, ended) === true ? ('CHANGED_IDENTITY' as const) : shield,
      consent: 'NOT_SOUGHT' as const,
      detriment: detrimentInForce(record.detriments, item, now),
      currency: currency(ended, today),
    } satisfies Partial<ItemFacts>;
  }

  /** A case, its worker and a plan: while they last, no change of identity hides them (5.150). */
  function careFacts(item: Statement, began: CalendarDate | null, ended: CalendarDate | null) {
    const isBefore = before?.careOrPlan(item, began, ended) === true;
    return { ...facts(item, began, ended), protection: isBefore ? ('CHANGED_IDENTITY' as const) : shield };
  }

  /** That a confidential service states it says too much, whatever the row says and since whenever it is marked so. */
  function kept(item: Statement, common: Pick<ItemFacts, 'protection'>): ItemFacts['protection'] {
    return common.protection !== 'CHANGED_IDENTITY' && isFromConfidential(item)
      ? 'SENSITIVE_SERVICE'
      : common.protection;
  }

  function isTooNear(other: HouseholdChild): boolean {
    return enquirer !== null && conflictInIndex(enquirer, other.surroundings);
  }

  function consent(held: Pick<Involvement, 'sourceId' | 'service'>, scope: Consent['scope']): ItemFacts['consent'] {
    return consentInForce(present, held, scope, purpose, now, age);
  }

  function involvementFacts(item: Involvement, index: number): ItemFacts[] {
    const common = facts(item, item.since, item.until);
    if (!item.sensitive && !isFromConfidential(item)) {
      return [{ ...common, ref: `involvement:${index}`, kind: 'INVOLVEMENT', consent: consent(item, 'TO_SHARE') }];
    }
    // without the consent to be recorded it must not stand here at all, even while the provider's feed still says so
    if (item.recordedGround === 'CONSENT' && consent(item, 'TO_RECORD') !== 'GIVEN') return [];
    return [
      {
        ...common,
        ref: `sensitive:${index}`,
        kind: 'SENSITIVE_SERVICE',
        protection: common.protection === 'CHANGED_IDENTITY' ? 'CHANGED_IDENTITY' : 'SENSITIVE_SERVICE',
        consent: consent(item, 'TO_POINT'),
      },
    ];
  }

  /** That there is a common assessment stands here only with consent to that, and is told only with another (2.16). */
  function assessmentFacts(item: CommonAssessment, index: number): ItemFacts[] {
    const held = { sourceId: item.sourceId, service: COMMON_ASSESSMENT_SERVICE };
    if (consent(held, 'TO_RECORD') !== 'GIVEN') return [];
    const common = facts(item, item.since, item.until);
    const protection = kept(item, common);
    const given = consent(held, 'TO_SHARE');
    return [{ ...common, ref: `assessment:${index}`, kind: 'COMMON_ASSESSMENT', protection, consent: given }];
  }
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

function currency(ended: CalendarDate | null, today: CalendarDate): ItemFacts['currency'] {
  if (ended === null || ended > today) return 'CURRENT';
  return daysBetween(ended, today) <= ALERT_DAYS ? 'ENDED_WITHIN_A_YEAR' : 'HISTORY';
}

function sourceClass(item: { readonly sourceClass: string }): SourceClass {
  // an organisation without a known class is treated as the least known of all: a voluntary body
  return SOURCE_CLASSES.find((known) => known === item.sourceClass) ?? 'VOLUNTARY';
}
