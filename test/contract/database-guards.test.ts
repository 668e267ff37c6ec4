import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { auditGuards, guardsOf } from '../../src/persistence/log/audit/audit-guards.js';
import { inSnapshot } from '../../src/persistence/log/audit/snapshot.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const COMMITTED = new URL('../../src/persistence/log/audit/guards.ts', import.meta.url);
const HEADING = '/** Written by `npm run schema:write` from a freshly migrated database; not edited by hand. */';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function asWritten(guards: readonly string[]): Promise<string> {
  const source = `${HEADING}\nexport const GUARDS: readonly string[] = ${JSON.stringify(guards)};\n`;
  return format(source, { ...(await resolveConfig(COMMITTED)), parser: 'typescript' });
}

describe('the guards that the check of a database expects', () => {
  it('are those that the migrations make', async () => {
    const source = await asWritten(await inSnapshot(database.pool('auditor'), guardsOf));
    if (process.env['WRITE_SCHEMA'] === '1') writeFileSync(COMMITTED, source);
    expect(readFileSync(COMMITTED, 'utf8'), 'run `npm run schema:write` and commit the file').toBe(source);
  });

  const changes: readonly (readonly [place: string, change: string])[] = [
    ['decision', 'ALTER TABLE hub.decision DISABLE TRIGGER insert_only'],
    ['decision', 'ALTER TABLE hub.decision ENABLE REPLICA TRIGGER submit_to_log'],
    ['decision_record', 'DROP TRIGGER logged_erasure ON hub.decision_record'],
    ['decision', 'CREATE RULE nothing AS ON DELETE TO hub.decision DO INSTEAD NOTHING'],
    ['shield', 'ALTER TABLE hub.shield ENABLE ROW LEVEL SECURITY'],
    ['log_event', 'ALTER TABLE hub.log_event DISABLE ROW LEVEL SECURITY'],
    ['log_event', 'CREATE POLICY hide ON hub.log_event AS RESTRICTIVE FOR SELECT TO hub_auditor USING (false)'],
    ['decision', 'GRANT UPDATE ON hub.decision TO hub_app'],
    ['decision_record', 'GRANT SELECT (salts) ON hub.decision_record TO PUBLIC'],
    ['log_tree', 'ALTER TABLE hub.log_tree OWNER TO hub_sequencer'],
    ['hub.submit_to_log()', 'ALTER FUNCTION hub.submit_to_log() SECURITY INVOKER'],
    ['hub.submit_to_log()', 'GRANT EXECUTE ON FUNCTION hub.submit_to_log() TO hub_app'],
    ['hub.one()', `CREATE FUNCTION hub.one() RETURNS integer LANGUAGE sql AS 'SELECT 1'`],
    [
      'hub.refuse_change()',
      `CREATE OR REPLACE FUNCTION hub.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    ],
  ];
  for (const [place, change] of changes) {
    it(`show ${change}`, async () => {
      const client = await database.superuser().connect();
      try {
        await client.query('BEGIN');
        await client.query(change);
        expect(await auditGuards(client)).toMatchObject({ kind: 'TAMPERED', place });
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    });
  }
});
