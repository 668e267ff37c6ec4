import type { Pool } from 'pg';
import { quietClient } from './quiet-client.js';
import { rulebookOf, type PolicyRule, type Rulebook } from '../decision-policy/rulebook/rulebook.js';
import type { Ruleset } from '../decision-policy/rulebook/rule.js';

/** A policy as it is stored. */
export interface StoredPolicy {
  readonly version: string;
  readonly activatedAt: string | null;
  /** Every rule, of both kinds: what the version is the hash of. */
  readonly rules: readonly PolicyRule[];
  /** The rules about enquiries. */
  readonly ruleset: Ruleset;
  /** The rules about holders' own decisions. */
  readonly sharing: Rulebook['sharing'];
}

/** What became of the shipped ruleset at this start. */
export type PolicyInstalled = 'IN_FORCE' | 'ACTIVATED_NOW' | 'ANOTHER_IN_FORCE';

/**
 * Stores the shipped ruleset, and activates it on a first installation; in development also when it was changed. Runs
 * as the owner, after the migrations. In production a change is activated by two people, never by a start.
 *
 * @param url of `hub_migrator`
 */
export async function installPolicy(
  url: string,
  policy: { readonly version: string; readonly ruleset: string },
  environment: 'development' | 'production',
): Promise<PolicyInstalled> {
  const owner = await quietClient(url);
  try {
    await owner.query('SET ROLE hub_owner');
    await owner.query('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      policy.version,
      policy.ruleset,
    ]);
    const inForce = await policyInForce(owner);
    if (inForce === policy.version) return 'IN_FORCE';
    if (inForce !== null && environment === 'production') return 'ANOTHER_IN_FORCE';
    const by = inForce === null ? 'FIRST_INSTALLATION' : 'DEVELOPMENT';
    await owner.query('INSERT INTO hub.policy_activation (version, activated_by) VALUES ($1, $2)', [
      policy.version,
      [by],
    ]);
    return 'ACTIVATED_NOW';
  } finally {
    await owner.end();
  }
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
  if (row === undefined) return null;
  const rules = JSON.parse(row.ruleset) as readonly PolicyRule[];
  const { enquiry, sharing } = rulebookOf(rules);
  return { version: row.version, activatedAt: row.activatedAt, rules, ruleset: enquiry, sharing };
}
