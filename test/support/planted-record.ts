import type { ChildRecord } from '../../src/child-index/child-record.js';
import type { EnquiryFacts, ItemFacts, ItemKind } from '../../src/decision-policy/facts/facts.js';
import type { CalendarDate } from '../../src/shared/calendar-date.js';
import type { ChildId, OrganisationId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';

const LIST: Readonly<Record<ItemKind, string>> = {
  SOCIAL_CARE_CASE: 'case',
  PLAN: 'plan',
  LEAD_SOCIAL_WORKER: 'lead',
  INVOLVEMENT: 'involvement',
  IDENTITY: 'identity',
  HOUSEHOLD_CHILD: 'household',
  EARLIER_ENQUIRY: 'earlier',
  SENSITIVE_SERVICE: 'sensitive',
  COMMON_ASSESSMENT: 'assessment',
  POLICE_POINTER: 'police',
};

/** The same facts with the references that items have in a record: their list and their place in it. */
export function withReferences(facts: EnquiryFacts): EnquiryFacts {
  const items = facts.items.map((item, place): ItemFacts => ({ ...item, ref: `${LIST[item.kind]}:${place}` }));
  return { ...facts, items };
}

/** A text that stands for one field of one item and for nothing else. */
export function canary(ref: string, field: string): string {
  return `canary<${ref}.${field}>`;
}

/** The day of an earlier enquiry: an answer shows ten characters of it, so that no longer canary would fit. */
export function earlierDate(place: number): string {
  return `19${String(place).padStart(2, '0')}-11-11`;
}

/**
 * A record in which every list has a part at every place of the items, and every text that could ever reach an answer is
 * a canary: who finds one in an answer knows what got out.
 */
export function plantedRecord(facts: EnquiryFacts): ChildRecord {
  const all = facts.items.map((_, place) => place);
  const text = (list: string, place: number, field: string) => canary(`${list}:${place}`, field);
  const date = (list: string, place: number, field: string) => text(list, place, field) as CalendarDate;
  const source = (list: string, place: number, field: string) => ({
    sourceId: `source of ${list}:${place}` as OrganisationId,
    sourceName: text(list, place, field),
    sourceClass: text(list, place, 'class'),
    confidentialSource: false,
    sourceKey: text(list, place, 'key'),
    asOf: text(list, place, 'asOf') as Instant,
    receivedAt: text(list, place, 'receivedAt') as Instant,
  });
  const involvementList = (place: number) =>
    facts.items[place]?.kind === 'SENSITIVE_SERVICE' ? 'sensitive' : 'involvement';
  return {
    id: 'canary<child>' as ChildId,
    identities: all.map((place) => ({
      ...source('identity', place, 'source'),
      givenName: text('identity', place, 'givenName'),
      familyName: text('identity', place, 'familyName'),
      formerFamilyNames: [text('identity', place, 'formerFamilyName')],
      birthDate: date('identity', place, 'birthDate'),
      expectedDate: date('identity', place, 'expectedDate'),
      sex: text('identity', place, 'sex') as 'FEMALE',
      nhsNumber: text('identity', place, 'nhsNumber'),
      mother: null,
      deceasedOn: date('identity', place, 'deceasedOn'),
    })),
    residences: [],
    relatedPeople: [],
    involvements: all.map((place) => ({
      ...source(involvementList(place), place, 'organisation'),
      service: text(involvementList(place), place, 'service'),
      practitionerName: text(involvementList(place), place, 'practitioner'),
      contact: text(involvementList(place), place, 'contact'),
      since: date(involvementList(place), place, 'since'),
      until: date(involvementList(place), place, 'until'),
      sensitive: involvementList(place) === 'sensitive',
      recordedGround: 'SUSPICION',
    })),
    cases: all.map((place) => ({
      ...source('case', place, 'authority'),
      state: facts.items[place]?.currency === 'CURRENT' ? ('OPEN' as const) : ('CLOSED' as const),
      childInNeed: true,
      opened: date('case', place, 'opened'),
      closed: date('case', place, 'closed'),
      leadSocialWorkerName: text('lead', place, 'name'),
      leadSocialWorkerTeam: text('lead', place, 'team'),
      leadSocialWorkerPhone: text('lead', place, 'phone'),
      leadSocialWorkerPost: null,
    })),
    plans: all.map((place) => ({
      ...source('plan', place, 'authority'),
      kind: text('plan', place, 'kind') as 'LOOKED_AFTER',
      categories: [text('plan', place, 'categories')],
      started: date('plan', place, 'started'),
      ended: date('plan', place, 'ended'),
      // another reason would make of it a plan in force, whose last day is not read (5.141)
      endReason: 'HARM_NO_LONGER_LIKELY',
    })),
    consents: [],
    commonAssessments: all.map((place) => ({
      ...source('assessment', place, 'source'),
      holderName: text('assessment', place, 'holder'),
      contact: text('assessment', place, 'contact'),
      since: date('assessment', place, 'since'),
      until: date('assessment', place, 'until'),
    })),
    policePointers: all.map((place) => ({
      ...source('police', place, 'source'),
      since: date('police', place, 'since'),
      until: date('police', place, 'until'),
    })),
    detriments: [],
    changesOfIdentity: [],
    shields: [],
    sharedShields: [],
    underReview: false,
    household: all.map((place) => ({
      id: text('household', place, 'id') as ChildId,
      givenName: text('household', place, 'givenName'),
      familyName: text('household', place, 'familyName'),
      birthDate: '2015-01-01' as CalendarDate,
      dwelling: 'HOME',
      shielded: false,
      sharesShield: true,
      planInForce: true,
      planAuthority: null,
      planKey: null,
      leadSocialWorkerPost: null,
      surroundings: { identities: [], residences: [], relatedPeople: [] },
    })),
    earlierEnquiries: all.map((place) => ({
      at: earlierDate(place) as Instant,
      setting: text('earlier', place, 'setting'),
      sector: text('earlier', place, 'sector'),
      organisationId: text('earlier', place, 'id') as OrganisationId,
      organisationName: text('earlier', place, 'organisation'),
    })),
  };
}
