import { realpathSync } from 'node:fs';
import pg from 'pg';
import { SUPERUSER } from './initialise.js';

/** Whether a server answers, and whether it is the one that serves our data folder. */
export type Readiness = 'READY' | 'NOT_YET' | 'NOT_OURS';

// invalid_authorization_specification, invalid_password, and no such role or database
const REFUSED_LOGIN = new Set(['28000', '28P01', '3D000']);

/** Asks the server on a port of this machine once; never throws, answers within two seconds. */
export async function readiness(port: number, password: string, dataFolder: string): Promise<Readiness> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 1_000,
    query_timeout: 1_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
    return rows[0]?.folder === realpathSync(dataFolder) ? 'READY' : 'NOT_OURS';
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return typeof code === 'string' && REFUSED_LOGIN.has(code) ? 'NOT_OURS' : 'NOT_YET';
  } finally {
    await client.end().catch(() => undefined);
  }
}
