import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLogin } from '../../../src/persistence/login-check.js';
import { openPool } from '../../../src/persistence/connections.js';
import { DATABASE_ROLES, loginName } from '../../../src/persistence/database-role.js';
import { makeRoles } from '../../../src/persistence/roles.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const REFUSED = '42501';

describe('the serving login (promise S20)', () => {
  it.each([
    'CREATE TABLE hub.mine (id integer)',
    'CREATE TABLE public.mine (id integer)',
    'CREATE TEMPORARY TABLE mine (id integer)',
    'CREATE SCHEMA mine',
    'CREATE DATABASE mine',
    'CREATE ROLE mine',
    'CREATE EXTENSION dblink',
    'DROP TABLE hub.decision',
    'ALTER TABLE hub.decision ADD COLUMN mine text',
    'ALTER TABLE hub.decision DISABLE TRIGGER ALL',
    'DROP TRIGGER insert_only ON hub.decision',
    'CREATE OR REPLACE FUNCTION hub.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$',
    'UPDATE hub.decision SET policy_version = policy_version',
    'DELETE FROM hub.decision',
    'TRUNCATE hub.decision',
    'UPDATE hub.decision_record SET outcome = outcome',
    'DELETE FROM hub.decision_record',
    'TRUNCATE hub.decision_record',
    'DELETE FROM hub.outbox',
    'SELECT * FROM hub.log_pending',
    'INSERT INTO hub.log_pending VALUES (gen_random_uuid(), NULL)',
    `INSERT INTO hub.log_entry (idx, leaf_id, leaf, leaf_hash) VALUES (0, gen_random_uuid(), '', '')`,
    'INSERT INTO hub.erasure_item VALUES (gen_random_uuid(), gen_random_uuid())',
    'UPDATE hub.log_tree SET size = 0',
    'UPDATE hub.organisation SET active = true',
    'UPDATE hub.involvement SET source_id = source_id',
    'SET ROLE hub_owner',
    'SET ROLE hub_feed',
    'SET SESSION AUTHORIZATION hub_owner',
    'SET session_replication_role = replica',
    'ALTER ROLE hub_app SUPERUSER',
    'ALTER SYSTEM SET fsync = off',
    `COPY hub.organisation TO PROGRAM 'cat'`,
    `SELECT pg_read_file('PG_VERSION')`,
    'SELECT * FROM pg_authid',
  ])('may not: %s', async (statement) => {
    await expect(database.pool('app').query(statement)).rejects.toMatchObject({ code: REFUSED });
  });

  it('has nothing to pass on to others', async () => {
    await database.pool('app').query('GRANT ALL ON hub.decision TO PUBLIC');
    const { rows } = await database
      .superuser()
      .query(`SELECT has_table_privilege('public', 'hub.decision', 'SELECT') AS passed`);
    expect(rows).toEqual([{ passed: false }]);
  });

  it('may insert into and read what it is for', async () => {
    await expect(database.pool('app').query('SELECT count(*) FROM hub.decision')).resolves.toBeDefined();
    await database.pool('app').query(`INSERT INTO hub.policy_version (version, ruleset) VALUES ('v', '{}')`);
  });

  it('meets the guard when the grants are lost: not even the owner changes a decision', async () => {
    await database.superuser().query('GRANT ALL ON hub.policy_version TO hub_app');
    for (const statement of ['UPDATE hub.policy_version SET ruleset = $$x$$', 'DELETE FROM hub.policy_version']) {
      await expect(database.pool('app').query(statement)).rejects.toThrow('table policy_version is insert-only');
    }
    await database.superuser().query('REVOKE ALL ON hub.policy_version FROM hub_app');
  });
});

