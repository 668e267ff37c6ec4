import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo, type TownStart } from '../../../src/compose/town.js';
import { readTownMarker } from '../../../src/compose/town-marker.js';
import { readConfig, type Config } from '../../../src/config.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import { CAST_SIZE } from '../../../src/synthetic-town/cast.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let folder: string;
let config: Config;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'hub-town-'));
  config = readConfig({ HUB_DATA_DIR: folder, HUB_DEMO_CHILDREN: String(CAST_SIZE) });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const MADE_OF = '2026-03-02' as CalendarDate;
const LATER = '2026-03-05' as CalendarDate;
const ISSUERS = { oidc: 'http://127.0.0.1:1/oidc', cis2: 'http://127.0.0.1:1/cis2' };

function load(today: CalendarDate, progress = (): void => undefined, stop = new AbortController()): Promise<TownStart> {
  return loadDemo(config, database.urls, ISSUERS, today, progress, stop.signal);
}

const batches = async (): Promise<number> =>
  (await database.superuser().query('SELECT FROM hub.feed_batch')).rowCount ?? 0;

describe('the town of the demonstration', () => {
  it('stops between two parts when it is told to', async () => {
    const stop = new AbortController();
    await expect(load(MADE_OF, () => stop.abort(), stop)).rejects.toThrow('aborted');
    expect(await batches()).toBe(1);
    expect(await readTownMarker(folder)).toEqual({ asOf: MADE_OF, complete: false });
  });

  it('is taken up at the next start as of the date with which it was begun', async () => {
    expect(await load(LATER)).toEqual({ loadedNow: true, asOf: MADE_OF });
    expect(await readTownMarker(folder)).toEqual({ asOf: MADE_OF, complete: true });
    expect(await batches()).toBeGreaterThan(5);
  });

  it('is loaded once', async () => {
    expect(await load(LATER)).toEqual({ loadedNow: false, asOf: MADE_OF });
  });

  it('keeps its date though a source speaks of an earlier one later, and though its marker is ruined', async () => {
    await database.superuser().query(
      `INSERT INTO hub.feed_batch (id, source_id, sequence, received_at, as_of, row_count, bytes_digest)
       SELECT gen_random_uuid(), source_id, 20001, clock_timestamp(), '2020-01-01', 1, '\\x00' FROM hub.feed_batch LIMIT 1`,
    );
    expect(await load(LATER)).toEqual({ loadedNow: false, asOf: MADE_OF });
    const before = await batches();
    writeFileSync(join(folder, 'town.json'), '{"asOf":"20');
    expect(await load(LATER)).toMatchObject({ asOf: MADE_OF });
    expect(await batches()).toBe(before);
    expect(await readTownMarker(folder)).toEqual({ asOf: MADE_OF, complete: true });
  });
});
