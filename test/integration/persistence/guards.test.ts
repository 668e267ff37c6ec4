import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_ROLES, loginName } from '../../../src/persistence/database-role.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { DECIDED, REFUSED_BY, type Change } from './guarded-tables.js';

let database: TestDatabase;
let owner: pg.PoolClient;
/** Columns of each table that a statement may set. */
let columns: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  database = await testDatabase();
  owner = await database.pool('migrator').connect();
  await owner.query('SET ROLE hub_owner');
  columns = await settableColumns();
});
afterAll(async () => {
  owner.release();
  await database.drop();
});

const CHANGES = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'] as const;
const TABLES = Object.entries(DECIDED);
const GUARDED = TABLES.filter(([, { guard }]) => guard !== 'CHANGING');

async function settableColumns(): Promise<Map<string, readonly string[]>> {
  const { rows } = await owner.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS table, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' AND a.attidentity <> 'a' GROUP BY c.relname`,
  );
  return new Map(rows.map((row) => [row.table, row.columns]));
}

/** A statement of the kind that touches no row: what refuses it refuses the kind. */
function statementOf(change: Exclude<Change, 'INSERT'>, table: string): string {
  const [column = ''] = columns.get(table) ?? [];
  return {
    UPDATE: `UPDATE hub.${table} SET ${column} = ${column} WHERE false`,
    DELETE: `DELETE FROM hub.${table} WHERE false`,
    TRUNCATE: `TRUNCATE hub.${table} CASCADE`,
  }[change];
}

describe('every table of the hub', () => {
  it('stands in the list with what was decided about it', () => {
    expect([...columns.keys()].toSorted()).toEqual(Object.keys(DECIDED).toSorted());
  });

  it('is changed by those logins only that were decided on, column by column', async () => {
    const { rows } = await database.superuser().query<{ table: string; login: string; change: Change }>(
      `SELECT c.relname AS table, l.name AS login, p.change FROM pg_class c, unnest($1::text[]) AS l(name), unnest($2::text[]) AS p(change)
       WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
         AND CASE WHEN p.change IN ('INSERT', 'UPDATE') THEN has_any_column_privilege(l.name, c.oid, p.change)
           ELSE has_table_privilege(l.name, c.oid, p.change) END`,
      [DATABASE_ROLES.map(loginName), CHANGES],
    );
    const found = rows.map(({ table, login, change }) => `${login}: ${change} ${table}`);
    const decided = TABLES.flatMap(([table, { changedBy }]) =>
      DATABASE_ROLES.flatMap((role) => (changedBy[role] ?? []).map((change) => `hub_${role}: ${change} ${table}`)),
    );
    expect(found.toSorted()).toEqual(decided.toSorted());
  });

  it('gives no login the right to attach a trigger or a reference, and nothing to pass on', async () => {
    const { rows } = await database.superuser().query(
      `SELECT c.relname, x.grantee::regrole, x.privilege_type FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) x
       WHERE c.relnamespace = 'hub'::regnamespace AND x.grantee <> c.relowner
         AND (x.is_grantable OR x.grantee = 0 OR x.privilege_type IN ('TRIGGER', 'REFERENCES', 'MAINTAIN'))`,
    );
    expect(rows).toEqual([]);
  });
});

