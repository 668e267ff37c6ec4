import { LAWFUL_END_REASONS, LAWFUL_END_REASONS_AT_BIRTH } from '../../child-index/plan-end.js';
import { isPresent, isPresentIdentity, isPresentPerson, isPresentReview } from './change-of-identity-sql.js';
import { isOpen } from './open-source-sql.js';
import { sharedShields, sharesShields, shieldedNow } from './shield-sql.js';

/**
 * SQL for the parts of one child's record. Each is a scalar sub-select over `child_id = ids.child_id`, reads one
 * index and returns JSON in the shape of `ChildRecord`; an empty part is an empty list.
 */
const SOURCE = `
  s.source_id AS "sourceId", o.name AS "sourceName", coalesce(o.source_class, '') AS "sourceClass",
  o.confidential_service AS "confidentialSource",
  s.source_key AS "sourceKey", s.as_of AS "asOf", s.received_at AS "receivedAt"`;

function statements(table: string, columns: string): string {
  return `(SELECT coalesce(json_agg(x ORDER BY x."asOf" DESC, x."sourceId", x."sourceKey"), '[]') FROM (
    SELECT ${SOURCE}, ${columns}
    FROM hub.${table} s JOIN hub.organisation o ON o.id = s.source_id WHERE s.child_id = ids.child_id) x)`;
}

/** SQL for whether the child still lives at the place of `residence` today. */
const livesAt = (residence: string) => `(${residence}.until IS NULL OR ${residence}.until > moment.today)`;

/** SQL for whether a person still has to settle if `child` and another record are one child; no doubt of a confidential source or about a former identity counts. */
const underReview = (child: string) => `EXISTS (
    SELECT FROM hub.match_review m WHERE (m.child_id = ${child} OR m.candidate_id = ${child}) AND ${isOpen('m')} AND ${isPresentReview('m')})`;

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** SQL for whether plan `p` is stated to have ended for a reason for which one of its kind ends; null for no reason. */
const ENDS_LAWFULLY = `(p.end_reason IN (${quoted(LAWFUL_END_REASONS)})
        OR (p.kind = 'UNBORN_PROTECTION_PLAN' AND p.end_reason IN (${quoted(LAWFUL_END_REASONS_AT_BIRTH)})))`;

/**
 * A protection plan that has begun and has not ended, or for no reason for which one ends, as `planEnd` says (5.141). No
 * change of identity hides one.
 */
const IN_FORCE = `p.kind IN ('CHILD_PROTECTION_PLAN', 'UNBORN_PROTECTION_PLAN')
      AND p.started <= moment.today AND (p.ended IS NULL OR p.ended > moment.today
        OR coalesce(NOT ${ENDS_LAWFULLY}, true))`;

/** Who and where is around `child`, as `ChildSurroundings`: every statement of every source, former ones too. */
export const childSurroundings = (child: string) => `json_build_object(
  'identities', (SELECT coalesce(json_agg(json_build_object('givenName', a.given_name, 'familyName', a.family_name,
      'formerFamilyNames', a.former_family_names, 'birthDate', a.birth_date, 'mother', a.mother)), '[]')
    FROM hub.identity_statement a WHERE a.child_id = ${child}),
  'residences', (SELECT coalesce(json_agg(json_build_object('postcode', a.postcode, 'addressKey', a.address_key,
      'dwelling', a.dwelling)), '[]')
    FROM hub.residence a WHERE a.child_id = ${child}),
  'relatedPeople', (SELECT coalesce(json_agg(json_build_object('givenName', a.given_name, 'familyName', a.family_name,
      'birthDate', a.birth_date, 'mustNotFind', a.must_not_find)), '[]')
    FROM hub.related_person a WHERE a.child_id = ${child}))`;

/** The post of the worker of case `row`, when it is an active one of that authority: nobody reads the inbox of another. */
const workerPost = (row: string) => `(SELECT t.id FROM hub.post t
      WHERE t.id = ${row}.lead_social_worker_post AND t.organisation_id = ${row}.source_id
        AND t.active_from <= moment.today AND (t.active_until IS NULL OR t.active_until >= moment.today))`;

