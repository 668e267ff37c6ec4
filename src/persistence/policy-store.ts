import type { Pool } from 'pg';
import type { Ruleset } from '../decision-policy/rule.js';

/** A ruleset as it is stored. */
export interface StoredPolicy {
  readonly version: string;
  readonly activatedAt: string | null;
  readonly ruleset: Ruleset;
}

/** Another ruleset is in force than the one that this hub was built with. */
export class AnotherPolicyInForce extends Error {
  override readonly name = 'AnotherPolicyInForce';
}

/** Who activated the shipped ruleset when there was none before it. */
const FIRST_INSTALLATION = ['FIRST_INSTALLATION'];

/**
 * Stores the shipped ruleset and, on a first installation, activates it; runs as the owner, with the migrations.
 * @returns whether it was activated now, so that the start can say so
 */
export async function installPolicy(owner: Pick<Pool, 'query'>, version: string, ruleset: string): Promise<boolean> {
  await owner.query('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    version,
    ruleset,
  ]);
  const { rowCount } = await owner.query(
    `INSERT INTO hub.policy_activation (version, activated_by)
     SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM hub.policy_activation)`,
    [version, FIRST_INSTALLATION],
  );
  return rowCount === 1;
}

/** The version in force: that of the newest activation; `null` before the first. */
export async function policyInForce(pool: Pick<Pool, 'query'>): Promise<string | null> {
  const { rows } = await pool.query<{ version: string }>(
    'SELECT version FROM hub.policy_activation ORDER BY id DESC LIMIT 1',
  );
  return rows[0]?.version ?? null;
}

/** A stored ruleset: the one in force, or that of a version; `null` when there is none. */
export async function storedPolicy(pool: Pick<Pool, 'query'>, version: string | null): Promise<StoredPolicy | null> {
  const { rows } = await pool.query<{ version: string; activatedAt: string | null; ruleset: string }>(
    `SELECT v.version, v.ruleset,
       to_char(a.activated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "activatedAt"
     FROM hub.policy_version v LEFT JOIN LATERAL (
       SELECT id, activated_at FROM hub.policy_activation a WHERE a.version = v.version ORDER BY id DESC LIMIT 1) a ON true
     WHERE $1::text IS NULL OR v.version = $1
     ORDER BY a.id DESC NULLS LAST LIMIT 1`,
    [version],
  );
  const row = rows[0];
  return row === undefined ? null : { ...row, ruleset: JSON.parse(row.ruleset) as Ruleset };
}