describe('what is guarded', () => {
  it.each(GUARDED)('%s is refused by the database to every login', async (table, decided) => {
    for (const role of DATABASE_ROLES) {
      const login = await database.pool(role).connect();
      for (const change of REFUSED_BY[decided.guard]) {
        // some logins begin read-only, which they can undo and which is not what is tested
        const trying = login.query(`BEGIN READ WRITE; ${statementOf(change, table)}`);
        await expect(trying, `hub_${role}: ${change}`).rejects.toMatchObject({ code: '42501' });
        await login.query('ROLLBACK');
      }
      login.release();
    }
  });

  it.each(GUARDED)('%s is refused by its trigger to the owner and to a superuser', async (table, decided) => {
    for (const change of REFUSED_BY[decided.guard]) {
      for (const who of [owner, database.superuser()]) {
        const refused = { code: '42501', message: expect.stringContaining('is insert-only') as unknown };
        await expect(who.query(statementOf(change, table)), change).rejects.toMatchObject(refused);
      }
    }
  });

  it.each(GUARDED.filter(([, { guard }]) => guard !== 'ONE_ROW'))(
    '%s cannot be overwritten by an insert that meets a row, nor by a merge',
    async (table) => {
      const own = columns.get(table) ?? [];
      const set = `SET ${own.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`;
      const { rows } = await owner.query<{ key: string }>(
        `SELECT string_agg(quote_ident(a.attname), ', ') AS key FROM pg_index i JOIN pg_attribute a
           ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indisprimary AND i.indrelid = $1::regclass`,
        [`hub.${table}`],
      );
      const list = own.join(', ');
      for (const statement of [
        `INSERT INTO hub.${table} (${list}) SELECT ${list} FROM hub.${table} WHERE false ON CONFLICT (${rows[0]?.key}) DO UPDATE ${set}`,
        `MERGE INTO hub.${table} t USING (SELECT 1) s ON false WHEN MATCHED THEN UPDATE SET ${own[0]} = t.${own[0]}`,
      ]) {
        await expect(owner.query(statement)).rejects.toThrow('is insert-only');
      }
    },
  );

  it('has its triggers switched on, for a change by statement whatever it touches', async () => {
    const { rows } = await database.superuser().query(
      `SELECT tgrelid::regclass::text AS table, tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE c.relnamespace = 'hub'::regnamespace AND NOT tgisinternal AND tgenabled <> 'O'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('what only some may read', () => {
  it('is every salt, by the auditor alone', async () => {
    const { rows } = await database.superuser().query<{ reads: string }>(
      `SELECT l.name || ': ' || c.relname AS reads
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, unnest($1::text[]) AS l(name)
       WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r' AND a.attname = 'salts'
         AND has_column_privilege(l.name, c.oid, a.attnum, 'SELECT') ORDER BY 1`,
      [DATABASE_ROLES.map(loginName)],
    );
    expect(rows.map(({ reads }) => reads)).toEqual(['hub_auditor: decision_record', 'hub_auditor: log_event_record']);
  });

  it('is everything by the auditor, who can change nothing even when it asks to', async () => {
    const auditor = await database.pool('auditor').connect();
    for (const [table] of TABLES) {
      await expect(auditor.query(`SELECT count(*) FROM hub.${table}`), table).resolves.toBeDefined();
    }
    await auditor.query('SET default_transaction_read_only = off');
    await expect(auditor.query('DELETE FROM hub.log_pending')).rejects.toMatchObject({ code: '42501' });
    await expect(auditor.query('SELECT hub.log_backlog(1)')).rejects.toMatchObject({ code: '42501' });
    auditor.release(true);
  });

  it('is who asked: neither sequencer nor signer nor retention sees more of a decision than they need', async () => {
    const { rows } = await database.superuser().query<{ login: string; columns: string[] }>(
      `SELECT l.name AS login, array_agg(a.attname::text ORDER BY a.attname) AS columns
       FROM pg_attribute a, unnest($1::text[]) AS l(name)
       WHERE a.attrelid = 'hub.decision'::regclass AND a.attnum > 0 AND has_column_privilege(l.name, a.attrelid, a.attnum, 'SELECT')
       GROUP BY l.name ORDER BY 1`,
      [['hub_sequencer', 'hub_signer', 'hub_retention', 'hub_worker', 'hub_feed']],
    );
    expect(rows).toEqual([
      { login: 'hub_sequencer', columns: ['id', 'leaf', 'leaf_hash'] },
      { login: 'hub_signer', columns: ['decided_at', 'id', 'leaf', 'leaf_hash', 'receipt_signature'] },
    ]);
  });
});

describe('functions that run with the rights of the owner', () => {
  it('look for names in the schema of the hub and nowhere else', async () => {
    const { rows } = await database.superuser().query(
      `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'hub'::regnamespace AND p.prosecdef
         AND p.proconfig IS DISTINCT FROM ARRAY['search_path=hub, pg_temp']`,
    );
    expect(rows).toEqual([]);
  });

  it('may be run by those logins only that were decided on', async () => {
    const { rows } = await database.superuser().query<{ name: string; logins: string[] }>(
      `SELECT p.proname AS name, coalesce((SELECT array_agg(l.name ORDER BY l.name) FROM unnest($1::text[]) AS l(name)
         WHERE has_function_privilege(l.name, p.oid, 'EXECUTE')), '{}') AS logins
       FROM pg_proc p WHERE p.pronamespace = 'hub'::regnamespace AND p.prosecdef`,
      [[...DATABASE_ROLES.map(loginName), 'public']],
    );
    expect(Object.fromEntries(rows.map(({ name, logins }) => [name, logins]))).toEqual({
      submit_to_log: [],
      refuse_unlogged_erasure: [],
      log_backlog: ['hub_app'],
      receipt_openings: ['hub_app'],
      governs_policy: ['hub_app'],
      govern_together: [],
      erasure_state: ['hub_retention'],
      erase_records: ['hub_retention'],
      activate_policy: ['hub_app'],
    });
  });

  it('and no function at all may be run by whoever happens to connect', async () => {
    const { rows } = await database
      .superuser()
      .query(
        `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'hub'::regnamespace AND has_function_privilege('public', p.oid, 'EXECUTE')`,
      );
    expect(rows).toEqual([]);
  });
});
