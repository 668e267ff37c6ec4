import type { Pool } from 'pg';
import type { ConfirmationStore } from '../../sharing/ports.js';
import { APPROVING_GROUPS } from '../../sharing/who-may-approve.js';
import type { Instant } from '../../shared/instant.js';

/**
 * Writes at most one row, only for the person who signed in and was asked: a colleague within 24 hours, an approver who
 * signed in for a senior post of the organisation, since whoever left it, or speaks for another, approves nothing; then
 * reads. The statement is the same for every id. $1 decision, $2 role, $3 issuer, $4 subject, $5 groups of senior posts,
 * $6 the chosen post.
 */
const CONFIRM = `
WITH asked AS MATERIALIZED (
  SELECT a.decision_id, a.role, a.practitioner_id
  FROM hub.confirmation_asked a JOIN hub.sign_in s ON s.practitioner_id = a.practitioner_id
  WHERE a.decision_id = $1::uuid AND a.role = $2 AND s.issuer = $3 AND s.subject = $4
    AND (a.role <> 'COLLEAGUE' OR a.asked_at > clock_timestamp() - interval '24 hours')
    AND (a.role <> 'APPROVER' OR EXISTS (
      SELECT FROM hub.post t JOIN hub.organisation o ON o.id = t.organisation_id JOIN hub.decision d ON d.id = a.decision_id,
        (SELECT (clock_timestamp() AT TIME ZONE 'Europe/London')::date AS day) today
      WHERE t.id = $6 AND t.practitioner_id = a.practitioner_id AND t.organisation_id = d.organisation_id AND o.active
        AND t.practitioner_group = ANY ($5::text[])
        AND t.active_from <= today.day AND (t.active_until IS NULL OR t.active_until >= today.day)))
), written AS (
  INSERT INTO hub.confirmation (decision_id, role, practitioner_id)
  SELECT decision_id, role, practitioner_id FROM asked
  ON CONFLICT DO NOTHING
  RETURNING confirmed_at
)
SELECT to_char(found.confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "confirmedAt" FROM (
  SELECT confirmed_at FROM written
  UNION ALL SELECT c.confirmed_at FROM hub.confirmation c JOIN asked USING (decision_id, role, practitioner_id)
) found LIMIT 1`;

/** Confirmations in PostgreSQL, as `hub_app`. */
export function createConfirmationStore(pool: Pick<Pool, 'query'>): ConfirmationStore {
  return {
    async confirm({ issuer, subject, post }, decision, role) {
      const values = [decision, role, issuer, subject, APPROVING_GROUPS, post];
      // the row of somebody who confirmed in this very moment is seen by the second look
      for (let look = 0; look < 2; look += 1) {
        const { rows } = await pool.query<{ confirmedAt: Instant }>({ name: 'confirm', text: CONFIRM, values });
        const [row] = rows;
        if (row !== undefined) return row.confirmedAt;
      }
      return null;
    },
  };
}
