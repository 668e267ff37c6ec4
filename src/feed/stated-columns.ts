import { addressKey } from '../matching/address-key.js';
import { displayPostcode } from '../matching/postcode.js';
import { nameAndBirthDateKey } from '../matching/search-keys.js';
import type { OrganisationId } from '../shared/ids.js';
import type { FeedRow, FeedRowKind } from './feed-row.js';
import { tenDigits } from './ten-digits.js';

/** Column names to values that are JSON. */
export type ColumnValues = Readonly<Record<string, string | number | boolean | readonly string[] | object | null>>;

type RowOf<Kind extends FeedRowKind> = Extract<FeedRow, { kind: Kind }>;

/** What a row states, column by column of the table of its kind. */
export function statedColumns(row: FeedRow, sourceId: OrganisationId): ColumnValues {
  switch (row.kind) {
    case 'IDENTITY':
      return identityColumns(row);
    case 'RESIDENCE':
      return residenceColumns(row, sourceId);
    case 'RELATED_PERSON':
      return relatedPersonColumns(row);
    case 'INVOLVEMENT':
      return involvementColumns(row);
    case 'CASE':
      return caseColumns(row);
    case 'PLAN':
      return planColumns(row);
    case 'CONSENT':
      return consentColumns(row);
    case 'SHIELD':
      return { since: row.since, until: row.until, hides_name: row.hidesName };
    case 'COMMON_ASSESSMENT':
      return { holder_name: row.holderName, contact: row.contact, since: row.since, until: row.until };
    case 'POLICE_POINTER':
      return { since: row.since, until: row.until };
    case 'DETRIMENT':
      return detrimentColumns(row);
    case 'CHANGE_OF_IDENTITY':
      return { since: row.since };
  }
}

function identityColumns(row: RowOf<'IDENTITY'>): ColumnValues {
  return {
    given_name: row.givenName,
    family_name: row.familyName,
    former_family_names: row.formerFamilyNames,
    birth_date: row.birthDate,
    expected_date: row.expectedDate,
    sex: row.sex,
    nhs_number: row.nhsNumber === null ? null : tenDigits(row.nhsNumber),
    nhs_number_state: row.nhsNumberState,
    mother: row.mother === null ? null : { ...row.mother, nhsNumber: tenDigits(row.mother.nhsNumber) },
    deceased_on: row.deceasedOn,
  };
}

function residenceColumns(row: RowOf<'RESIDENCE'>, sourceId: OrganisationId): ColumnValues {
  return {
    line1: row.line1,
    town: row.town,
    postcode: displayPostcode(row.postcode),
    // the statement's own name keeps two placeholders from being one household
    address_key: addressKey(row.line1, row.postcode) ?? `?${sourceId}|${row.id}`,
    dwelling: row.dwelling,
    since: row.since,
    until: row.until,
  };
}

function relatedPersonColumns(row: RowOf<'RELATED_PERSON'>): ColumnValues {
  return {
    given_name: row.givenName,
    family_name: row.familyName,
    birth_date: row.birthDate,
    relation: row.relation,
    parental_responsibility: row.parentalResponsibility,
    lives_with_child: row.livesWithChild,
    suspected_of_harm: row.suspectedOfHarm,
    must_not_find: row.mustNotFind,
    person_key: row.birthDate === null ? null : nameAndBirthDateKey(row.familyName, row.givenName, row.birthDate),
  };
}

function involvementColumns(row: RowOf<'INVOLVEMENT'>): ColumnValues {
  return {
    service: row.service,
    practitioner_name: row.practitioner,
    contact: row.contact,
    since: row.since,
    until: row.until,
    sensitive: row.sensitive,
    recorded_ground: row.recordedGround,
  };
}

function caseColumns({ leadSocialWorker: lead, ...row }: RowOf<'CASE'>): ColumnValues {
  return {
    state: row.state,
    child_in_need: row.childInNeed,
    opened: row.opened,
    closed: row.closed,
    lead_social_worker_name: lead?.name ?? null,
    lead_social_worker_team: lead?.team ?? null,
    lead_social_worker_phone: lead?.phone ?? null,
    lead_social_worker_post: lead?.post ?? null,
  };
}

function planColumns(row: RowOf<'PLAN'>): ColumnValues {
  return {
    kind: row.planKind,
    categories: row.categories,
    started: row.started,
    ended: row.ended,
    end_reason: row.endReason,
  };
}

function consentColumns(row: RowOf<'CONSENT'>): ColumnValues {
  return {
    giver: row.giver,
    scope: row.scope,
    service: row.service,
    purpose: row.purpose,
    state: row.state,
    effective_from: row.from,
    effective_until: row.until,
    competence: row.competence,
    evidence: row.evidence,
  };
}

function detrimentColumns(row: RowOf<'DETRIMENT'>): ColumnValues {
  return {
    covers: row.covers,
    reason: row.reason,
    review_on: row.reviewOn,
    existence_too: row.existenceToo,
    since: row.from,
    until: row.until,
  };
}
