import type { Pool } from 'pg';
import type { RecordedFacts, RecordedFactsReader } from '../../oversight/ports.js';
import type { Instant } from '../../shared/instant.js';

/** In order of time, from just after the row that is named; the first time from the instant itself. */
const BATCH_SQL = `
SELECT d.decision_id AS "id", to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "decidedAt",
  d.organisation_id AS "organisationId", coalesce(o.name, '') AS "organisationName", d.outcome,
  e.policy_version AS "policyVersion", d.facts, d.decision
FROM hub.decision_record d
  JOIN hub.decision e ON e.id = d.decision_id
  LEFT JOIN hub.organisation o ON o.id = d.organisation_id
WHERE d.kind = 'ENQUIRY' AND d.decided_at >= $1::timestamptz
  AND ($2::uuid IS NULL OR (d.decided_at, d.decision_id) > ($1::timestamptz, $2::uuid))
ORDER BY d.decided_at, d.decision_id LIMIT $3`;

/**
 * Reads the facts of recorded enquiries as `hub_readonly`. A decision whose facts were destroyed under retention has no
 * row here and is passed over.
 */
export function recordedFacts(pool: Pick<Pool, 'query'>): RecordedFactsReader {
  return {
    async *since(instant, batch) {
      let place: readonly [decidedAt: Instant, id: string | null] = [instant, null];
      for (;;) {
        const { rows } = await pool.query<RecordedFacts>(BATCH_SQL, [...place, batch]);
        if (rows.length > 0) yield rows;
        const last = rows.at(-1);
        if (last === undefined || rows.length < batch) return;
        place = [last.decidedAt, last.id];
      }
    },
  };
}
