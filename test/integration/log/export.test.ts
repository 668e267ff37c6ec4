import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFrom } from '../../../src/compose/export-log.js';
import type { WitnessingConfig } from '../../../src/config.js';
import { entryTilesOf, tilePath, tilesOf } from '../../../src/disclosure-log/format/tile-path.js';
import { writeLogFolder } from '../../../src/persistence/log/serve/log-folder.js';
import { createTileReader } from '../../../src/persistence/log/serve/tile-reader.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { growTo, logKey, publishHead } from '../../support/published-head.js';

const ORIGIN = 'hub.example/log';
const WITNESSED: WitnessingConfig = { kind: 'policy', file: '/nowhere' };

let database: TestDatabase;
let folder: string;
const key = logKey(ORIGIN);
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'log-export-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const exported = (
  name: string,
  {
    witnessing = { kind: 'none' },
    withoutQuorum = false,
  }: { witnessing?: WitnessingConfig; withoutQuorum?: boolean } = {},
) => exportFrom(database.pool('readonly'), { origin: ORIGIN, witnessing }, join(folder, name), { withoutQuorum });

/** Every file below a folder, by its path. */
async function filesOf(name: string): Promise<readonly string[]> {
  const found = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, name).length + 1))
    .sort();
}

describe('an exported log', () => {
  it('does not exist before a head is signed, and leaves no trace', async () => {
    await growTo(database, 5);
    await expect(exported('early')).rejects.toMatchObject({ exitCode: 2, message: 'no head of the log is signed yet' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is the published tree as files, and not what is beyond it', async () => {
    await growTo(database, 257);
    const note = await publishHead(database, key);
    await growTo(database, 300);
    expect(await exported('log')).toEqual({ size: 257, files: 6 });
    expect(await filesOf('log')).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001.p/1',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/1',
    ]);
    expect(await readFile(join(folder, 'log', 'checkpoint'), 'utf8')).toBe(note);
    const log = createTileReader(database.pool('app'), ORIGIN);
    for (const tile of [...tilesOf(257), ...entryTilesOf(257)]) {
      const bytes = await readFile(join(folder, 'log', tilePath(tile)));
      expect(bytes.equals((await log.tile(tile, 257)) ?? Buffer.of(0)), tilePath(tile)).toBe(true);
    }
  });

  it('takes an empty folder, and refuses one that holds anything', async () => {
    await mkdir(join(folder, 'empty'));
    expect(await exported('empty')).toMatchObject({ size: 257 });
    await mkdir(join(folder, 'full'));
    await writeFile(join(folder, 'full', 'kept.txt'), 'kept');
    await writeFile(join(folder, 'file'), 'kept');
    for (const name of ['empty', 'full', 'file']) {
      await expect(exported(name), name).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining('is not empty'),
      });
    }
    expect(await filesOf('full')).toEqual(['kept.txt']);
  });

  it('is there whole or not at all', async () => {
    const log = createTileReader(database.pool('readonly'), ORIGIN);
    const failing = {
      ...log,
      tile: async (tile: never) =>
        (tile as { n: number }).n > 0 ? Promise.reject(new Error('away')) : log.tile(tile, 257),
    };
    const before = await readdir(folder);
    await expect(writeLogFolder(join(folder, 'broken'), failing)).rejects.toThrow('away');
    await mkdir(join(folder, 'kept-empty'));
    await expect(writeLogFolder(join(folder, 'kept-empty'), failing)).rejects.toThrow('away');
    expect((await readdir(folder)).filter((name) => !before.includes(name))).toEqual(['kept-empty']);
    expect(await readdir(join(folder, 'kept-empty'))).toEqual([]);
  });
});

describe('without the quorum of its witnesses', () => {
  it('a log is exported for a quarter of an hour, and then only when that is asked for', async () => {
    await publishHead(database, key, { minutesAgo: 14, cosignedBy: ['w1'], quorum: true });
    await publishHead(database, key, { minutesAgo: 13, quorum: false });
    expect(await exported('patient', { witnessing: WITNESSED })).toMatchObject({ size: 300 });
    // another hub's heads in the same table say nothing of this one
    await publishHead(database, logKey('another.example/log'), { quorum: true });
    await database.superuser().query(`ALTER TABLE hub.log_head DISABLE TRIGGER ALL;
      UPDATE hub.log_head SET signed_at = signed_at - interval '2 minutes';
      ALTER TABLE hub.log_head ENABLE TRIGGER ALL`);
    await publishHead(database, key, { minutesAgo: 1, quorum: false });
    await expect(exported('refused', { witnessing: WITNESSED })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('no head has had the quorum of its witnesses since'),
    });
    expect(await exported('asked-for', { witnessing: WITNESSED, withoutQuorum: true })).toMatchObject({ size: 300 });
    expect(await exported('unwitnessed')).toMatchObject({ size: 300 });
  });

  it('a log is refused also when no head at all follows the last one that has it', async () => {
    await publishHead(database, key, { minutesAgo: 16, cosignedBy: ['w1'], quorum: true });
    await expect(exported('stopped', { witnessing: WITNESSED })).rejects.toMatchObject({ exitCode: 3 });
  });

  it('a log is exported again once a head has it', async () => {
    await publishHead(database, key, { cosignedBy: ['w1'], quorum: true });
    expect(await exported('again', { witnessing: WITNESSED })).toMatchObject({ size: 300 });
  });
});
