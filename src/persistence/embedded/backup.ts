import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackupFault } from './backup-fault.js';
import {
  CREDENTIALS,
  DATA,
  MANIFEST,
  MANIFEST_FORMAT,
  type BackedUpFile,
  type BackupManifest,
} from './backup-manifest.js';
import { openBackupSession } from './backup-session.js';
import { MAJOR_VERSION } from './binaries.js';
import { syncFolder } from '../whole-file.js';
import { copyHashed, writeHashed, type Copied } from './copy-hashed.js';
import { CONTROL_FILE, dataFiles, isGone } from './data-files.js';
import type { EmbeddedPostgres } from './embedded-postgres.js';

/** What is backed up: a server that runs, and the passwords of its logins. */
export type BackedUpServer = Pick<EmbeddedPostgres, 'dataFolder' | 'credentials' | 'superuserUrl'>;

/**
 * Copies a running server to the new folder `target`, by PostgreSQL's low-level interface, while it goes on serving.
 * Whatever was committed before this was called is in it. Neither the keys of the hub nor the memory of its signer: a
 * head that was signed once must not be forgotten with the database. Made aside and renamed when it is whole.
 * @throws BackupFault TARGET_NOT_EMPTY, NOT_COMPLETE
 */
export async function backUp(server: BackedUpServer, target: string): Promise<BackupManifest> {
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new BackupFault('TARGET_NOT_EMPTY', `\`${target}\` is not empty: a backup is made into a new folder`);
  }
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.unfinished-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const manifest = await copyServer(server, unfinished);
    await writeHashed(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(unfinished);
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
    await syncFolder(dirname(target));
    return manifest;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function copyServer(server: BackedUpServer, target: string): Promise<BackupManifest> {
  const session = await openBackupSession(server.superuserUrl());
  const files: BackedUpFile[] = [];
  const kept = (path: string, copied: Copied): void => void files.push({ path, ...copied });
  const data = join(target, DATA);
  try {
    await session.begin();
    mkdirSync(data, { mode: 0o700 });
    const found = dataFiles(server.dataFolder);
    for (const folder of found.folders) mkdirSync(join(data, folder), { mode: 0o700, recursive: true });
    for (const path of found.files) {
      const copied = await copyUnlessGone(join(server.dataFolder, path), join(data, path));
      if (copied !== null) kept(`${DATA}/${path}`, copied);
    }
    kept(`${DATA}/${CONTROL_FILE}`, await writeHashed(join(data, CONTROL_FILE), controlFile(server.dataFolder)));
    const { label, segments, ...span } = await session.finish();
    kept(`${DATA}/backup_label`, await writeHashed(join(data, 'backup_label'), label));
    for (const segment of segments) {
      const path = `pg_wal/${segment}`;
      kept(`${DATA}/${path}`, await copyHashed(join(server.dataFolder, path), join(data, path)));
    }
    kept(CREDENTIALS, await writeHashed(join(target, CREDENTIALS), credentialsText(server)));
    for (const folder of found.folders) await syncFolder(join(data, folder));
    await syncFolder(data);
    return {
      format: MANIFEST_FORMAT,
      postgres: MAJOR_VERSION,
      ...span,
      folders: found.folders.map((folder) => `${DATA}/${folder}`),
      files: files.toSorted((left, right) => (left.path < right.path ? -1 : 1)),
    };
  } finally {
    await session.close();
  }
}

async function copyUnlessGone(from: string, to: string): Promise<Copied | null> {
  try {
    return await copyHashed(from, to);
  } catch (error) {
    // a table that was dropped meanwhile; its removal is in the write-ahead log
    if (isGone(error)) return null;
    throw error;
  }
}

const READINGS = 100;

/** The server may write it while it is read, so it counts when two readings are the same. */
function controlFile(dataFolder: string): Buffer {
  const read = (): Buffer => readFileSync(join(dataFolder, CONTROL_FILE));
  let before = read();
  for (let reading = 1; reading < READINGS; reading += 1) {
    const now = read();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new BackupFault('NOT_COMPLETE', 'the control file of the database changes too often to be read');
}

/** The logins keep their passwords in a restored database; its port is chosen anew. */
function credentialsText({ credentials: { superuser, roles } }: BackedUpServer): string {
  return `${JSON.stringify({ superuser, roles }, null, 2)}\n`;
}
