import type { Pool } from 'pg';
import type { LogBacklog } from '../persistence/log/sequence/log-backlog.js';
import { checkLogin } from '../persistence/login-check.js';
import { policyStanding } from '../persistence/policy/policy-standing.js';
import { batchQuery } from '../persistence/recording/decision-statement.js';
import type { Report } from './report.js';
import { SHIPPED_POLICY } from './shipped-policy.js';

/** Whether a hub can record and answer, and what is not as it should be while it does. */
export interface HubReadiness {
  /** The reasons why it cannot. */
  readiness(): Promise<readonly string[]>;
  /** No question to the database: what the last `readiness` saw, and how far the log is behind. */
  degraded(): readonly string[];
}

const REPLACED =
  'another policy is in force than the one this hub was built with and decides by: within 15 minutes it is not ready';

/**
 * Ready means: the login is a plain one and a commit durable in this very session, the policy is the shipped one or was
 * until a quarter of an hour ago, the log is not so far behind that nothing is recorded, and a decision can be recorded
 * now. The last is tried with the very statement that records, of no rows: it needs every right and lock of a real one
 * and leaves nothing behind.
 *
 * A log that is merely slow leaves the hub ready: a proxy would else take every hub out at once, and whoever asks about a
 * child needs an answer and a number to phone first (5.153 ff). That it is behind stands in `degraded` and the report.
 *
 * Another policy comes into force while hubs run that were built with the one before. They go on for a quarter of an hour,
 * so that at no hour nobody answers while the new build is started; each decision names the rules that decided it. That
 * it runs out is reported once, and stands in `degraded` meanwhile.
 * @param pool connections as `hub_app`
 */
export function createReadiness(
  pool: Pool,
  report: Report,
  backlog: Pick<LogBacklog, 'reasons' | 'degraded'>,
): HubReadiness {
  // as it was when the reasons were last asked for
  let replaced = false;

  async function policy(): Promise<readonly string[]> {
    const standing = await policyStanding(pool, SHIPPED_POLICY.version);
    const reported = replaced;
    replaced = standing === 'REPLACED_JUST_NOW';
    if (replaced && !reported) {
      report('policy: another policy comes into force; start the new build within 15 minutes', null);
    }
    return standing === 'ANOTHER_IN_FORCE' ? ['another policy is in force than the one this hub was built with'] : [];
  }

  const readiness = async (): Promise<readonly string[]> => {
    try {
      const unsound = await checkLogin(pool, 'app');
      const another = await policy();
      const { values, ...statement } = batchQuery([]);
      const record = await pool.query({ ...statement, values: [...values] }).then(
        () => [],
        () => ['no decision can be recorded'],
      );
      return [...unsound, ...another, ...backlog.reasons(), ...record];
    } catch {
      return ['the database does not answer'];
    }
  };
  return { readiness, degraded: () => [...(replaced ? [REPLACED] : []), ...backlog.degraded()] };
}
