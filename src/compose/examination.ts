import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { MIGRATIONS } from '../../migrations/index.js';
import { ConfigFault, readConfig, type Config } from '../config.js';
import { openPool } from '../persistence/connections.js';
import type { DatabaseRole, DatabaseUrls } from '../persistence/database-role.js';
import { inspectEmbedded } from '../persistence/embedded/inspect-embedded.js';
import { embeddedUrls } from '../persistence/embedded/embedded-urls.js';
import { checkLogin } from '../persistence/login-check.js';
import { pendingMigrations } from '../persistence/migrate.js';

/** One thing that `hub doctor` looked at. A note is neither right nor wrong. */
export interface Finding {
  readonly state: 'WELL' | 'UNWELL' | 'NOTE';
  readonly sentence: string;
}

const OLDEST_NODE = [20, 19] as const;
const ROOM_WANTED_MEBIBYTES = 1_024;

/** Looks at Node, environment, folder, disk, port, server, settings and logins, and changes none of them. */
export async function examine(env?: Readonly<Record<string, string | undefined>>): Promise<readonly Finding[]> {
  const node = nodeVersion(process.versions.node);
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    return [node, ...error.sentences.map((sentence) => ({ state: 'UNWELL', sentence }) as const)];
  }
  const settings: Finding = { state: 'WELL', sentence: `the environment is sound (${config.environment})` };
  const database = config.database.kind === 'embedded' ? await embedded(config) : await logins(config.database.urls);
  return [node, settings, ...database];
}

/** Whether this Node is one that the hub runs on. */
export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return enough
    ? { state: 'WELL', sentence: `Node ${version}` }
    : { state: 'UNWELL', sentence: `Node ${version} is too old: ${OLDEST_NODE.join('.')} or newer is needed` };
}

async function embedded(config: Config): Promise<readonly Finding[]> {
  const port = config.database.kind === 'embedded' ? config.database.port : undefined;
  const inspection = await inspectEmbedded(config.dataDirectory, port);
  const findings: readonly Finding[] = [...inspection.findings, room(inspection.dataFolder ?? config.dataDirectory)];
  if (inspection.live === undefined) return findings;
  const urls = embeddedUrls(inspection.live.port, inspection.live.credentials);
  return [...findings, ...(await logins(urls))];
}

function room(folder: string): Finding {
  const mebibytes = freeMebibytes(folder);
  const sentence = `${mebibytes} MiB are free where the data lies`;
  return mebibytes < ROOM_WANTED_MEBIBYTES
    ? { state: 'UNWELL', sentence: `${sentence}: ${ROOM_WANTED_MEBIBYTES} are wanted` }
    : { state: 'WELL', sentence };
}

/** Of the nearest folder that exists. */
function freeMebibytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / 1024 / 1024);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    return freeMebibytes(dirname(folder));
  }
}

async function logins(urls: DatabaseUrls): Promise<readonly Finding[]> {
  const serving = Object.entries(urls).filter(([role]) => role !== 'migrator') as [DatabaseRole, string][];
  const findings: Finding[] = [];
  for (const [role, url] of serving) findings.push(...(await login(role, url)));
  if (urls.app !== undefined && findings.every(({ state }) => state === 'WELL')) findings.push(await schema(urls.app));
  return findings;
}

async function login(role: DatabaseRole, url: string): Promise<readonly Finding[]> {
  const pool = openPool(role, url, { max: 1 });
  try {
    const faults = await checkLogin(pool, role, { mayOwn: role === 'worker' });
    if (faults.length > 0) return faults.map((sentence) => ({ state: 'UNWELL', sentence }));
    return [{ state: 'WELL', sentence: `hub_${role} logs in, with its own rights only, and commits durably` }];
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return [
      { state: 'UNWELL', sentence: `hub_${role} cannot log in (${typeof code === 'string' ? code : 'no answer'})` },
    ];
  } finally {
    await pool.end();
  }
}

async function schema(url: string): Promise<Finding> {
  const pending = await pendingMigrations(url, MIGRATIONS);
  return pending.length === 0
    ? { state: 'WELL', sentence: 'every migration has run' }
    : { state: 'UNWELL', sentence: `${pending.length} migrations have not run: run \`hub migrate\`` };
}