/** Other children, as `HouseholdChild`; `others` is a sub-select with columns child_id, dwelling and shares_shield. */
function householdChildren(others: string, onlyWithPlan: boolean): string {
  return `(SELECT coalesce(json_agg(x ORDER BY x."id"), '[]') FROM (
    SELECT other.child_id AS "id", n.given_name AS "givenName", n.family_name AS "familyName",
      n.birth_date AS "birthDate", other.dwelling AS "dwelling", ${shieldedNow('other.child_id')} AS "shielded",
      other.shares_shield AS "sharesShield",
      p.source_id IS NOT NULL AS "planInForce", p.source_id AS "planAuthority", p.source_key AS "planKey",
      (SELECT min(${workerPost('k')}) FROM hub.social_care_case k
        WHERE k.child_id = other.child_id AND k.source_id = p.source_id AND k.state = 'OPEN') AS "leadSocialWorkerPost",
      ${childSurroundings('other.child_id')} AS "surroundings"
    FROM (${others}) other
    CROSS JOIN LATERAL (SELECT i.given_name, i.family_name, i.birth_date FROM hub.identity_statement i
      WHERE i.child_id = other.child_id AND ${isOpen('i')} AND ${isPresentIdentity('i')} ORDER BY i.as_of DESC, i.source_id LIMIT 1) n
    ${onlyWithPlan ? 'CROSS' : 'LEFT'} JOIN LATERAL (SELECT p.source_id, p.source_key FROM hub.plan p
      WHERE p.child_id = other.child_id AND ${IN_FORCE} ORDER BY p.source_id, p.source_key LIMIT 1) p ${onlyWithPlan ? '' : 'ON true'}
    LIMIT 40) x)`;
}

/** SQL for the kind of place that several are together: a home only when each of them is. */
const togetherA = (dwelling: string) => `coalesce(min(nullif(${dwelling}, 'HOME')), 'HOME')`;

/** For how long a refuge or a ward whose people have left is still taken for one. */
const STILL_A_REFUGE_DAYS = 365;

/**
 * Who is now at `addresses`, one row for each statement. What any source calls a refuge or a ward, of people who are there
 * or have not left for long, is a home (`place`) to none, since many sources write every address down as a home (11.86).
 * A confidential service is heard too, as a refuge may be one: after its word the answer is that of an unknown address.
 */
const residentsOf = (addresses: string) => `
    SELECT r.child_id, r.address_key, r.dwelling, at.place, at.refuge
      FROM (SELECT a.address_key, ${togetherA('a.dwelling')} AS place, bool_or(a.dwelling = 'REFUGE') AS refuge FROM hub.residence a
        WHERE a.address_key IN (${addresses}) AND (a.until IS NULL OR a.until > moment.today - ${STILL_A_REFUGE_DAYS})
        GROUP BY a.address_key) at
      JOIN hub.residence r ON r.address_key = at.address_key
      WHERE ${livesAt('r')} AND ${isOpen('r')} AND ${isPresent('r')}`;

/** Children with a plan in force who are now at the presenting address of the question `q`. */
export const PRESENTING_HOUSEHOLD = householdChildren(
  `SELECT DISTINCT child_id, place AS dwelling, false AS shares_shield
    FROM (${residentsOf('q.address_key')}) here`,
  true,
);

/** Children with a plan in force whom somebody states as linked with the adult of the question `q`. */
export const CHILDREN_OF_ADULT = householdChildren(
  `SELECT DISTINCT r.child_id, 'HOME' AS dwelling, false AS shares_shield FROM hub.related_person r
      WHERE r.person_key = q.adult_key AND ${isOpen('r')} AND ${isPresentPerson('r')}`,
  true,
);

/**
 * The other children of the household of the child `ids`. Nobody is at home where anybody is at a refuge; of other places
 * the words about the two children count and nobody else's, since brothers and sisters must not go unseen (5.51). Where a
 * shield of the other is shared, what is said of the other decides: in doubt both are hidden.
 */
const HOUSEHOLD = householdChildren(
  `WITH here AS (${residentsOf(`SELECT a.address_key FROM hub.residence a WHERE a.child_id = ids.child_id AND ${livesAt('a')}`)})
    SELECT theirs.child_id, CASE WHEN bool_or(theirs.refuge) THEN 'REFUGE'
        ELSE coalesce(min(nullif(mine.dwelling, 'HOME')), ${togetherA('theirs.dwelling')}) END AS dwelling,
      bool_or(${sharesShields('theirs')}) AS shares_shield
      FROM here mine JOIN here theirs ON theirs.address_key = mine.address_key
      WHERE mine.child_id = ids.child_id AND theirs.child_id <> ids.child_id
      GROUP BY theirs.child_id`,
  false,
);

