import { DECISION_KINDS } from '../../oversight/decision-view.js';
import { RE_ASK_DAYS } from '../../oversight/raised.js';
import { childSurroundings } from '../look-up/child-record-sql.js';

const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const kinds = (list: readonly string[]) => list.map((kind) => `'${kind}'`).join(', ');

/** How many leaves signed heads of the log cover; looked up once for a statement. `origin` is the parameter that names it. */
const covered = (origin: string) => `(SELECT max(h.size) FROM hub.log_head h WHERE h.origin = ${origin})`;

/** The same of heads that witnesses cosigned; where none is demanded no head carries a cosignature. */
const witnessed = (origin: string) =>
  `(SELECT max(h.size) FROM hub.log_head h WHERE h.origin = ${origin} AND h.quorum AND h.cosigned_by <> '{}')`;

const summary = (origin: string) => `
  d.decision_id AS "id", d.kind, ${time('d.decided_at')} AS "decidedAt",
  d.organisation_id AS "organisation", d.practitioner_group AS "group", d.purpose, d.setting, d.concern, d.outcome,
  CASE WHEN place.idx IS NULL THEN 'PENDING' WHEN place.idx < ${witnessed(origin)} THEN 'WITNESSED'
    WHEN place.idx < ${covered(origin)} THEN 'SIGNED' ELSE 'SEQUENCED' END AS "logStanding"`;

/** The place of decision `d` in the log, as far as it has one. */
const PLACE = 'LEFT JOIN hub.log_entry place ON place.leaf_id = d.decision_id';

/** The reader neither made decision `row` nor is named in it. $2 reader. */
const hasNoPart = (row: string) => `
  ${row}.practitioner_id IS DISTINCT FROM $2::uuid
  AND NOT EXISTS (SELECT FROM hub.confirmation_asked part
    WHERE part.decision_id = ${row}.decision_id AND part.practitioner_id = $2::uuid)`;

/** $1 organisation, or null for all. */
const ofOrganisation = (row: string) => `($1::text IS NULL OR ${row}.organisation_id = $1)`;

/** Decisions `row` of the scope in which the reader has no part. $1 organisation or null, $2 reader. */
const inScope = (row: string) => `${ofOrganisation(row)} AND ${hasNoPart(row)}`;

/**
 * `d` is another organisation's, and information governance of organisation $1 is told to review its override (5.23). None
 * of a confidential service, which the hub reviews: who asked would tell which service the child has (5.25).
 */
const TO_REVIEW = `EXISTS (SELECT FROM hub.notice told WHERE told.decision_id = d.decision_id
    AND told.recipient_organisation = $1 AND told.recipient_group = 'IG_LEAD'
    AND told.kind IN ('OVERRIDE_TO_REVIEW', 'SHIELD_OVERRIDDEN'))
  AND NOT coalesce((d.facts::jsonb #> '{caller,confidentialService}')::boolean, true)`;

/** Every child whom decision `row` found or could have meant, so that a reader who is too near to one is known. */
export const childrenOf = (row: string) => `(SELECT coalesce(json_agg(${childSurroundings('touched.id')}), '[]') FROM (
    SELECT ${row}.child_id AS id WHERE ${row}.child_id IS NOT NULL
    UNION SELECT c.id::uuid FROM jsonb_array_elements_text(coalesce(${row}.context::jsonb -> 'candidates', '[]')) c(id)
    UNION SELECT o.id::uuid FROM jsonb_array_elements_text(coalesce(${row}.context::jsonb -> 'others', '[]')) o(id)
  ) touched)`;

/**
 * Enquiries before `d`, within the days, by the same person about the same typed subject: the same number, the same
 * birth date with a family name that sounds the same, or all details the same. What is compared is what was typed and never whom the hub found: two names of one child whom a
 * shield or an adoption protects do not come together here.
 */
const SAME_ASKED_BEFORE = `
  FROM hub.decision_record a
  WHERE d.kind = 'ENQUIRY' AND a.kind = 'ENQUIRY' AND a.practitioner_id = d.practitioner_id
    AND a.decided_at >= d.decided_at - interval '${RE_ASK_DAYS} days'
    AND (a.decided_at, a.decision_id) < (d.decided_at, d.decision_id)
    AND (a.typed_number = d.typed_number OR a.typed_details = d.typed_details
      OR (a.typed_name = d.typed_name AND a.typed_birth_date = d.typed_birth_date))
    AND ${inScope('a')}`;

const EARLIER_ASKS = `(SELECT coalesce(json_agg(ask ORDER BY ask."decidedAt" DESC), '[]') FROM (
    SELECT a.decision_id AS "id", ${time('a.decided_at')} AS "decidedAt", a.purpose, a.concern, a.request,
      ${childrenOf('a')} AS "children" ${SAME_ASKED_BEFORE}) ask)`;

/** What `d` follows from: who is too near to a decision is too near to one that supersedes it, replies to it or asks about it. */
const FOLLOWS_FROM = `(SELECT coalesce(json_agg(json_build_object('request', f.request, 'children', ${childrenOf('f')})), '[]')
    FROM hub.decision_link l JOIN hub.decision_record f ON f.decision_id = l.earlier_id
    WHERE l.decision_id = d.decision_id)`;

/** Ids of the decisions that `d`, a reading, showed; none for any other kind, whose answers hold other things. */
const SHOWN = `CASE WHEN d.kind = 'OVERSIGHT_READING' THEN coalesce(d.answer::jsonb -> 'shown', '[]') ELSE '[]' END`;

/**
 * The answer of `d`. Which readings a reading showed is told to nobody: one of them may have shown what the reader is too
 * near to, and to follow every reading to what it showed has no end.
 */
