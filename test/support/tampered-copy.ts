import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { quietClient } from '../../src/persistence/quiet-client.js';
import type { TestDatabase } from './database.js';

/** A database that nobody uses any more, to be copied as often as a test likes. */
export interface FrozenDatabase {
  /** A copy, changed by statements that no login of the hub may send and that no trigger or key of the database sees. */
  tampered(statements: readonly string[]): Promise<TamperedCopy>;
  drop(): Promise<void>;
}

export interface TamperedCopy {
  readonly auditorUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** Ends every connection, as a copy is made only of a database without any; a hub that runs on it is left without one. */
export async function freeze({ urls, superuserUrl }: TestDatabase): Promise<FrozenDatabase> {
  const name = nameIn(superuserUrl);
  const admin = await quietClient(withName(superuserUrl, 'postgres'));
  await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  const left = 'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1';
  for (;;) {
    const { rows } = await admin.query<{ n: number }>(left, [name]);
    if (rows[0]?.n === 0) break;
  }
  return {
    async tampered(statements) {
      const copy = `tampered_${randomBytes(6).toString('hex')}`;
      await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${name}`);
      const client = new pg.Client({
        connectionString: withName(superuserUrl, copy),
        options: '-c session_replication_role=replica -c search_path=hub',
      });
      await client.connect();
      for (const statement of statements) {
        const { rowCount } = await client.query(statement);
        // a change that changes nothing would be found by nobody
        if (rowCount === 0) throw new Error(`no row was changed: ${statement}`);
      }
      await client.end();
      return {
        auditorUrl: withName(urls.auditor, copy),
        appUrl: withName(urls.app, copy),
        drop: async () => {
          await admin.query(`DROP DATABASE ${copy} WITH (FORCE)`);
        },
      };
    },
    drop: () => admin.end(),
  };
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withName(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}
