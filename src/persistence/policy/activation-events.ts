import type { Pool } from 'pg';
import type { Instant } from '../../shared/instant.js';
import type { EventLog } from '../log/events/event-row.js';
import { recordEvent } from '../log/events/record-event.js';

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Activations that no two people approved and that have no leaf yet. $1 whether the hub runs in development. Any other
 * that has no decision was put there by somebody who went round the hub: it gets no leaf, and a check finds it.
 */
const WITHOUT_LEAF = `
SELECT a.id::text AS id, a.version, ${instant('a.activated_at')} AS "activatedAt", a.activated_by AS by,
  ${instant('clock_timestamp()')} AS now
FROM hub.policy_activation a
WHERE a.decision_id IS NULL
  AND NOT EXISTS (SELECT FROM hub.log_event e WHERE e.kind = 'POLICY_ACTIVATION' AND e.about = a.id::text)
  AND (a.activated_by = ARRAY['DEVELOPMENT'] AND $1
    OR a.activated_by = ARRAY['FIRST_INSTALLATION'] AND a.id = (SELECT min(id) FROM hub.policy_activation))
ORDER BY a.id`;

interface Activation {
  readonly id: string;
  readonly version: string;
  readonly activatedAt: Instant;
  readonly by: readonly string[];
  readonly now: Instant;
}

/**
 * Writes the leaves of a first installation and of activations in development, as `hub_app` at the start of a hub: the
 * owner who installs a policy has no key that could sign for the log. Several processes that start at once write one
 * leaf for each activation.
 */
export async function logActivations(
  pool: Pick<Pool, 'query'>,
  log: EventLog,
  environment: 'development' | 'production',
): Promise<void> {
  const { rows } = await pool.query<Activation>(WITHOUT_LEAF, [environment === 'development']);
  for (const { id, version, activatedAt, by, now } of rows) {
    const content = { activation: id, version, activatedAt, by };
    await recordEvent(
      pool,
      { kind: 'POLICY_ACTIVATION', about: id, happenedAt: now, content, organisation: null },
      log,
    );
  }
}