describe('what each login may not read or destroy (promise S20)', () => {
  it.each([
    ['app', 'SELECT salts FROM hub.decision_record'],
    ['app', 'SELECT facts FROM hub.decision_record'],
    ['app', 'SELECT request FROM hub.decision_record'],
    ['app', 'SELECT answer FROM hub.decision_record'],
    ['app', 'SELECT context FROM hub.decision_record'],
    ['worker', 'SELECT FROM hub.decision'],
    ['worker', 'SELECT FROM hub.decision_record'],
    ['worker', 'SELECT FROM hub.child'],
    ['worker', 'SELECT FROM hub.identity_statement'],
    ['worker', 'SELECT FROM hub.practitioner'],
    ['readonly', 'SELECT salts FROM hub.decision_record'],
    ['readonly', 'SELECT FROM hub.stored_answer'],
    ['readonly', 'SELECT FROM hub.outbox'],
    ['readonly', 'SELECT FROM hub.child_key'],
    ['readonly', 'SELECT FROM hub.involvement'],
    ['readonly', 'SELECT FROM hub.social_care_case'],
    ['readonly', 'SELECT FROM hub.plan'],
    ['readonly', 'SELECT FROM hub.consent'],
    ['readonly', 'SELECT FROM hub.shield'],
    ['feed', 'SELECT FROM hub.practitioner'],
    ['feed', 'SELECT FROM hub.post'],
    ['feed', 'SELECT FROM hub.sign_in'],
    ['feed', 'SELECT FROM hub.decision'],
    ['feed', 'SELECT FROM hub.decision_record'],
    ['feed', 'SELECT content FROM hub.log_event_record'],
    ['sequencer', 'SELECT subject FROM hub.decision'],
    ['sequencer', 'SELECT FROM hub.decision_record'],
    ['sequencer', 'SELECT FROM hub.log_event_record'],
    ['sequencer', `INSERT INTO hub.log_pending (leaf_id, leaf_hash) VALUES (gen_random_uuid(), '')`],
    [
      'sequencer',
      `INSERT INTO hub.log_head (origin, size, root, note, cosigned_by, quorum) VALUES ('', 0, '', '', '{}', true)`,
    ],
    ['signer', 'SELECT organisation_id FROM hub.decision'],
    ['signer', 'SELECT FROM hub.decision_record'],
    ['signer', 'DELETE FROM hub.log_pending'],
    ['signer', `INSERT INTO hub.log_head (signed_at) VALUES (now())`],
    ['sequencer', `INSERT INTO hub.log_entry (sequenced_at) VALUES (now())`],
    ['signer', `INSERT INTO hub.log_entry (idx, leaf_id, leaf, leaf_hash) VALUES (0, gen_random_uuid(), '', '')`],
    ['signer', 'UPDATE hub.log_tree SET size = 0'],
    ['readonly', 'SELECT salts FROM hub.log_event_record'],
    ['readonly', 'SELECT FROM hub.feed_batch_manifest'],
    ['readonly', 'SELECT FROM hub.feed_source_salt'],
    ['app', 'SELECT FROM hub.feed_batch_manifest'],
    ['app', 'SELECT FROM hub.feed_source_salt'],
    ['feed', 'SELECT entries FROM hub.feed_batch_manifest'],
    ['retention', 'SELECT FROM hub.decision'],
    ['retention', 'SELECT FROM hub.decision_record'],
    ['retention', 'DELETE FROM hub.decision_record'],
    ['retention', 'SELECT FROM hub.notice'],
    ['retention', 'DELETE FROM hub.notice'],
    ['retention', 'SELECT FROM hub.log_event_record'],
    ['retention', 'INSERT INTO hub.log_event_record VALUES (gen_random_uuid(), $${}$$, $$$$)'],
    ['retention', 'INSERT INTO hub.erasure_item VALUES (gen_random_uuid(), gen_random_uuid())'],
    ['app', 'SELECT FROM hub.log_tree FOR UPDATE'],
    ['readonly', 'BEGIN READ WRITE; SELECT FROM hub.log_tree FOR KEY SHARE'],
    ['signer', 'SELECT FROM hub.log_tree FOR KEY SHARE'],
    ['feed', 'SELECT FROM hub.log_tree FOR KEY SHARE'],
    ['retention', 'DELETE FROM hub.outbox'],
    ['retention', 'SELECT FROM hub.post'],
    ['retention', 'DELETE FROM hub.answer_repeat'],
    ['retention', 'DELETE FROM hub.child'],
    ['retention', 'SELECT FROM hub.child'],
    ['retention', 'SELECT FROM hub.identity_statement'],
  ] as const)('hub_%s: %s', async (role, statement) => {
    await expect(database.pool(role).query(statement)).rejects.toMatchObject({ code: REFUSED });
  });

  it.each([
    ['app', 'SELECT decision, child_id, subject_by_name FROM hub.decision_record'],
    ['worker', 'SELECT FROM hub.outbox FOR UPDATE SKIP LOCKED'],
    ['readonly', 'SELECT request, facts, decision, answer, context FROM hub.decision_record'],
    ['feed', 'SELECT FROM hub.child_key'],
    ['retention', 'DELETE FROM hub.stored_answer WHERE expires_at < clock_timestamp()'],
  ] as const)('but hub_%s may: %s', async (role, statement) => {
    await expect(database.pool(role).query(statement)).resolves.toBeDefined();
  });
});

