import { COLLEAGUE } from './colleague-sql.js';
import { CHOSEN_POST, ENQUIRER, MOMENT } from './enquirer-sql.js';
import { isPresentKey } from './change-of-identity-sql.js';
import { CHILD_RECORD, CHILDREN_OF_ADULT, PRESENTING_HOUSEHOLD } from './child-record-sql.js';
import { NOT_CONFIRMED_BY_ORGANISATION, USAGE } from './usage-sql.js';

/** An instant as the hub writes it everywhere: UTC with microseconds. */
const utc = (instant: string) => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * The look-up of enquiries: one statement, one row for each question, everything as of one instant.
 * The same statement runs whoever asks and whatever is found. A child who is found costs a few more index reads, so
 * that its duration is alike only roughly; answers leave on a beat, and `bench/separation` measures whether it shows.
 */
export const LOOK_UP_SQL = `
WITH ${MOMENT},
question AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::bytea[], $10::bytea[], $11::text[], $12::text[], $13::uuid[], $14::bytea[], $15::bytea[], $16::bytea[], $17::bytea[], $18::bytea[])
    WITH ORDINALITY
    AS q(issuer, subject, post_id, request_id, nhs_number, name_key, mother_number, address_key, by_number, by_name, adult_key,
      colleague_post, colleague_id, to_confirm, typed_number, typed_name, typed_birth_date, typed_details, place)
)
SELECT
  to_char(moment.now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant,
  to_char(moment.today, 'YYYY-MM-DD') AS today,

  (SELECT json_build_object(
      'decisionId', d.id,
      'decidedAt', to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'requestDigest', encode(d.request_digest, 'hex'), 'policyVersion', d.policy_version,
      'leafHash', encode(d.leaf_hash, 'base64'),
      'signature', replace(encode(d.receipt_signature, 'base64'), E'\\n', ''), 'answer', a.answer, 'decision', r.decision,
      'laterRepeats', (SELECT count(*)::integer FROM hub.answer_repeat t WHERE t.decision_id = d.id AND t.given
        AND t.repeated_at > d.decided_at + interval '10 seconds'))
    FROM hub.decision d
      LEFT JOIN hub.decision_record r ON r.decision_id = d.id
      LEFT JOIN hub.stored_answer a ON a.decision_id = d.id AND a.expires_at > moment.now
    WHERE d.id = same_request.id) AS repeated,

  enquirer.entry AS practitioner,
  chosen.entry AS post,

  ${USAGE} AS usage,
  ${NOT_CONFIRMED_BY_ORGANISATION} AS not_confirmed_by_organisation,
  ${COLLEAGUE} AS colleague,

  (SELECT coalesce(json_agg(${CHILD_RECORD}), '[]') FROM (
    SELECT child_id FROM (
      SELECT k.child_id FROM hub.child_key k WHERE k.kind = 'NHS_NUMBER' AND k.key = q.nhs_number AND ${isPresentKey('k')}
      UNION SELECT k.child_id FROM hub.child_key k WHERE k.kind = 'NAME_AND_BIRTH_DATE' AND k.key = q.name_key AND ${isPresentKey('k')}
      UNION SELECT k.child_id FROM hub.child_key k WHERE k.kind = 'MOTHER_NHS_NUMBER' AND k.key = q.mother_number AND ${isPresentKey('k')}) found
    ORDER BY child_id LIMIT 10) ids) AS candidates,

  ${PRESENTING_HOUSEHOLD} AS presenting_household,
  ${CHILDREN_OF_ADULT} AS children_of_adult,

  (SELECT count(*)::integer FROM (
    SELECT d.decision_id FROM hub.decision_record d
      WHERE d.subject_by_number = q.by_number AND d.notifying AND NOT d.conflicted
        AND d.practitioner_id IS DISTINCT FROM enquirer.practitioner_id
    UNION SELECT d.decision_id FROM hub.decision_record d
      WHERE d.subject_by_name = q.by_name AND d.notifying AND NOT d.conflicted
        AND d.practitioner_id IS DISTINCT FROM enquirer.practitioner_id
    LIMIT 10) earlier) AS earlier_of_unknown,
  EXISTS (SELECT FROM hub.decision d WHERE d.first_by_number = q.by_number)
    OR EXISTS (SELECT FROM hub.decision d WHERE d.first_by_name = q.by_name) AS first_recorded,

  CASE WHEN q.place = 1 THEN (SELECT coalesce(json_agg(x ORDER BY x."id"), '[]') FROM (
    SELECT o.id AS "id", o.name AS "name", ${utc('f.last_as_of')} AS "asOf",
      CASE WHEN f.last_received_at IS NULL THEN 'NEVER'
        WHEN least(f.last_received_at, f.last_as_of) < moment.now - f.due_every THEN 'LATE' ELSE 'IN_TIME' END AS "state"
    FROM hub.duty_desk k JOIN hub.organisation o ON o.id = k.organisation_id
      LEFT JOIN hub.feed_source f ON f.source_id = o.id
    WHERE k.covered) x) END AS authorities,

  CASE WHEN q.place = 1 THEN (SELECT coalesce(json_agg(x ORDER BY x."sourceClass"), '[]') FROM (
    SELECT o.source_class AS "sourceClass", ${utc('min(f.last_as_of)')} AS "asOf",
      CASE WHEN bool_or(f.last_received_at IS NULL) THEN 'NEVER'
        WHEN bool_or(least(f.last_received_at, f.last_as_of) < moment.now - f.due_every) THEN 'LATE' ELSE 'IN_TIME' END AS "state"
    FROM hub.feed_source f JOIN hub.organisation o ON o.id = f.source_id
    WHERE o.source_class IS NOT NULL GROUP BY o.source_class) x) END AS sources
FROM question q
CROSS JOIN moment
LEFT JOIN LATERAL (${ENQUIRER}) enquirer ON true
LEFT JOIN LATERAL (${CHOSEN_POST}) chosen ON true
LEFT JOIN LATERAL (
  SELECT d.id FROM hub.decision d
  WHERE d.issuer = q.issuer AND d.subject = q.subject AND d.organisation_id = coalesce(chosen.organisation_id, '')
    AND d.post_id = coalesce(chosen.id, '') AND d.request_id = q.request_id) same_request ON true
ORDER BY q.place`;
