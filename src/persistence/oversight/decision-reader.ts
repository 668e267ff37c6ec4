import type { Pool } from 'pg';
import type { Enquirer } from '../../directory/enquirer.js';
import type { DecisionSummary } from '../../oversight/decision-view.js';
import type { DecisionReader, RecordedDecision, Scope } from '../../oversight/ports.js';
import { tooNearToRead, type ReadEnquiry } from '../../oversight/too-near-to-read.js';
import { childSurroundings } from '../look-up/child-record-sql.js';

const SUMMARY = `
  d.decision_id AS "id", to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "decidedAt",
  d.organisation_id AS "organisation", d.practitioner_group AS "group", d.purpose, d.setting, d.concern, d.outcome`;

/** Enquiries of the scope that are not the reader's own. $1 organisation or null, $2 reader. */
const IN_SCOPE = `
  d.kind = 'ENQUIRY'
  AND ($1::text IS NULL OR d.organisation_id = $1)
  AND d.practitioner_id IS DISTINCT FROM $2::uuid`;

/** Every child whom the enquiry found or could have meant, so that a reader who is too near to one is known. */
const CHILDREN = `(SELECT coalesce(json_agg(${childSurroundings('touched.id')}), '[]') FROM (
    SELECT d.child_id AS id WHERE d.child_id IS NOT NULL
    UNION SELECT c.id::uuid FROM jsonb_array_elements_text(coalesce(d.context::jsonb -> 'candidates', '[]')) c(id)
    UNION SELECT o.id::uuid FROM jsonb_array_elements_text(coalesce(d.context::jsonb -> 'others', '[]')) o(id)
  ) touched) AS "children"`;

const PAGE_SQL = `
SELECT ${SUMMARY}, d.request, ${CHILDREN} FROM hub.decision_record d
WHERE ${IN_SCOPE}
  AND ($3::text IS NULL OR d.outcome = $3) AND ($4::text IS NULL OR d.purpose = $4)
  AND ($5::date IS NULL OR d.decided_at >= $5::date) AND ($6::date IS NULL OR d.decided_at < $6::date + 1)
  AND ($7::timestamptz IS NULL OR (d.decided_at, d.decision_id) < ($7::timestamptz, $8::uuid))
ORDER BY d.decided_at DESC, d.decision_id DESC LIMIT $9`;

const ONE_SQL = `
SELECT ${SUMMARY}, coalesce(p.given_name || ' ' || p.family_name, '') AS "practitioner", e.policy_version AS "policyVersion",
  encode(e.leaf_hash, 'base64') AS "leafHash", d.request, d.facts, d.decision, d.answer, d.context, ${CHILDREN}
FROM hub.decision_record d
  JOIN hub.decision e ON e.id = d.decision_id
  LEFT JOIN hub.practitioner p ON p.id = d.practitioner_id
WHERE ${IN_SCOPE} AND d.decision_id = $3`;

type Place = readonly [decidedAt: string | null, id: string | null];

/** Reads recorded decisions as `hub_readonly`. */
export function createDecisionReader(pool: Pool): DecisionReader {
  return {
    async page(reader, scope, filter, first, after) {
      const seen: DecisionSummary[] = [];
      let place: Place = after === null ? [null, null] : readCursor(after);
      // what the reader may not see is left out here, so a page is filled from the rows that follow
      for (let more = true; more && seen.length <= first;) {
        const { rows } = await pool.query<DecisionSummary & ReadEnquiry>(PAGE_SQL, [
          ...inScope(reader, scope),
          filter.outcome,
          filter.purpose,
          filter.from,
          filter.to,
          ...place,
          first + 1,
        ]);
        for (const { request, children, ...decision } of rows) {
          if (!tooNearToRead(reader.practitioner, { request, children })) seen.push(decision);
        }
        const last = rows.at(-1);
        if (last !== undefined) place = [last.decidedAt, last.id];
        more = rows.length > first;
      }
      const decisions = seen.slice(0, first);
      const last = decisions.at(-1);
      return { decisions, next: seen.length > first && last !== undefined ? cursorOf(last) : null };
    },
    async one(reader, scope, id) {
      const { rows } = await pool.query<RecordedDecision & ReadEnquiry>(ONE_SQL, [...inScope(reader, scope), id]);
      const [row] = rows;
      if (row === undefined) return null;
      const { children, ...decision } = row;
      return tooNearToRead(reader.practitioner, { request: decision.request, children }) ? null : decision;
    },
  };
}

function inScope({ practitioner }: Enquirer, scope: Scope): readonly (string | null)[] {
  return [scope === 'ALL_ORGANISATIONS' ? null : scope.organisation, practitioner.id];
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