/** One child's whole record as JSON. */
export const CHILD_RECORD = `json_build_object(
  'id', ids.child_id,
  'identities', ${statements(
    'identity_statement',
    `s.given_name AS "givenName", s.family_name AS "familyName", s.former_family_names AS "formerFamilyNames",
    s.birth_date AS "birthDate", s.expected_date AS "expectedDate", s.sex AS "sex", s.nhs_number AS "nhsNumber",
    s.mother AS "mother", s.deceased_on AS "deceasedOn"`,
  )},
  'residences', ${statements(
    'residence',
    `s.line1 AS "line1", s.town AS "town", s.postcode AS "postcode", s.address_key AS "addressKey",
    s.dwelling AS "dwelling", s.since AS "since", s.until AS "until"`,
  )},
  'relatedPeople', ${statements(
    'related_person',
    `s.given_name AS "givenName", s.family_name AS "familyName", s.birth_date AS "birthDate", s.relation AS "relation",
    s.parental_responsibility AS "parentalResponsibility", s.lives_with_child AS "livesWithChild",
    s.suspected_of_harm AS "suspectedOfHarm", s.must_not_find AS "mustNotFind"`,
  )},
  'involvements', ${statements(
    'involvement',
    `s.service AS "service", s.practitioner_name AS "practitionerName", s.contact AS "contact", s.since AS "since",
    s.until AS "until", s.sensitive AS "sensitive", s.recorded_ground AS "recordedGround"`,
  )},
  'cases', ${statements(
    'social_care_case',
    `s.state AS "state", s.child_in_need AS "childInNeed", s.opened AS "opened", s.closed AS "closed",
    s.lead_social_worker_name AS "leadSocialWorkerName", s.lead_social_worker_team AS "leadSocialWorkerTeam",
    s.lead_social_worker_phone AS "leadSocialWorkerPhone", ${workerPost('s')} AS "leadSocialWorkerPost"`,
  )},
  'plans', ${statements(
    'plan',
    `s.kind AS "kind", s.categories AS "categories", s.started AS "started", s.ended AS "ended",
    s.end_reason AS "endReason"`,
  )},
  'consents', ${statements(
    'consent',
    `s.giver AS "giver", s.scope AS "scope", s.service AS "service", s.purpose AS "purpose", s.state AS "state",
    s.effective_from AS "effectiveFrom", s.effective_until AS "effectiveUntil", s.competence AS "competence"`,
  )},
  'commonAssessments', ${statements(
    'common_assessment',
    `s.holder_name AS "holderName", s.contact AS "contact", s.since AS "since", s.until AS "until"`,
  )},
  'policePointers', ${statements('police_pointer', `s.since AS "since", s.until AS "until"`)},
  'detriments', ${statements(
    'detriment_judgement',
    `s.covers AS "covers", s.reason AS "reason", s.review_on AS "reviewOn", s.existence_too AS "existenceToo",
    s.since AS "since", s.until AS "until"`,
  )},
  'changesOfIdentity', ${statements('change_of_identity', `s.since AS "since"`)},
  'shields', ${statements('shield', `s.since AS "since", s.until AS "until", s.hides_name AS "hidesName"`)},
  'sharedShields', ${sharedShields('ids.child_id')},
  'underReview', ${underReview('ids.child_id')},
  'household', ${HOUSEHOLD},
  'earlierEnquiries', (SELECT coalesce(json_agg(x ORDER BY x."at" DESC), '[]') FROM (
    SELECT d.decided_at AS "at", d.setting AS "setting", d.sector AS "sector", d.organisation_id AS "organisationId",
      o.name AS "organisationName"
    FROM hub.decision_record d JOIN hub.organisation o ON o.id = d.organisation_id
    WHERE d.child_id = ids.child_id AND d.listed AND d.practitioner_id IS DISTINCT FROM enquirer.practitioner_id
    ORDER BY d.decided_at DESC LIMIT 25) x))`;
