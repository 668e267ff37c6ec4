const RELATIONS = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'hub'`;
const GRANTEE = `CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END`;
const RIGHT = `x.privilege_type || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END`;

const TRIGGERS = `
SELECT c.relname AS object, pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' enabled ' || t.tgenabled::text END AS guard
${RELATIONS} JOIN pg_trigger t ON t.tgrelid = c.oid WHERE NOT t.tgisinternal
UNION ALL SELECT c.relname, 'a trigger of the database itself is switched off'
${RELATIONS} JOIN pg_trigger t ON t.tgrelid = c.oid WHERE t.tgisinternal AND t.tgenabled <> 'O'`;

/** A rule could turn a statement into another one. */
const RULES = `SELECT r.tablename AS object, 'rule ' || r.rulename AS guard FROM pg_rules r WHERE r.schemaname = 'hub'`;

const ROW_SECURITY = `
SELECT c.relname AS object, s.state || ' row security' AS guard
${RELATIONS} CROSS JOIN LATERAL (VALUES ('enabled', c.relrowsecurity), ('forced', c.relforcerowsecurity)) AS s (state, holds)
WHERE s.holds
UNION ALL
SELECT p.tablename, format('policy %I %s for %s to %s%s%s', p.policyname, lower(p.permissive), p.cmd,
  array_to_string(p.roles, ', '), ' using ' || p.qual, ' with check ' || p.with_check)
FROM pg_policies p WHERE p.schemaname = 'hub'`;

/** Everybody's rights but those of the owner; columns of one right stand together. */
const RIGHTS = `
SELECT c.relname AS object, format('%s may %s', ${GRANTEE}, string_agg(${RIGHT}, ', ' ORDER BY ${RIGHT} COLLATE "C")) AS guard
${RELATIONS} CROSS JOIN LATERAL aclexplode(c.relacl) x WHERE x.grantee <> c.relowner GROUP BY c.relname, x.grantee
UNION ALL
SELECT c.relname, format('%s may %s (%s)', ${GRANTEE}, ${RIGHT}, string_agg(a.attname, ', ' ORDER BY a.attname COLLATE "C"))
${RELATIONS} JOIN pg_attribute a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) x
WHERE x.grantee <> c.relowner GROUP BY c.relname, x.grantee, ${RIGHT}
UNION ALL
SELECT 'schema', format('%s may %s', ${GRANTEE}, ${RIGHT})
FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x WHERE n.nspname = 'hub' AND x.grantee <> n.nspowner`;

/** A trigger guards no better than the function that it calls. */
const FUNCTIONS = `
SELECT f.object, f.guard FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'hub'
CROSS JOIN LATERAL (
  SELECT p.oid::regprocedure::text AS object,
    format('%s, %s, %s', encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex'),
      CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END, array_to_string(p.proconfig, '; ')) AS guard
  UNION ALL SELECT p.oid::regprocedure::text, format('%s may %s', ${GRANTEE}, ${RIGHT})
  FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x WHERE x.grantee <> p.proowner
  UNION ALL SELECT p.oid::regprocedure::text, 'owner ' || pg_get_userbyid(p.proowner) WHERE pg_get_userbyid(p.proowner) <> 'hub_owner'
) f
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`;

/** An owner and whoever stands above everything need no right; a setting could switch all triggers off. */
const LOGINS = `
SELECT c.relname AS object, 'owner ' || pg_get_userbyid(c.relowner) AS guard
${RELATIONS} WHERE pg_get_userbyid(c.relowner) <> 'hub_owner'
UNION ALL SELECT 'schema', 'owner ' || pg_get_userbyid(n.nspowner) FROM pg_namespace n
WHERE n.nspname = 'hub' AND pg_get_userbyid(n.nspowner) <> 'hub_owner'
UNION ALL SELECT r.rolname, 'above every right' FROM pg_roles r
WHERE starts_with(r.rolname, 'hub_') AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication)
UNION ALL SELECT r.rolname, 'member of ' || pg_get_userbyid(m.roleid)
FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE starts_with(r.rolname, 'hub_')
UNION ALL SELECT coalesce(r.rolname, 'all logins'), 'a setting of session_replication_role'
FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
  AND EXISTS (SELECT FROM unnest(s.setconfig) one WHERE one LIKE 'session_replication_role=%')`;

/** What keeps logins from changing what was recorded, and from hiding it: `object` and `guard`, a line each. */
export const GUARDS_QUERY = [TRIGGERS, RULES, ROW_SECURITY, RIGHTS, FUNCTIONS, LOGINS]
  .map((query) => `(${query.trim()})`)
  .join('\nUNION ALL\n');
