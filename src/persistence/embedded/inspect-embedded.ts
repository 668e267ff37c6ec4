import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBinaries, MAJOR_VERSION } from './binaries.js';
import { readCredentials, type Credentials } from './credentials.js';
import { asDatabaseFault, DatabaseFault } from './database-fault.js';
import { demandFreePort } from './port.js';
import { readiness } from './readiness.js';
import { existingDataFolder } from './server-home.js';
import { readServerLock, serves } from './server-process.js';
import { chooseServerUser } from './server-user.js';

interface InspectionFinding {
  readonly state: 'WELL' | 'UNWELL' | 'NOTE';
  readonly sentence: string;
}

/** What is to be seen of an embedded server from outside, nothing started and nothing changed. */
export interface Inspection {
  readonly findings: readonly InspectionFinding[];
  /** Where PostgreSQL's files are; undefined before the first start. */
  readonly dataFolder: string | undefined;
  /** The server, when it runs and takes our password. */
  readonly live: { readonly port: number; readonly credentials: Credentials } | undefined;
}

/** Looks at binaries, user, folder, version, port and process of the server that belongs to `hubFolder`. */
export async function inspectEmbedded(hubFolder: string, port: number | undefined): Promise<Inspection> {
  const findings = [attempt(() => `PostgreSQL ${findBinaries().version} is installed`), attempt(userSentence)];
  const none = { findings, dataFolder: undefined, live: undefined };
  try {
    const dataFolder = existingDataFolder(resolve(hubFolder));
    if (dataFolder === undefined || !existsSync(join(dataFolder, 'PG_VERSION'))) {
      return {
        ...none,
        findings: [...findings, { state: 'NOTE', sentence: 'there is no database yet: `npm start` makes it' }],
      };
    }
    const folder = folderFinding(dataFolder);
    const { finding, live } = await serverFinding(resolve(hubFolder), dataFolder, port);
    return { findings: [...findings, folder, finding], dataFolder, live };
  } catch (error) {
    return { ...none, findings: [...findings, asFinding(asDatabaseFault(error, hubFolder))] };
  }
}

function userSentence(): string {
  return `the database runs as ${chooseServerUser().ids === undefined ? 'the user that starts the hub' : `\`${chooseServerUser().name}\``}`;
}

function folderFinding(dataFolder: string): InspectionFinding {
  const version = readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  return version === MAJOR_VERSION
    ? { state: 'WELL', sentence: `the data lies in \`${dataFolder}\`` }
    : {
        state: 'UNWELL',
        sentence: `\`${dataFolder}\` was made by PostgreSQL ${version}, and this hub runs ${MAJOR_VERSION}`,
      };
}

async function serverFinding(
  hubFolder: string,
  dataFolder: string,
  chosenPort: number | undefined,
): Promise<{ readonly finding: InspectionFinding; readonly live: Inspection['live'] }> {
  const credentials = readCredentials(hubFolder);
  if (credentials === undefined) {
    return {
      finding: { state: 'UNWELL', sentence: `the passwords of the database are missing from \`${hubFolder}\`` },
      live: undefined,
    };
  }
  const lock = readServerLock(dataFolder);
  const port = lock?.port ?? chosenPort ?? credentials.port;
  if (lock !== undefined && port !== undefined && serves(lock.pid, dataFolder)) {
    const state = await readiness(port, credentials.superuser, dataFolder);
    if (state === 'READY') {
      return { finding: { state: 'WELL', sentence: `the server runs on port ${port}` }, live: { port, credentials } };
    }
    const reason = state === 'NOT_OURS' ? 'does not take the password of this hub' : 'does not answer';
    return { finding: { state: 'UNWELL', sentence: `the server on port ${port} ${reason}` }, live: undefined };
  }
  if (port !== undefined) await demandFreePort(chosenPort ?? port);
  return { finding: { state: 'NOTE', sentence: 'the server is not running: `npm start` starts it' }, live: undefined };
}

function attempt(look: () => string): InspectionFinding {
  try {
    return { state: 'WELL', sentence: look() };
  } catch (error) {
    return asFinding(error);
  }
}

function asFinding(error: unknown): InspectionFinding {
  if (!(error instanceof DatabaseFault)) throw error;
  return { state: 'UNWELL', sentence: error.message };
}
