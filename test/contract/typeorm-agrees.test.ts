import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityDataSource } from '../../src/persistence/data-source.js';
import { DIRECTORY_ENTITIES } from '../../src/persistence/entities/directory-entities.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

/** Changes that a test makes and takes back. */
const CHANGES: readonly (readonly [change: string, undo: string])[] = [
  ['ALTER TABLE hub.organisation ADD COLUMN extra text', 'ALTER TABLE hub.organisation DROP COLUMN extra'],
  [
    'ALTER TABLE hub.organisation ALTER COLUMN name DROP NOT NULL',
    'ALTER TABLE hub.organisation ALTER COLUMN name SET NOT NULL',
  ],
  [
    'ALTER TABLE hub.practitioner ALTER COLUMN barred DROP DEFAULT',
    'ALTER TABLE hub.practitioner ALTER COLUMN barred SET DEFAULT false',
  ],
  [
    'ALTER TABLE hub.practitioner ALTER COLUMN vetting_renewal_months TYPE integer',
    'ALTER TABLE hub.practitioner ALTER COLUMN vetting_renewal_months TYPE smallint',
  ],
  [
    'ALTER TABLE hub.post DROP CONSTRAINT post_practitioner_id_fkey',
    `ALTER TABLE hub.post ADD CONSTRAINT
    post_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES hub.practitioner (id)`,
  ],
  ['DROP INDEX hub.post_practitioner', 'CREATE INDEX post_practitioner ON hub.post (practitioner_id)'],
  [
    'DROP TABLE hub.duty_desk_closure',
    `CREATE TABLE hub.duty_desk_closure (
    organisation_id text NOT NULL REFERENCES hub.duty_desk (organisation_id), day date NOT NULL,
    PRIMARY KEY (organisation_id, day))`,
  ],
];

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  // comments stand in the migrations alone; this copy goes without
  await database.superuser().query(`
    DO $$ DECLARE comment text; BEGIN
      FOR comment IN SELECT format('COMMENT ON COLUMN %s.%I IS NULL', a.attrelid::regclass, a.attname) FROM pg_attribute a
          JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
        UNION ALL SELECT format('COMMENT ON TABLE %s IS NULL', c.oid::regclass) FROM pg_class c
          WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r'
      LOOP EXECUTE comment; END LOOP;
    END $$`);
  source = entityDataSource(database.superuserUrl, DIRECTORY_ENTITIES, 1);
  await source.initialize();
}, 120_000);
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** What TypeORM would change to make the tables as the entity schemas say. */
async function wouldChange(): Promise<readonly string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

describe('the entity schemas of the directory', { timeout: 60_000 }, () => {
  it('agree with the tables that the migrations make: TypeORM would change nothing', async () => {
    expect(source.entityMetadatas.map(({ tablePath }) => tablePath).toSorted()).toEqual([
      'hub.duty_desk',
      'hub.duty_desk_closure',
      'hub.feed_client',
      'hub.issuer_organisation',
      'hub.organisation',
      'hub.post',
      'hub.practitioner',
      'hub.sign_in',
    ]);
    expect(await wouldChange()).toEqual([]);
  });

  it.each(CHANGES)('would not agree after %s', async (change, undo) => {
    const superuser = database.superuser();
    await superuser.query(change);
    try {
      expect(await wouldChange()).not.toEqual([]);
    } finally {
      await superuser.query(undo);
    }
    expect(await wouldChange()).toEqual([]);
  });
});
