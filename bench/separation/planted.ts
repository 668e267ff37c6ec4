/** A statement that puts something into the records of some children; `$1` is the list of their ids. */
export type Planting = string;

/** An authority that feeds the hub. */
const AUTHORITY = `'Z01'`;
const OF_PRACTICE = `v.child_id = ANY ($1) AND v.service = 'GP' AND v.until IS NULL`;
const PROVENANCE = 'source_id, source_key, as_of, received_at, batch_id, statement, hand, row_digest';

/** Values of `PROVENANCE`: the same as of statement `v`, but for its source and its key, which ends in `key`. */
const provenanceOf = (source: string, asOf = 'v.as_of', key = 'planted'): string =>
  `${source}, v.source_key || '/${key}', ${asOf}, v.received_at, v.batch_id, v.statement, v.hand, v.row_digest`;

/** A statement planted beside the practice's own, of the same provenance unless another source is named. */
const plant = (table: string, columns: string, values: string, source = 'v.source_id', key?: string): Planting => `
INSERT INTO hub.${table} (child_id, ${columns}, ${PROVENANCE})
SELECT v.child_id, ${values}, ${provenanceOf(source, 'v.as_of', key)} FROM hub.involvement v WHERE ${OF_PRACTICE}`;

/** The identity that the practice states, stated again; `family` is SQL for the family name. */
const restated = (source: string, family: string, asOf?: string): Planting => `
INSERT INTO hub.identity_statement (child_id, given_name, family_name, birth_date, sex, nhs_number, nhs_number_state, ${PROVENANCE})
SELECT v.child_id, v.given_name, ${family}, v.birth_date, v.sex, v.nhs_number, v.nhs_number_state, ${provenanceOf(source, asOf)}
FROM hub.identity_statement v
WHERE (v.child_id, v.source_id) IN (SELECT v.child_id, v.source_id FROM hub.involvement v WHERE ${OF_PRACTICE})`;

const INVOLVEMENT = 'service, practitioner_name, contact, since, until, sensitive, recorded_ground';

export const CONFIDENTIAL_SERVICE = [
  plant('involvement', INVOLVEMENT, `'COUNSELLING', NULL, NULL, current_date, NULL::date, true, 'SUSPICION'`),
];

export const HARMFUL_AS_A_BARE_FACT = [
  plant('involvement', INVOLVEMENT, `'MENTOR', NULL, NULL, current_date, NULL::date, false, 'NOT_SENSITIVE'`),
  plant(
    'detriment_judgement',
    'covers, reason, review_on, existence_too, since, until',
    `v.source_key || '/planted', 'a reason', current_date + 30, true, now() - interval '1 day', NULL::timestamptz`,
  ),
];

export const POLICE_POINTER = [plant('police_pointer', 'since, until', 'current_date, NULL::date')];

/** With the consent by which it may stand in the index at all. */
export const COMMON_ASSESSMENT = [
  plant('common_assessment', 'holder_name, contact, since, until', `'a holder', NULL, current_date, NULL::date`),
  ...['PARENT', 'YOUNG_PERSON'].map((giver) =>
    plant(
      'consent',
      'giver, scope, service, purpose, state, effective_from, effective_until, competence, evidence',
      `'${giver}', 'TO_RECORD', 'COMMON_ASSESSMENT', 'ANY', 'GIVEN', now() - interval '1 day', NULL::timestamptz,
  'ASSESSED_COMPETENT', 'a form'`,
      'v.source_id',
      giver,
    ),
  ),
];

export const SHIELD = [
  plant('shield', 'since, until, hides_name', `now() - interval '1 day', NULL::timestamptz, false`),
];

export const PLAN_IN_FORCE = [
  plant(
    'plan',
    'kind, categories, started, ended, end_reason',
    `'CHILD_PROTECTION_PLAN', '{NEGLECT}'::text[], current_date - 60, NULL::date, NULL`,
    AUTHORITY,
  ),
];

/** A relative of the name and birth date that everybody who asks has. */
export const RELATED_TO_WHO_ASKS = [
  plant(
    'related_person',
    `given_name, family_name, birth_date, relation, parental_responsibility, lives_with_child, suspected_of_harm,
  must_not_find, person_key`,
    `'Winifred', 'Quarrendon', date '1980-02-03', 'MOTHER', true, false, false, false, NULL`,
  ),
];

/** The authority states who the child is, as the practice does. */
export const KNOWN_TO_AUTHORITY = [
  restated(AUTHORITY, 'v.family_name'),
  `
INSERT INTO hub.child_key (kind, key, child_id, source_id, source_key, former)
SELECT k.kind, k.key, k.child_id, ${AUTHORITY}, k.source_key || '/planted', k.former FROM hub.child_key k
WHERE (k.child_id, k.source_id) IN (SELECT v.child_id, v.source_id FROM hub.involvement v WHERE ${OF_PRACTICE})`,
];

/** The same authority changed that identity after a case that it closed, and the hospital once knew the former one. */
export const CHANGED_IDENTITY = [
  ...KNOWN_TO_AUTHORITY,
  restated(`'ZR1'`, `'Former-' || v.family_name`, `v.as_of - interval '400 days'`),
  plant(
    'social_care_case',
    'state, child_in_need, opened, closed',
    `'CLOSED', true, current_date - 900, current_date - 500`,
    AUTHORITY,
  ),
  plant('change_of_identity', 'since', 'current_date - 200', AUTHORITY),
];

/** Somebody else enquired yesterday, and later enquirers may be told so. */
export const ENQUIRED_ABOUT = [
  `
INSERT INTO hub.decision_record (decision_id, decided_at, kind, child_id, organisation_id, practitioner_group, sector,
  purpose, setting, concern, outcome, notifying, listed, not_confirmed, without_relationship, overridden, conflicted,
  request, facts, decision, answer, context, salts)
SELECT gen_random_uuid(), now() - interval '1 day', 'ENQUIRY', v.child_id, v.source_id, 'GP', 'HEALTH',
  'WELFARE_CONCERN', 'UNSCHEDULED', 'WELFARE', 'PARTLY_RELEASED', true, true, false, false, false, false,
  '{}', '{}', '{}', '{}', '{}', ''
FROM hub.involvement v WHERE ${OF_PRACTICE}`,
];
