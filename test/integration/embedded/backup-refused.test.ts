import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpHub, restoreHub } from '../../../src/compose/backups.js';
import { readConfig, type Config } from '../../../src/config.js';
import { BACKUP_FAULT_EXIT_CODES, BackupFault } from '../../../src/persistence/embedded/backup-fault.js';
import type { BackupManifest } from '../../../src/persistence/embedded/backup-manifest.js';
import { DATABASE_FAULT_EXIT_CODES } from '../../../src/persistence/embedded/database-fault.js';
import { existingDataFolder } from '../../../src/persistence/embedded/server-home.js';
import { privateServer, type PrivateServer } from '../../support/private-server.js';

let server: PrivateServer;
let folder: string;
let manifest: BackupManifest;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-no-backup-')));
  chmodSync(folder, 0o711);
  server = await privateServer();
  manifest = await backUpHub(server.config, target(), silent);
}, 120_000);
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

const silent = (): void => undefined;
const target = (): string => join(folder, 'backup');
const hubOf = (name: string): Config => readConfig({ HUB_DATA_DIR: join(folder, name) });

/** Data that the server's user could not reach in the folder of this test lies elsewhere. */
function removeData({ dataDirectory }: Config): void {
  const data = existingDataFolder(dataDirectory);
  if (data !== undefined && !data.startsWith(folder)) rmSync(dirname(data), { recursive: true, force: true });
}

describe('a backup or restore that is refused, with one sentence and a code of its own,', { timeout: 60_000 }, () => {
  const faultOf = async (trying: Promise<unknown>): Promise<string> => {
    const fault: unknown = await trying.then(
      () => 'nothing',
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(BackupFault);
    return (fault as BackupFault).kind;
  };
  const external = (): Config => readConfig({ HUB_DATABASE_URL: 'postgres://hub_app:x@db.example/hub' });

  it('has a different exit code for each fault', () => {
    const codes = [...Object.values(BACKUP_FAULT_EXIT_CODES), ...Object.values(DATABASE_FAULT_EXIT_CODES)];
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("is a database that is not this hub's own, both ways", async () => {
    expect(await faultOf(backUpHub(external(), join(folder, 'other'), silent))).toBe('EXTERNAL_DATABASE');
    expect(await faultOf(restoreHub(external(), target(), silent))).toBe('EXTERNAL_DATABASE');
  });

  it('is a backup of nothing, and one into a folder that holds something', async () => {
    expect(await faultOf(backUpHub(hubOf('none'), join(folder, 'other'), silent))).toBe('NO_DATABASE');
    expect(await faultOf(backUpHub(server.config, target(), silent))).toBe('TARGET_NOT_EMPTY');
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  it('is a restore over a running server, or over a database that is there', async () => {
    expect(await faultOf(restoreHub(server.config, target(), silent))).toBe('SERVER_RUNNING');
    const there = hubOf('there');
    mkdirSync(join(there.dataDirectory, 'postgres'), { recursive: true });
    writeFileSync(join(there.dataDirectory, 'postgres', 'PG_VERSION'), '17');
    expect(await faultOf(restoreHub(there, target(), silent))).toBe('DATABASE_EXISTS');
  });

  it('is a folder without a manifest, and one whose manifest leads out of it', async () => {
    const other = join(folder, 'no-backup');
    mkdirSync(other);
    expect(await faultOf(restoreHub(hubOf('fresh'), other, silent))).toBe('NOT_A_BACKUP');
    for (const path of ['data/../../etc/passwd', '/etc/passwd', 'data/./x', 'other/x']) {
      const file = { path, bytes: 0, sha256: '0'.repeat(64) };
      writeFileSync(join(other, 'manifest.json'), JSON.stringify({ ...manifest, files: [file] }));
      expect(await faultOf(restoreHub(hubOf('fresh'), other, silent)), path).toBe('NOT_A_BACKUP');
    }
  });

  it('is a backup with a changed, a missing or an additional file, and nothing of it is put in place', async () => {
    const config = hubOf('damaged');
    const changed = join(target(), 'data', 'PG_VERSION');
    const content = readFileSync(changed);
    const ways: readonly (readonly [spoil: () => void, mend: () => void])[] = [
      [
        () => {
          appendFileSync(changed, '\n');
        },
        () => {
          writeFileSync(changed, content);
        },
      ],
      [
        () => {
          rmSync(changed);
        },
        () => {
          writeFileSync(changed, content, { mode: 0o600 });
        },
      ],
      [
        () => {
          writeFileSync(join(target(), 'data', 'standby.signal'), '');
        },
        () => {
          rmSync(join(target(), 'data', 'standby.signal'));
        },
      ],
    ];
    for (const [spoil, mend] of ways) {
      spoil();
      expect(await faultOf(restoreHub(config, target(), silent))).toBe('BACKUP_DAMAGED');
      mend();
      const left = existingDataFolder(config.dataDirectory);
      expect(left === undefined || !existsSync(left)).toBe(true);
    }
    removeData(config);
  });
});
