import type { Pool } from 'pg';
import type { Enquirer } from '../../directory/enquirer.js';
import { nameAndBirthDateKey } from '../../matching/search-keys.js';
import type { DecisionSummary } from '../../oversight/decision-view.js';
import type { DecisionReader, RecordedDecision, Scope } from '../../oversight/ports.js';

const SUMMARY = `
  d.decision_id AS "id", to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "decidedAt",
  d.organisation_id AS "organisation", d.practitioner_group AS "group", d.purpose, d.setting, d.concern, d.outcome`;

/**
 * What this reader may see: enquiries of the scope, save the reader's own and those about a child with whom the
 * reader has a conflict of interest. $1 organisation or null, $2 reader, $3 to $5 the reader's names and birth date,
 * $6 home, $7 the key that names and birth date make, which agrees however a name is written.
 */
const VISIBLE = `
  d.kind = 'ENQUIRY'
  AND ($1::text IS NULL OR d.organisation_id = $1)
  AND d.practitioner_id IS DISTINCT FROM $2::uuid
  AND NOT EXISTS (SELECT FROM hub.related_person r WHERE r.child_id = d.child_id
    AND (r.person_key = $7 OR (upper(r.given_name) = upper($3) AND upper(r.family_name) = upper($4)
      AND (r.birth_date IS NULL OR $5::date IS NULL OR r.birth_date = $5::date))))
  AND NOT EXISTS (SELECT FROM hub.identity_statement i WHERE i.child_id = d.child_id
    AND upper(i.mother ->> 'familyName') = upper($4) AND i.mother ->> 'birthDate' = $5::text)
  AND NOT EXISTS (SELECT FROM hub.child_key k WHERE k.child_id = d.child_id
    AND k.kind = 'NAME_AND_BIRTH_DATE' AND k.key = $7)
  AND NOT EXISTS (SELECT FROM hub.residence r WHERE r.child_id = d.child_id AND r.address_key = $6)`;

const PAGE_SQL = `
SELECT ${SUMMARY} FROM hub.decision_record d
WHERE ${VISIBLE}
  AND ($8::text IS NULL OR d.outcome = $8) AND ($9::text IS NULL OR d.purpose = $9)
  AND ($10::date IS NULL OR d.decided_at >= $10::date) AND ($11::date IS NULL OR d.decided_at < $11::date + 1)
  AND ($12::timestamptz IS NULL OR (d.decided_at, d.decision_id) < ($12::timestamptz, $13::uuid))
ORDER BY d.decided_at DESC, d.decision_id DESC LIMIT $14`;

const ONE_SQL = `
SELECT ${SUMMARY}, coalesce(p.given_name || ' ' || p.family_name, '') AS "practitioner", e.policy_version AS "policyVersion",
  encode(e.leaf_hash, 'base64') AS "leafHash", d.request, d.facts, d.decision, d.answer, d.context
FROM hub.decision_record d
  JOIN hub.decision e ON e.id = d.decision_id
  LEFT JOIN hub.practitioner p ON p.id = d.practitioner_id
WHERE ${VISIBLE} AND d.decision_id = $8`;

/** Reads recorded decisions as `hub_readonly`. */
export function createDecisionReader(pool: Pool): DecisionReader {
  return {
    async page(reader, scope, filter, first, after) {
      const [afterTime, afterId] = after === null ? [null, null] : readCursor(after);
      const { rows } = await pool.query<DecisionSummary>(PAGE_SQL, [
        ...visibleTo(reader, scope),
        filter.outcome,
        filter.purpose,
        filter.from,
        filter.to,
        afterTime,
        afterId,
        first + 1,
      ]);
      const decisions = rows.slice(0, first);
      const last = decisions.at(-1);
      return { decisions, next: rows.length > first && last !== undefined ? cursorOf(last) : null };
    },
    async one(reader, scope, id) {
      const { rows } = await pool.query<RecordedDecision>(ONE_SQL, [...visibleTo(reader, scope), id]);
      return rows[0] ?? null;
    },
  };
}

function visibleTo({ practitioner }: Enquirer, scope: Scope): unknown[] {
  const { givenName, familyName, birthDate } = practitioner;
  return [
    scope === 'ALL_ORGANISATIONS' ? null : scope.organisation,
    practitioner.id,
    givenName,
    familyName,
    birthDate,
    practitioner.homeAddressKey,
    birthDate === null ? null : nameAndBirthDateKey(familyName, givenName, birthDate),
  ];
}

function cursorOf(decision: DecisionSummary): string {
  return Buffer.from(`${decision.decidedAt} ${decision.id}`).toString('base64url');
}

/** A cursor that this reader did not make matches nothing that sorts after it: the page is empty. */
function readCursor(cursor: string): readonly [string, string] {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const known = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) && /^[0-9a-f-]{36}$/.test(id);
  return known ? [time, id] : ['-infinity', '00000000-0000-0000-0000-000000000000'];
}
