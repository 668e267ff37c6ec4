import type {
  CommonAssessment,
  HouseholdChild,
  IdentityStatement,
  Involvement,
  Plan,
  PolicePointer,
  RecordedEnquiry,
  SocialCareCase,
} from '../child-index/child-record.js';
import { planEnd } from '../child-index/plan-end.js';
import type { FIELDS_OF_KIND, ItemKind } from '../decision-policy/facts/facts.js';
import { ageInYears, type CalendarDate } from '../shared/calendar-date.js';

/** The one line by which a confidential service may be pointed to: never its type, name, number or dates. */
export const CONFIDENTIAL_SERVICE_LINE = 'a confidential service is involved; contact is brokered by the hub team';

/** The one line about police systems: never what they hold. */
export const ASK_THE_POLICE_LINE = 'ask the police: their child abuse investigation unit is to be spoken to';

/** The part of a child's record behind each kind of item. */
interface ContentOfKind {
  readonly SOCIAL_CARE_CASE: SocialCareCase;
  readonly PLAN: Plan;
  readonly LEAD_SOCIAL_WORKER: SocialCareCase;
  readonly INVOLVEMENT: Involvement;
  readonly IDENTITY: IdentityStatement;
  readonly HOUSEHOLD_CHILD: HouseholdChild;
  readonly EARLIER_ENQUIRY: RecordedEnquiry;
  readonly SENSITIVE_SERVICE: Involvement;
  readonly COMMON_ASSESSMENT: CommonAssessment;
  readonly POLICE_POINTER: PolicePointer;
}

export type FieldOf<Kind extends ItemKind> = (typeof FIELDS_OF_KIND)[Kind][number];
export type ContentOf<Kind extends ItemKind> = ContentOfKind[Kind];

/**
 * Where the content of every field that can ever be released comes from: the only place that reads content into an
 * answer. The type makes it complete both ways; a field of the policy without a getter does not compile.
 */
export const FIELD_CATALOGUE = {
  SOCIAL_CARE_CASE: {
    authority: (item) => item.sourceName,
    state: (item) => item.state,
    opened: (item) => item.opened,
    closed: (item) => item.closed,
    childInNeed: (item) => item.childInNeed,
  },
  PLAN: {
    authority: (item) => item.sourceName,
    kind: (item) => item.kind,
    categories: (item) => item.categories,
    started: (item) => item.started,
    // an end for no lawful reason is none (5.141)
    ended: (item) => planEnd(item),
  },
  LEAD_SOCIAL_WORKER: {
    name: (item) => item.leadSocialWorkerName,
    team: (item) => item.leadSocialWorkerTeam,
    phone: (item) => item.leadSocialWorkerPhone,
  },
  INVOLVEMENT: {
    service: (item) => item.service,
    organisation: (item) => item.sourceName,
    practitioner: (item) => item.practitionerName,
    contact: (item) => item.contact,
    since: (item) => item.since,
    until: (item) => item.until,
  },
  IDENTITY: {
    givenName: (item) => item.givenName,
    familyName: (item) => item.familyName,
    birthDate: (item) => item.birthDate,
    sex: (item) => item.sex,
    nhsNumber: (item) => item.nhsNumber,
  },
  HOUSEHOLD_CHILD: {
    givenName: (item) => item.givenName,
    familyName: (item) => item.familyName,
    ageInYears: (item, today) => (item.birthDate === null ? null : Math.max(0, ageInYears(item.birthDate, today))),
    planInForce: (item) => item.planInForce,
  },
  EARLIER_ENQUIRY: {
    date: (item) => item.at.slice(0, 10),
    setting: (item) => item.setting,
    sector: (item) => item.sector,
    organisation: (item) => item.organisationName,
  },
  SENSITIVE_SERVICE: { pointer: () => CONFIDENTIAL_SERVICE_LINE },
  COMMON_ASSESSMENT: {
    holder: (item) => item.holderName,
    contact: (item) => item.contact,
    since: (item) => item.since,
  },
  POLICE_POINTER: { pointer: () => ASK_THE_POLICE_LINE },
} as const satisfies {
  readonly [Kind in ItemKind]: {
    readonly [Field in FieldOf<Kind>]: (content: ContentOf<Kind>, today: CalendarDate) => unknown;
  };
};

/** The released fields of one item; `null` for each that is not released or has no content. */
export type ReleasedFields<Kind extends ItemKind> = {
  readonly [Field in keyof Catalogue[Kind]]: ContentValue<Catalogue[Kind][Field]> | null;
};
type Catalogue = typeof FIELD_CATALOGUE;
type ContentValue<Getter> = Getter extends (...sent: never[]) => infer Value ? Value : never;
