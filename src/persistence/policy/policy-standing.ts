import type { Pool } from 'pg';

/** Whether a policy is in force, was until a quarter of an hour ago, or is not. */
export type PolicyStanding = 'IN_FORCE' | 'REPLACED_JUST_NOW' | 'ANOTHER_IN_FORCE';

/**
 * The first activation after the newest one of $1 is what replaced it; how many more there were since then counts for
 * nothing. By the clock of the database, which is the one that wrote when.
 */
const STANDING = `
SELECT CASE
  WHEN newest.id = own.id THEN 'IN_FORCE'
  WHEN replaced.activated_at > clock_timestamp() - interval '15 minutes' THEN 'REPLACED_JUST_NOW'
  ELSE 'ANOTHER_IN_FORCE' END AS "standing"
FROM (SELECT max(id) AS id FROM hub.policy_activation) newest
  CROSS JOIN (SELECT max(id) AS id FROM hub.policy_activation WHERE version = $1) own
  LEFT JOIN LATERAL (
    SELECT activated_at FROM hub.policy_activation a WHERE a.id > own.id ORDER BY a.id LIMIT 1) replaced ON true`;

/** How a policy stands; one that never was in force is another's place. */
export async function policyStanding(pool: Pick<Pool, 'query'>, version: string): Promise<PolicyStanding> {
  const { rows } = await pool.query<{ standing: PolicyStanding }>(STANDING, [version]);
  return rows[0]?.standing ?? 'ANOTHER_IN_FORCE';
}
