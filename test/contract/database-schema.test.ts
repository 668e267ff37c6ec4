import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpSchema } from '../../src/persistence/schema-dump.js';
import { schemaDrift } from '../../src/persistence/schema-drift.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const COMMITTED = new URL('../../schema/database.sql', import.meta.url);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe('schema/database.sql', () => {
  it('describes the database that the migrations make', async () => {
    const client = await database.superuser().connect();
    try {
      if (process.env['WRITE_SCHEMA'] === '1') writeFileSync(COMMITTED, await dumpSchema(client, 'hub'));
      const drift = await schemaDrift(client, readFileSync(COMMITTED, 'utf8'));
      expect(drift, 'run `npm run schema:write` and commit the file').toEqual([]);
    } finally {
      client.release();
    }
  });

  it('shows every kind of change as drift', async () => {
    const changes = [
      'ALTER TABLE hub.organisation ADD COLUMN extra text',
      'ALTER TABLE hub.organisation ALTER COLUMN active SET DEFAULT true',
      'ALTER TABLE hub.organisation ALTER COLUMN name DROP NOT NULL',
      'DROP INDEX hub.post_practitioner',
      'ALTER TABLE hub.post ADD CHECK (active_until > active_from)',
      'ALTER TABLE hub.decision DISABLE TRIGGER insert_only',
      'DROP TRIGGER insert_only ON hub.decision',
      'GRANT UPDATE ON hub.decision TO hub_app',
      'GRANT UPDATE (name) ON hub.organisation TO hub_app',
      'GRANT EXECUTE ON FUNCTION hub.submit_to_log() TO PUBLIC',
      `COMMENT ON COLUMN hub.organisation.name IS 'changed'`,
      'ALTER TABLE hub.organisation OWNER TO hub_app',
      'ALTER TABLE hub.organisation ENABLE ROW LEVEL SECURITY',
      'CREATE VIEW hub.names AS SELECT name FROM hub.organisation',
      `CREATE FUNCTION hub.one() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    ];
    const client = await database.superuser().connect();
    try {
      for (const change of changes) {
        const before = await dumpSchema(client, 'hub');
        await client.query(change);
        expect((await schemaDrift(client, before)).length, change).toBeGreaterThan(0);
      }
    } finally {
      client.release();
    }
  });
});
