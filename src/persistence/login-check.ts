import type pg from 'pg';
import { loginName, type DatabaseRole } from './database-role.js';

/** What the catalogues say of the login that a connection uses. */
interface LoginRights {
  readonly name: string;
  readonly superuser: boolean;
  readonly administrator: boolean;
  readonly bypasses_row_security: boolean;
  readonly member_of: readonly string[];
  readonly owns: boolean;
  readonly fsync: boolean;
  readonly full_page_writes: boolean;
  readonly synchronous_commit: string;
}

// asked on the connection itself: a login can switch synchronous_commit off for itself
const QUESTION = `
SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolcreaterole OR r.rolcreatedb OR r.rolreplication AS administrator,
  r.rolbypassrls AS bypasses_row_security,
  ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1)
    AS member_of,
  EXISTS (SELECT FROM pg_shdepend d WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid AND d.deptype = 'o')
    AS owns,
  current_setting('fsync')::boolean AS fsync, current_setting('full_page_writes')::boolean AS full_page_writes,
  current_setting('synchronous_commit') AS synchronous_commit
FROM pg_roles r WHERE r.rolname = session_user`;

// each of these waits at least until the decision is on this server's own disk
const DURABLE = new Set(['on', 'local', 'remote_write', 'remote_apply']);

/**
 * What is wrong with a login for serving, one sentence each; empty when it may serve. A superuser, owner or member
 * could undo what the grants forbid (promise S20), and a setting that is off could lose a decision that was answered.
 * `mayOwn` for `hub_worker`, which owns the schema of its job queue.
 */
export async function checkLogin(
  pool: Pick<pg.Pool, 'query'>,
  role: DatabaseRole,
  options: { readonly mayOwn?: boolean } = {},
): Promise<readonly string[]> {
  const { rows } = await pool.query<LoginRights>(QUESTION);
  const login = rows[0];
  if (login === undefined) return [`the login for ${loginName(role)} is not known to the database`];
  const subject = `the database login for ${loginName(role)}`;
  const faults: (string | false)[] = [
    login.name !== loginName(role) && `${subject} logs in as another role`,
    login.superuser && `${subject} is a superuser`,
    login.administrator && `${subject} may create roles or databases, or replicate`,
    login.bypasses_row_security && `${subject} bypasses row security`,
    login.member_of.length > 0 && `${subject} is a member of ${login.member_of.join(' and ')}`,
    login.owns && options.mayOwn !== true && `${subject} owns objects of the database`,
    !login.fsync && 'the database runs with fsync off, so that a decision could be lost after it was answered',
    !login.full_page_writes && 'the database runs with full_page_writes off, so that a crash could ruin the record',
    !DURABLE.has(login.synchronous_commit) && `${subject} runs with synchronous_commit off`,
  ];
  return faults.filter((fault) => fault !== false);
}
