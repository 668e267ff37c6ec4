import type {
  ChildRecord,
  Consent,
  HouseholdChild,
  IdentityStatement,
  Involvement,
  Plan,
  Residence,
  Shield,
  SocialCareCase,
} from '../../src/child-index/child-record.js';
import type { Colleague } from '../../src/directory/colleague.js';
import type { Enquirer } from '../../src/directory/enquirer.js';
import type { EnquiryRequest } from '../../src/enquiry/enquiry-request.js';
import type { Caller } from '../../src/enquiry/caller.js';
import type { LookUp } from '../../src/enquiry/ports.js';
import { addressKey } from '../../src/matching/address-key.js';
import type { CalendarDate } from '../../src/shared/calendar-date.js';
import type { ChildId, DecisionId, OrganisationId, PostId, PractitionerId, RequestId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';
import type { NhsNumber } from '../../src/shared/nhs-number.js';

/** The clock of all tests built with these: a Saturday at 3 in the morning. */
export const NOW = '2026-11-21T03:00:00.000000Z' as Instant;
export const TODAY = '2026-11-21' as CalendarDate;

export const day = (text: string) => text as CalendarDate;
export const moment = (text: string) => text as Instant;
export const organisation = (text: string) => text as OrganisationId;

export const statement = {
  sourceId: organisation('LA1'),
  sourceName: 'Northmoor Council',
  sourceClass: 'SOCIAL_CARE',
  confidentialSource: false,
  sourceKey: 'k1',
  asOf: moment('2026-11-20T22:00:00Z'),
  receivedAt: moment('2026-11-20T23:00:00Z'),
};

export function identity(changes: Partial<IdentityStatement> = {}): IdentityStatement {
  return {
    ...statement,
    givenName: 'Amina',
    familyName: 'Okafor',
    formerFamilyNames: [],
    birthDate: day('2018-04-02'),
    expectedDate: null,
    sex: 'FEMALE',
    nhsNumber: '9990000018',
    mother: null,
    deceasedOn: null,
    ...changes,
  };
}

export function residence(changes: Partial<Residence> = {}): Residence {
  return {
    ...statement,
    line1: '4 Mill Lane',
    town: 'Northmoor',
    postcode: 'NM1 2AB',
    addressKey: '4 MILL LANE NM12AB',
    dwelling: 'HOME',
    since: day('2020-01-01'),
    until: null,
    ...changes,
  };
}

export function involvement(changes: Partial<Involvement> = {}): Involvement {
  return {
    ...statement,
    sourceId: organisation('GP1'),
    sourceName: 'Mill Lane Surgery',
    sourceClass: 'GP',
    service: 'GP',
    practitionerName: 'Dr Ellis',
    contact: '01632 960111',
    since: day('2019-01-01'),
    until: null,
    sensitive: false,
    recordedGround: 'NOT_SENSITIVE',
    ...changes,
  };
}

export function socialCareCase(changes: Partial<SocialCareCase> = {}): SocialCareCase {
  return {
    ...statement,
    state: 'OPEN',
    childInNeed: true,
    opened: day('2026-02-01'),
    closed: null,
    leadSocialWorkerName: 'Rosa Lind',
    leadSocialWorkerTeam: 'North team',
    leadSocialWorkerPhone: '01632 960222',
    leadSocialWorkerPost: null,
    ...changes,
  };
}

export function plan(changes: Partial<Plan> = {}): Plan {
  return {
    ...statement,
    kind: 'CHILD_PROTECTION_PLAN',
    categories: ['NEGLECT'],
    started: day('2026-03-01'),
    ended: null,
    endReason: changes.ended === undefined || changes.ended === null ? null : 'HARM_NO_LONGER_LIKELY',
    ...changes,
  };
}

export function consent(changes: Partial<Consent> = {}): Consent {
  return {
    ...statement,
    sourceId: organisation('GP1'),
    giver: 'YOUNG_PERSON',
    scope: 'TO_POINT',
    service: 'GP',
    purpose: 'ANY',
    state: 'GIVEN',
    effectiveFrom: moment('2026-01-01T00:00:00Z'),
    effectiveUntil: null,
    competence: 'ASSESSED_COMPETENT',
    ...changes,
  };
}

export function shield(changes: Partial<Shield> = {}): Shield {
  return { ...statement, since: moment('2026-01-01T00:00:00Z'), until: null, hidesName: false, ...changes };
}

export function householdChild(changes: Partial<HouseholdChild> = {}): HouseholdChild {
  return {
    id: '00000000-0000-4000-8000-0000000000b1' as ChildId,
    givenName: 'Sami',
    familyName: 'Okafor',
    birthDate: day('2021-06-01'),
    dwelling: 'HOME',
    shielded: false,
    sharesShield: true,
    planInForce: false,
    planAuthority: null,
    planKey: null,
    leadSocialWorkerPost: null,
    surroundings: { identities: [], residences: [], relatedPeople: [] },
    ...changes,
  };
}

export function childRecord(changes: Partial<ChildRecord> = {}): ChildRecord {
  return {
    id: '00000000-0000-4000-8000-0000000000a1' as ChildId,
    identities: [identity()],
    residences: [residence()],
    relatedPeople: [],
    involvements: [involvement()],
    cases: [socialCareCase()],
    plans: [plan()],
    consents: [],
    commonAssessments: [],
    policePointers: [],
    detriments: [],
    changesOfIdentity: [],
    shields: [],
    sharedShields: [],
    underReview: false,
    household: [],
    earlierEnquiries: [],
    ...changes,
  };
}

export function enquirer(changes: Partial<NonNullable<Enquirer['post']>> = {}): Enquirer {
  return {
    practitioner: {
      id: '00000000-0000-4000-8000-0000000000c1' as PractitionerId,
      givenName: 'Helen',
      familyName: 'Price',
      workPhone: '01632 960333',
      birthDate: null,
      homePostcode: 'SW9 9ZZ',
      homeAddressKey: '1 FAR ROAD SW99ZZ',
      vettingCheckedOn: day('2025-11-01'),
      vettingRenewalMonths: 36,
      barred: false,
      trainingCompletedOn: day('2025-11-01'),
      trainingRenewalMonths: 36,
    },
    post: {
      id: 'POST1' as PostId,
      group: 'GP',
      purposes: ['ROUTINE_CARE', 'WELFARE_CONCERN'],
      settings: ['SCHEDULED', 'UNSCHEDULED'],
      organisation: {
        id: organisation('GP1'),
        name: 'Mill Lane Surgery',
        kind: 'GP_PRACTICE',
        sector: 'HEALTH',
        authorityId: organisation('LA1'),
        active: true,
        confidentialService: false,
        issuerRegistered: true,
      },
      ...changes,
    },
  };
}

/** Another doctor of the same practice, who has confirmed unless it is said otherwise. */
export function colleague(changes: Partial<Colleague> = {}): Colleague {
  const { practitioner, post } = enquirer();
  if (post === null) throw new Error('the enquirer has a post');
  return {
    practitioner: {
      ...practitioner,
      id: '00000000-0000-4000-8000-0000000000c2' as PractitionerId,
      givenName: 'Owen',
      familyName: 'Lyle',
      homePostcode: 'NE9 9ZZ',
      homeAddressKey: addressKey('2 Other Road', 'NE9 9ZZ'),
    },
    post: { ...post, id: 'POST2' as PostId },
    confirmedIn: '00000000-0000-4000-8000-0000000000e1' as DecisionId,
    ...changes,
  };
}

export function caller(changes: Partial<Caller> = {}): Caller {
  return {
    issuer: 'http://127.0.0.1/issuer',
    subject: 'gp',
    post: 'POST1' as PostId,
    authenticationLevel: 2,
    authenticatedAt: moment('2026-11-21T02:58:00Z'),
    stepUpFor: null,
    ...changes,
  };
}

export function request(changes: Partial<EnquiryRequest> = {}): EnquiryRequest {
  return {
    requestId: '00000000-0000-4000-8000-0000000000d1' as RequestId,
    subject: {
      kind: 'CHILD',
      nhsNumber: '9990000018' as NhsNumber,
      givenName: 'Amina',
      familyName: 'Okafor',
      birthDate: day('2018-04-02'),
      postcode: null,
      sex: null,
    },
    purpose: 'ROUTINE_CARE',
    caseReference: null,
    setting: 'SCHEDULED',
    concern: 'NONE',
    adultHarm: false,
    possibleCrime: false,
    reason: 'annual review',
    atMost: 'HOUSEHOLD',
    presentingAddress: null,
    onBehalfOf: null,
    publicInterest: null,
    override: null,
    ...changes,
  };
}

export function lookUp(changes: Partial<LookUp> = {}): LookUp {
  return {
    instant: NOW,
    today: TODAY,
    repeated: null,
    enquirer: enquirer(),
    colleague: null,
    usage: {
      notConfirmedLastHour: 0,
      notConfirmedLastDay: 0,
      notConfirmedByOrganisationLastHour: 0,
      withoutRelationshipLastHour: 0,
      withoutRelationshipLastDay: 0,
      overridesLastDay: 0,
      variationsLastDay: 0,
      presentingAddressesLastDay: 0,
      onBehalfLastDay: 0,
      countedLastDay: 0,
    },
    candidates: [childRecord()],
    presentingHousehold: [],
    childrenOfAdult: [],
    earlierEnquiriesOfUnknown: 0,
    firstAlreadyRecorded: false,
    authorities: [{ id: statement.sourceId, name: statement.sourceName, state: 'IN_TIME', asOf: statement.asOf }],
    sources: [],
    ...changes,
  };
}
