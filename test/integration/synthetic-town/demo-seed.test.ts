import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoSeedRefused, seedDemo } from '../../../src/persistence/demo-seed.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import { demoDirectory } from '../../../src/synthetic-town/demo-directory.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

const entries = demoDirectory('2026-03-14' as CalendarDate, { cis2: 'https://cis2.test', oidc: 'https://oidc.test' });
const TABLES = [
  'organisation',
  'duty_desk',
  'practitioner',
  'post',
  'issuer_organisation',
  'sign_in',
  'feed_client',
  'feed_source',
];

describe('the demo directory in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const contents = async (): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const table of TABLES) {
      found.push((await database.superuser().query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows);
    }
    return found;
  };

  it('is refused outside development, and nothing of it is written', async () => {
    await expect(seedDemo(database.urls.migrator, entries, 'production')).rejects.toThrow(DemoSeedRefused);
    expect((await contents()).flat()).toEqual([]);
  });

  it('fills every table of the directory, and a second time changes nothing', async () => {
    await seedDemo(database.urls.migrator, entries, 'development');
    const first = await contents();
    for (const rows of first) expect(rows).not.toEqual([]);
    await seedDemo(database.urls.migrator, entries, 'development');
    expect(await contents()).toEqual(first);
  });

  it('keeps how fresh a source is when it is written again', async () => {
    await database.superuser().query("UPDATE feed_source SET last_sequence = 5 WHERE source_id = 'Z01'");
    await seedDemo(database.urls.migrator, entries, 'development');
    const { rows } = await database.superuser().query("SELECT last_sequence FROM feed_source WHERE source_id = 'Z01'");
    expect(rows).toEqual([{ last_sequence: '5' }]);
  });
});
