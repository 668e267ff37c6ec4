import { consentInForce } from '../child-index/consent-in-force.js';
import type { ChildRecord, HouseholdChild, Involvement } from '../child-index/child-record.js';
import { openStatements } from '../child-index/confidential-source.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import { shieldInForce } from '../child-index/shield-in-force.js';
import type { ItemFacts } from '../decision-policy/facts.js';
import { SOURCE_CLASSES, type EnquiryPurpose, type SourceClass } from '../decision-policy/vocabulary.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import { ageInYears, daysBetween, type CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';

/** Days for which an ended plan stays an alert. */
const ALERT_DAYS = 365;

/**
 * What the rules may know of each thing that could be released about `record`. The reference of an item is its list
 * and its place in it (`plan:0` is `record.plans[0]`), so that release finds the content and facts hold none. Another
 * child of the household to whom the enquirer is too near is no item at all: nothing then tells that it is there.
 */
export function itemFacts(
  record: ChildRecord,
  purpose: EnquiryPurpose,
  now: Instant,
  today: CalendarDate,
  enquirer: EnquirerPerson | null,
): readonly ItemFacts[] {
  const shielded = shieldInForce(record, now);
  const base = {
    protection: shielded ? 'SHIELD' : 'NONE',
    consent: 'NOT_SOUGHT',
    detriment: 'NONE',
    currency: 'CURRENT',
  } as const;
  // the name and age that a confidential service alone was told are nobody's to learn from here
  const [spoken] = openStatements(record, record.identities);
  const born = openStatements(record, record.identities).find(({ birthDate }) => birthDate !== null)?.birthDate ?? null;
  const age = born === null ? null : ageInYears(born, today);
  return [
    ...(spoken === undefined
      ? []
      : [
          {
            ...base,
            ref: `identity:${record.identities.indexOf(spoken)}`,
            kind: 'IDENTITY' as const,
            sourceClass: sourceClass(spoken),
          },
        ]),
    ...record.cases.map((item, index) => ({
      ...base,
      ref: `case:${index}`,
      kind: 'SOCIAL_CARE_CASE' as const,
      sourceClass: sourceClass(item),
      currency: currency(item.state === 'OPEN' ? null : item.closed, today),
    })),
    ...record.cases.flatMap((item, index) =>
      item.state === 'OPEN' && item.leadSocialWorkerName !== null
        ? [{ ...base, ref: `lead:${index}`, kind: 'LEAD_SOCIAL_WORKER' as const, sourceClass: sourceClass(item) }]
        : [],
    ),
    ...record.plans.map((item, index) => ({
      ...base,
      ref: `plan:${index}`,
      kind: 'PLAN' as const,
      sourceClass: sourceClass(item),
      currency: currency(item.ended, today),
    })),
    ...record.involvements.flatMap((item, index) => involvementFacts(record, item, index)),
    ...record.household.flatMap((item, index) =>
      item.dwelling === 'HOME' && !isTooNear(item)
        ? [
            {
              ...base,
              ref: `household:${index}`,
              kind: 'HOUSEHOLD_CHILD' as const,
              sourceClass: 'SOCIAL_CARE' as const,
              protection: item.shielded ? ('SHIELD' as const) : base.protection,
            },
          ]
        : [],
    ),
    ...record.earlierEnquiries.map((_, index) => ({
      ...base,
      ref: `earlier:${index}`,
      kind: 'EARLIER_ENQUIRY' as const,
      sourceClass: 'SOCIAL_CARE' as const,
    })),
  ];

  function isTooNear(other: HouseholdChild): boolean {
    return enquirer !== null && conflictInIndex(enquirer, other.surroundings);
  }

  function involvementFacts(child: ChildRecord, item: Involvement, index: number): ItemFacts[] {
    const consent = (scope: 'TO_RECORD' | 'TO_POINT' | 'TO_SHARE') =>
      consentInForce(child, item, scope, purpose, now, age);
    const common = { ...base, sourceClass: sourceClass(item), currency: currency(item.until, today) };
    if (!item.sensitive) {
      return [{ ...common, ref: `involvement:${index}`, kind: 'INVOLVEMENT', consent: consent('TO_SHARE') }];
    }
    // without the consent to be recorded it must not stand here at all, even while the provider's feed still says so
    if (item.recordedGround === 'CONSENT' && consent('TO_RECORD') !== 'GIVEN') return [];
    return [
      {
        ...common,
        ref: `sensitive:${index}`,
        kind: 'SENSITIVE_SERVICE',
        protection: 'SENSITIVE_SERVICE',
        consent: consent('TO_POINT'),
      },
    ];
  }
}

function currency(ended: CalendarDate | null, today: CalendarDate): ItemFacts['currency'] {
  if (ended === null || ended > today) return 'CURRENT';
  return daysBetween(ended, today) <= ALERT_DAYS ? 'ENDED_WITHIN_A_YEAR' : 'HISTORY';
}

function sourceClass(item: { readonly sourceClass: string }): SourceClass {
  // an organisation without a known class is treated as the least known of all: a voluntary body
  return SOURCE_CLASSES.find((known) => known === item.sourceClass) ?? 'VOLUNTARY';
}