const ANSWER = `CASE WHEN EXISTS (SELECT FROM hub.decision_record r
      WHERE r.decision_id IN (SELECT shown.id::uuid FROM jsonb_array_elements_text(${SHOWN}) shown(id))
        AND r.kind = 'OVERSIGHT_READING') THEN '{"shown":[]}' ELSE d.answer END`;

/** By what it is judged whether the reader may see `d`, and whether it was raised; `earlierAsks` is SQL for JSON. */
export const judgedBy = (earlierAsks: string) => `json_build_object('request', d.request,
  'children', ${childrenOf('d')}, 'followsFrom', ${FOLLOWS_FROM}, 'shown', ${SHOWN}, 'earlierAsks', ${earlierAsks})`;

/**
 * $3 kind, or null for all but readings; $4 outcome, $5 purpose, $6 and $7 first and last day, $8 and $9 the place after
 * which the page begins, $10 how many. $11 whether it was raised: earlier enquiries are read where that is asked. $12 name
 * of the log.
 */
export const PAGE_SQL = `
SELECT ${summary('$12')}, ${judgedBy(`CASE WHEN $11::boolean IS NULL THEN '[]' ELSE ${EARLIER_ASKS} END`)} AS "judgedBy"
FROM hub.decision_record d ${PLACE}
WHERE ${inScope('d')}
  AND d.kind IN (${kinds(DECISION_KINDS)})
  AND CASE WHEN $3::text IS NULL THEN d.kind <> 'OVERSIGHT_READING' ELSE d.kind = $3 END
  AND ($4::text IS NULL OR d.outcome = $4) AND ($5::text IS NULL OR d.purpose = $5)
  AND ($6::date IS NULL OR d.decided_at >= $6::date) AND ($7::date IS NULL OR d.decided_at < $7::date + 1)
  AND ($8::timestamptz IS NULL OR (d.decided_at, d.decision_id) < ($8::timestamptz, $9::uuid))
  AND ($11::boolean IS DISTINCT FROM true OR EXISTS (SELECT ${SAME_ASKED_BEFORE}))
ORDER BY d.decided_at DESC, d.decision_id DESC LIMIT $10`;

/** By what it is judged whether the reader may see decisions that a reading showed. $1 their ids. */
export const SHOWN_SQL = `
SELECT d.decision_id AS "id", ${judgedBy(`'[]'::json`)} AS "judgedBy" FROM hub.decision_record d WHERE d.decision_id = ANY ($1::uuid[])`;

const NAMED = `(SELECT coalesce(json_agg(json_build_object('role', n.role,
      'practitioner', coalesce(w.given_name || ' ' || w.family_name, ''),
      'confirmed', EXISTS (SELECT FROM hub.confirmation c WHERE c.decision_id = n.decision_id AND c.role = n.role
        AND c.practitioner_id = n.practitioner_id)) ORDER BY n.role, n.practitioner_id), '[]')
    FROM hub.confirmation_asked n LEFT JOIN hub.practitioner w ON w.id = n.practitioner_id
    WHERE n.decision_id = d.decision_id)`;

/** One decision of the scope, or to be reviewed there. $3 its id, $4 name of the log. */
export const ONE_SQL = `
SELECT ${summary('$4')}, coalesce(p.given_name || ' ' || p.family_name, '') AS "practitioner", e.policy_version AS "policyVersion",
  encode(e.leaf_hash, 'base64') AS "leafHash", d.request, d.facts, d.decision, ${ANSWER} AS "answer", d.context,
  NOT ${ofOrganisation('d')} AS "ofAnother", ${NAMED} AS "named", ${judgedBy(EARLIER_ASKS)} AS "judgedBy"
FROM hub.decision_record d
  JOIN hub.decision e ON e.id = d.decision_id ${PLACE}
  LEFT JOIN hub.practitioner p ON p.id = d.practitioner_id
WHERE (${ofOrganisation('d')} OR ${TO_REVIEW}) AND ${hasNoPart('d')}
  AND d.kind IN (${kinds(DECISION_KINDS)}) AND d.decision_id = $3`;

/** Day in England of the erasure that names decision `e`. */
const ERASED_ON = `(SELECT to_char(v.happened_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD')
    FROM hub.erasure_item i JOIN hub.log_event v ON v.id = i.event_id WHERE i.decision_id = e.id)`;

/** A decision of the caller's own, also when its record was destroyed. $1 issuer, $2 subject, $3 its id. */
export const OWN_SQL = `
SELECT e.id, ${time('e.decided_at')} AS "decidedAt", e.policy_version AS "policyVersion", d.kind, d.facts, d.decision,
  ${ERASED_ON} AS "erasedOn"
FROM hub.decision e LEFT JOIN hub.decision_record d ON d.decision_id = e.id
WHERE e.id = $3 AND e.issuer = $1 AND e.subject = $2`;

/** A decision of the scope whose record was erased, and in which the reader had no part, as far as that can be told. $3 its id. */
export const ERASED_SQL = `
SELECT e.id, ${time('e.decided_at')} AS "decidedAt", e.policy_version AS "policyVersion", ${ERASED_ON} AS "erasedOn"
FROM hub.decision e JOIN hub.erasure_item gone ON gone.decision_id = e.id
WHERE e.id = $3 AND ($1::text IS NULL OR e.organisation_id = $1)
  AND NOT EXISTS (SELECT FROM hub.sign_in s
    WHERE s.issuer = e.issuer AND s.subject = e.subject AND s.practitioner_id = $2::uuid)
  AND NOT EXISTS (SELECT FROM hub.confirmation_asked part
    WHERE part.decision_id = e.id AND part.practitioner_id = $2::uuid)`;
