import { CONFIDENTIAL_CLASSES } from '../../child-index/confidential-source.js';

/**
 * SQL for the parts of one child's record. Each is a scalar sub-select over `child_id = ids.child_id`, reads one
 * index and returns JSON in the shape of `ChildRecord`; an empty part is an empty list.
 */
const SOURCE = `
  s.source_id AS "sourceId", o.name AS "sourceName", coalesce(o.source_class, '') AS "sourceClass",
  s.source_key AS "sourceKey", s.as_of AS "asOf", s.received_at AS "receivedAt"`;

function statements(table: string, columns: string): string {
  return `(SELECT coalesce(json_agg(x ORDER BY x."asOf" DESC, x."sourceId", x."sourceKey"), '[]') FROM (
    SELECT ${SOURCE}, ${columns}
    FROM hub.${table} s JOIN hub.organisation o ON o.id = s.source_id WHERE s.child_id = ids.child_id) x)`;
}

/** Where and with whom a child is, and its name there, is not learnt from a confidential service (5.25). */
const isOpen = (statement: string) => `${statement}.source_id NOT IN (
    SELECT c.id FROM hub.organisation c WHERE c.source_class IN (${CONFIDENTIAL_CLASSES.map((name) => `'${name}'`).join(', ')}))`;

const SHIELD_NOW = 'h.since <= moment.now AND (h.until IS NULL OR h.until > moment.now)';

/** A shield in force on `child` or on anyone who lives in the same home, at the moment of the look-up. */
const shieldedNow = (child: string) => `(
    EXISTS (SELECT FROM hub.shield h WHERE h.child_id = ${child} AND ${SHIELD_NOW})
    OR EXISTS (SELECT FROM hub.residence here
      JOIN hub.residence there ON there.address_key = here.address_key AND there.until IS NULL AND there.dwelling = 'HOME'
      JOIN hub.shield h ON h.child_id = there.child_id AND ${SHIELD_NOW}
      WHERE here.child_id = ${child} AND here.until IS NULL AND here.dwelling = 'HOME'))`;

const IN_FORCE = `p.kind IN ('CHILD_PROTECTION_PLAN', 'UNBORN_PROTECTION_PLAN')
      AND p.started <= moment.today AND (p.ended IS NULL OR p.ended > moment.today)`;

/** Other children at an address, as `HouseholdChild`; `others` is a sub-select with columns child_id and dwelling. */
function householdChildren(others: string, onlyWithPlan: boolean): string {
  return `(SELECT coalesce(json_agg(x ORDER BY x."id"), '[]') FROM (
    SELECT other.child_id AS "id", n.given_name AS "givenName", n.family_name AS "familyName",
      n.birth_date AS "birthDate", other.dwelling AS "dwelling", ${shieldedNow('other.child_id')} AS "shielded",
      p.source_id IS NOT NULL AS "planInForce", p.source_id AS "planAuthority",
      (SELECT k.lead_social_worker_post FROM hub.social_care_case k
        WHERE k.child_id = other.child_id AND k.source_id = p.source_id AND k.state = 'OPEN' LIMIT 1) AS "leadSocialWorkerPost"
    FROM (${others}) other
    CROSS JOIN LATERAL (SELECT i.given_name, i.family_name, i.birth_date FROM hub.identity_statement i
      WHERE i.child_id = other.child_id AND ${isOpen('i')} ORDER BY i.as_of DESC, i.source_id LIMIT 1) n
    ${onlyWithPlan ? 'CROSS' : 'LEFT'} JOIN LATERAL (SELECT p.source_id FROM hub.plan p
      WHERE p.child_id = other.child_id AND ${IN_FORCE} ORDER BY p.source_id LIMIT 1) p ${onlyWithPlan ? '' : 'ON true'}
    LIMIT 40) x)`;
}

/** Children with a plan in force who are now at the presenting address of the question `q`. */
export const PRESENTING_HOUSEHOLD = householdChildren(
  `SELECT r.child_id, min(r.dwelling) AS dwelling FROM hub.residence r
      WHERE r.address_key = q.address_key AND r.until IS NULL AND ${isOpen('r')} GROUP BY r.child_id`,
  true,
);

/** Children with a plan in force whom somebody states as linked with the adult of the question `q`. */
export const CHILDREN_OF_ADULT = householdChildren(
  `SELECT DISTINCT r.child_id, 'HOME' AS dwelling FROM hub.related_person r
      WHERE r.person_key = q.adult_key AND ${isOpen('r')}`,
  true,
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
    s.lead_social_worker_phone AS "leadSocialWorkerPhone", s.lead_social_worker_post AS "leadSocialWorkerPost"`,
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
  'shields', ${statements('shield', `s.since AS "since", s.until AS "until", s.hides_name AS "hidesName"`)},
  'household', ${householdChildren(
    `SELECT theirs.child_id, min(theirs.dwelling) AS dwelling
      FROM hub.residence mine JOIN hub.residence theirs ON theirs.address_key = mine.address_key AND theirs.until IS NULL
      WHERE mine.child_id = ids.child_id AND mine.until IS NULL AND theirs.child_id <> ids.child_id
        AND ${isOpen('mine')} AND ${isOpen('theirs')}
      GROUP BY theirs.child_id`,
    false,
  )},
  'earlierEnquiries', (SELECT coalesce(json_agg(x ORDER BY x."at" DESC), '[]') FROM (
    SELECT d.decided_at AS "at", d.setting AS "setting", d.sector AS "sector", d.organisation_id AS "organisationId",
      o.name AS "organisationName"
    FROM hub.decision_record d JOIN hub.organisation o ON o.id = d.organisation_id
    WHERE d.child_id = ids.child_id AND d.listed AND d.practitioner_id IS DISTINCT FROM enquirer.practitioner_id
    ORDER BY d.decided_at DESC LIMIT 25) x))`;