describe('every login', () => {
  it('is a member of nothing, but the migrator of the owner', async () => {
    const { rows } = await database.superuser().query(
      `SELECT m.rolname AS member, g.rolname AS of FROM pg_auth_members a
       JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid WHERE m.rolname LIKE 'hub\\_%' OR g.rolname LIKE 'hub\\_%'`,
    );
    expect(rows).toEqual([{ member: 'hub_migrator', of: 'hub_owner' }]);
  });

  it('owns nothing, inherits nothing and administers nothing', async () => {
    const logins = DATABASE_ROLES.map(loginName);
    const { rows } = await database.superuser().query(
      `SELECT rolname FROM pg_roles r WHERE rolname = ANY($1) AND (rolsuper OR rolinherit OR rolcreaterole OR rolcreatedb
         OR rolreplication OR rolbypassrls OR NOT rolcanlogin
         OR EXISTS (SELECT FROM pg_shdepend d WHERE d.refobjid = r.oid AND d.deptype = 'o'))`,
      [logins],
    );
    expect(rows).toEqual([]);
  });

  it.each(['app', 'feed', 'sequencer', 'worker', 'retention', 'readonly', 'signer', 'auditor'] as const)(
    'hub_%s has limits on statements, locks and idle transactions from the server itself',
    async (role) => {
      // a bare connection: what the pool asks for is not what is tested
      const { rows } = await database
        .superuser()
        .query<{ settings: string[] }>(
          `SELECT setconfig AS settings FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole WHERE r.rolname = $1`,
          [loginName(role)],
        );
      const names = rows[0]?.settings.map((setting) => setting.split('=')[0]);
      expect(names).toEqual(
        expect.arrayContaining([
          'statement_timeout',
          'lock_timeout',
          'idle_in_transaction_session_timeout',
          'synchronous_commit',
        ]),
      );
    },
  );

  it('cannot connect to another hub database without the right to', async () => {
    const { rows } = await database.superuser().query(
      `SELECT has_database_privilege('public', current_database(), 'CONNECT') AS anyone,
         has_database_privilege('hub_app', current_database(), 'CREATE') AS makes`,
    );
    expect(rows).toEqual([{ anyone: false, makes: false }]);
  });
});

describe('the check of a login on connecting', () => {
  it('finds nothing but the settings of a test server', async () => {
    const found = await checkLogin(database.pool('app'), 'app');
    // test servers do without a safe disk; nothing else may be wrong
    expect(found.map((sentence) => /fsync|full_page_writes/.exec(sentence)?.[0])).toEqual([
      'fsync',
      'full_page_writes',
    ]);
  });

  it('finds a superuser', async () => {
    expect(await checkLogin(database.superuser(), 'app')).toEqual(
      expect.arrayContaining([
        'the database login for hub_app logs in as another role',
        'the database login for hub_app is a superuser',
        'the database login for hub_app may create roles or databases, or replicate',
        'the database login for hub_app bypasses row security',
      ]),
    );
  });

  it('finds a member of the owner, and an owner', async () => {
    expect(await checkLogin(database.pool('migrator'), 'migrator')).toContain(
      'the database login for hub_migrator is a member of hub_owner',
    );
    await database.superuser().query('CREATE TABLE public.owned (); ALTER TABLE public.owned OWNER TO hub_signer');
    expect(await checkLogin(database.pool('signer'), 'signer')).toContain(
      'the database login for hub_signer owns objects of the database',
    );
    await database.superuser().query('DROP TABLE public.owned');
  });

  it('finds a login that switched durable commits off for itself', async () => {
    const careless = openPool('app', `${database.urls.app}?options=-c%20synchronous_commit%3Doff`, { max: 1 });
    await careless.query('SET synchronous_commit = off');
    expect(await checkLogin(careless, 'app')).toContain(
      'the database login for hub_app runs with synchronous_commit off',
    );
    await careless.end();
  });
});

describe('making the roles', () => {
  it('is done once, however many hubs start at the same time', async () => {
    const again = (): Promise<void> => makeRoles(maintenanceUrl(), {}, { unlessMade: false });
    await expect(Promise.all([again(), again(), again(), again()])).resolves.toBeDefined();
  });
});

function maintenanceUrl(): string {
  const url = new URL(database.superuserUrl);
  url.pathname = '/postgres';
  return url.href;
}
