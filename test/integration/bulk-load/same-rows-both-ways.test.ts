import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkLoad, IndexNotEmpty } from '../../../src/persistence/bulk-load.js';
import { seedDemo } from '../../../src/persistence/demo-seed.js';
import { createFeedStore } from '../../../src/persistence/feed/feed-store.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import { demoDirectory } from '../../../src/synthetic-town/demo-directory.js';
import { writeTown } from '../../../src/synthetic-town/write-town.js';
import { auditedIndex, changesOfBatches } from '../../support/audited-index.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { EVENT_LOG } from '../../support/event-log.js';
import { feedFile, indexContents, submitTo } from '../../support/loads.js';
import { changingFile } from './changing-file.js';

const AS_OF = '2026-03-14' as CalendarDate;
const MINUTES = 60_000;
const TABLES = [
  'identity_statement',
  'residence',
  'related_person',
  'involvement',
  'social_care_case',
  'plan',
  'consent',
  'shield',
  'common_assessment',
  'police_pointer',
  'detriment_judgement',
  'change_of_identity',
  'child',
  'child_key',
  'match_review',
  'feed_batch',
  'feed_source',
];

async function seeded(): Promise<TestDatabase> {
  const database = await testDatabase();
  const issuers = { cis2: 'https://cis2.test', oidc: 'https://oidc.test' };
  await seedDemo(database.urls.migrator, demoDirectory(AS_OF, issuers), 'development');
  return database;
}

describe('a town of 2,000 children, loaded by COPY and through the feed', () => {
  const counts = { copied: {} as Record<string, unknown>, fed: {} as Record<string, unknown> };
  let directory: string;
  let paths: readonly string[];
  let databases: readonly [copied: TestDatabase, fed: TestDatabase];
  let contents: readonly Awaited<ReturnType<typeof indexContents>>[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'town-'));
    const files = await writeTown({ children: 2_000, seed: 7, asOf: AS_OF }, directory);
    paths = files.map(({ path }) => path);
    databases = [await seeded(), await seeded()];
    const [copied, fed] = databases;
    for (const { source, counts: told } of await bulkLoad(copied.urls.migrator, paths, submitTo, EVENT_LOG)) {
      counts.copied[source] = told;
    }
    const submit = submitTo(createFeedStore(fed.pool('feed'), EVENT_LOG));
    for (const { source, path } of files) counts.fed[source] = await feedFile(submit, path);
    contents = await Promise.all(databases.map((one) => indexContents(one.superuser())));
  }, 3 * MINUTES);

  afterAll(async () => {
    for (const database of databases) await database.drop();
    await rm(directory, { recursive: true });
  });

  it('acknowledges the same rows in the same way, the wrong ones too', () => {
    expect(counts.copied).toEqual(counts.fed);
    const told = Object.values(counts.fed) as { accepted: number; malformed: number }[];
    expect(told.reduce((sum, { accepted }) => sum + accepted, 0)).toBeGreaterThan(10_000);
    expect(told.reduce((sum, { malformed }) => sum + malformed, 0)).toBeGreaterThan(3);
  });

  for (const table of TABLES) {
    it(`leaves the same rows in ${table}`, () => {
      const [copied, fed] = contents;
      expect(fed?.[table]?.length).toBeGreaterThan(0);
      expect(copied?.[table]).toEqual(fed?.[table]);
    });
  }

  it('accounts for the same changes, and for every row', async () => {
    const [copied, fed] = await Promise.all(databases.map(changesOfBatches));
    expect(copied).toEqual(fed);
    const audits = await Promise.all(databases.map(auditedIndex));
    expect(audits[0]).toEqual(audits[1]);
    expect(audits[0]?.fault).toBeNull();
    expect(audits[0]?.items).toBeGreaterThan(10_000);
  });

  it('takes the numbers of several sources for one child', () => {
    expect(contents[0]?.['child']?.some(({ child }) => String(child).split(' ').length > 2)).toBe(true);
  });

  it('takes a child who was adopted for one, whoever still knows it by its former number', () => {
    for (const held of contents) {
      const stated = held['identity_statement']?.filter(({ family_name: name }) =>
        ['Thurlestone', 'Dragonby'].includes(String(name)),
      );
      expect(stated?.map(({ source_id: source, family_name: name }) => `${String(source)} ${String(name)}`)).toEqual([
        'Z01 Dragonby',
        'Z01 Thurlestone',
        'ZR1 Dragonby',
      ]);
      expect(new Set(stated?.map(({ child }) => child)).size).toBe(1);
      expect(new Set(stated?.map(({ nhs_number: number }) => number)).size).toBe(2);
    }
  });

  it('refuses to load into an index that holds children', async () => {
    await expect(bulkLoad(databases[0].urls.migrator, paths, submitTo, EVENT_LOG)).rejects.toThrow(IndexNotEmpty);
  });
});

describe('a file that takes back what it stated before', () => {
  for (const [when, flushAt] of [
    ['while it waits', 16_000_000],
    ['after it was written', 1],
  ] as const) {
    it(
      `leaves the same rows both ways ${when}`,
      async () => {
        const directory = await mkdtemp(join(tmpdir(), 'file-'));
        const path = join(directory, 'ZS1.ndjson');
        await writeFile(path, changingFile(AS_OF));
        const [copied, fed] = [await seeded(), await seeded()];
        const [loaded] = await bulkLoad(copied.urls.migrator, [path], submitTo, EVENT_LOG, { flushAt });
        const told = await feedFile(submitTo(createFeedStore(fed.pool('feed'), EVENT_LOG)), path);
        expect(loaded?.counts).toEqual(told);
        const [left, right] = [await indexContents(copied.superuser()), await indexContents(fed.superuser())];
        for (const table of TABLES) expect(left[table], table).toEqual(right[table]);
        const changes = await Promise.all([changesOfBatches(copied), changesOfBatches(fed)]);
        expect(changes[0]).toEqual(changes[1]);
        expect(changes[0].join()).toContain('-');
        const audits = await Promise.all([auditedIndex(copied), auditedIndex(fed)]);
        expect(audits[0]).toEqual(audits[1]);
        expect(audits[0].fault).toBeNull();
        const named = right['identity_statement']?.map(({ family_name: name }) => name) ?? [];
        expect(named).toContain('Renamed');
        expect(named).not.toContain('Withdrawn');
        await Promise.all([copied.drop(), fed.drop()]);
        await rm(directory, { recursive: true });
      },
      MINUTES,
    );
  }

  it('leaves nothing when a file turns out to be none', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'file-'));
    const [good, bad] = [join(directory, 'ZS1.ndjson'), join(directory, 'bad.ndjson')];
    await writeFile(good, changingFile(AS_OF));
    await writeFile(bad, '{"no":"header"}\n');
    const database = await seeded();
    await expect(bulkLoad(database.urls.migrator, [good, bad], submitTo, EVENT_LOG, { flushAt: 1 })).rejects.toThrow(
      'header',
    );
    const { rowCount } = await database.superuser().query('SELECT FROM child');
    expect(rowCount).toBe(0);
    await database.drop();
    await rm(directory, { recursive: true });
  });
});
