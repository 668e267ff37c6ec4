import pg from 'pg';
import type { DatabaseRole } from './database-role.js';

/** How long each login waits, in milliseconds; the server's own limits for the role are in `migrations/roles.sql`. */
export interface Patience {
  readonly connect: number;
  readonly statement: number;
  readonly lock: number;
  readonly idleInTransaction: number;
}

const REQUEST: Patience = { connect: 1_500, statement: 2_000, lock: 1_000, idleInTransaction: 5_000 };

const PATIENCE: Readonly<Record<DatabaseRole, Patience>> = {
  app: REQUEST,
  feed: { connect: 1_500, statement: 15_000, lock: 5_000, idleInTransaction: 10_000 },
  sequencer: { connect: 1_500, statement: 5_000, lock: 2_000, idleInTransaction: 5_000 },
  worker: { connect: 1_500, statement: 30_000, lock: 5_000, idleInTransaction: 10_000 },
  retention: { connect: 5_000, statement: 600_000, lock: 5_000, idleInTransaction: 10_000 },
  readonly: { connect: 1_500, statement: 30_000, lock: 1_000, idleInTransaction: 10_000 },
  signer: { connect: 1_500, statement: 10_000, lock: 1_000, idleInTransaction: 5_000 },
  auditor: { connect: 5_000, statement: 600_000, lock: 1_000, idleInTransaction: 600_000 },
  migrator: { connect: 5_000, statement: 0, lock: 5_000, idleInTransaction: 60_000 },
};

// the server cancels first and the connection lives on; this is for a server that no longer answers at all
const BEYOND_THE_SERVER = 500;

const CONNECTIONS: Readonly<Partial<Record<DatabaseRole, number>>> = { app: 16, feed: 4, readonly: 4 };
const FEW = 2;

/** What is told of a connection that broke; never a statement or a value. */
export type ConnectionListener = (role: DatabaseRole, code: string) => void;

export interface PoolOptions {
  readonly max?: number;
  readonly onBroken?: ConnectionListener;
  /**
   * Prepared statements are planned once a connection, whatever values come: for statements so large that planning
   * them for the values at hand takes longer than running them.
   */
  readonly plansOnce?: boolean;
}

/**
 * A pool of connections for one login, with limits that bound every wait (promise F3) and `search_path = hub`.
 * Dates come as `YYYY-MM-DD` text, so that no time zone can move a birth date, and every session is in UTC, so that the
 * day of a moment is the same in a statement and in what comes of it; 64-bit numbers and numerics as text.
 * A server that dies fails the statements at hand and nothing else, whether the connection is idle or checked out.
 */
export function openPool(role: DatabaseRole, url: string, options: PoolOptions = {}): pg.Pool {
  const patience = PATIENCE[role];
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? CONNECTIONS[role] ?? FEW,
    application_name: `hub ${role}`,
    connectionTimeoutMillis: patience.connect,
    statement_timeout: patience.statement,
    query_timeout: patience.statement === 0 ? 0 : patience.statement + BEYOND_THE_SERVER,
    lock_timeout: patience.lock,
    idle_in_transaction_session_timeout: patience.idleInTransaction,
    options: `-c search_path=hub -c TimeZone=UTC${options.plansOnce === true ? ' -c plan_cache_mode=force_generic_plan' : ''}`,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: DATES_AS_TEXT,
  });
  const broken = (error: Error): void =>
    options.onBroken?.(role, (error as { code?: string }).code ?? 'CONNECTION_LOST');
  pool.on('error', broken);
  // the pool listens only while a client is idle; a checked-out one that breaks would end this process
  pool.on('connect', (client) => client.on('error', broken));
  return pool;
}

const DATE = 1082;
const DATES = 1182;
const TEXTS = 1009;

// the types of the library name the built-in ones alone, though it parses arrays of them too
const parserOf = pg.types.getTypeParser as (type: number, format: 'text' | 'binary') => unknown;

const DATES_AS_TEXT: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format: 'text' | 'binary' = 'text'): unknown => {
    if (type === DATE) return (text: string) => text;
    return parserOf(type === DATES ? TEXTS : type, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};
