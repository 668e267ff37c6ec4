import type pg from 'pg';
import { ConfigFault, demandUrl, type Config } from '../config.js';
import { openPool, type PoolOptions } from '../persistence/connections.js';
import type { DatabaseRole, DatabaseUrls } from '../persistence/database-role.js';
import { checkLogin } from '../persistence/login-check.js';
import type { Report } from './report.js';

/** The connections of one process. */
export interface Pools {
  /** Opens one more pool. Throws `ConfigFault` when the environment gives no URL for the login. */
  open(role: DatabaseRole, options?: PoolOptions): pg.Pool;
  /** In production a login that could undo what the grants forbid stops the start: throws `ConfigFault`. */
  refuseUnsoundLogins(environment: Config['environment']): Promise<void>;
  closeAll(): Promise<void>;
}

/** No pool yet; each that breaks later is told to `report`. */
export function poolsOf(urls: DatabaseUrls, report: Report): Pools {
  const opened: (readonly [DatabaseRole, pg.Pool])[] = [];
  const onBroken = (role: DatabaseRole, code: string): void => {
    report(`a connection of ${role} broke`, code);
  };
  return {
    open(role, options = {}) {
      const pool = openPool(role, demandUrl(urls, role), { onBroken, ...options });
      opened.push([role, pool]);
      return pool;
    },
    async refuseUnsoundLogins(environment) {
      if (environment !== 'production') return;
      const faults = new Set<string>();
      for (const [role, pool] of new Map(opened)) {
        for (const fault of await checkLogin(pool, role, { mayOwn: role === 'worker' })) faults.add(fault);
      }
      if (faults.size > 0) throw new ConfigFault([...faults]);
    },
    async closeAll() {
      await Promise.all(opened.splice(0).map(([, pool]) => pool.end()));
    },
  };
}
