import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import { GUARDS } from './guards.js';
import { GUARDS_QUERY } from './guards-query.js';
import type { Snapshot } from './snapshot.js';

/**
 * Compares triggers, row security, rights and functions with those that the migrations make. Where one is missing or one
 * was added, records could be changed, or hidden from this very check.
 */
export async function auditGuards(snapshot: Snapshot): Promise<Tampered | null> {
  const found = new Set(await guardsOf(snapshot));
  const expected = new Set(GUARDS);
  const missing = GUARDS.find((guard) => !found.has(guard));
  if (missing !== undefined) return tampered(...told(missing, 'it lacks a guard that the migrations make'));
  const added = [...found].find((guard) => !expected.has(guard));
  return added === undefined ? null : tampered(...told(added, 'it has what no migration makes'));
}

/** A line each, `object: guard`, in one order in every database. */
export async function guardsOf(snapshot: Snapshot): Promise<readonly string[]> {
  const { rows: before } = await snapshot.query<{ path: string }>(`SELECT current_setting('search_path') AS path`);
  // names come out qualified, whatever search path the login has
  await snapshot.query(`SELECT set_config('search_path', 'pg_catalog', true)`);
  const { rows } = await snapshot.query<{ object: string; guard: string }>(GUARDS_QUERY);
  await snapshot.query(`SELECT set_config('search_path', $1, true)`, [before[0]?.path ?? 'hub']);
  return rows.map(({ object, guard }) => `${object}: ${guard}`).sort((one, other) => (one < other ? -1 : 1));
}

function told(line: string, what: string): [place: string, what: string] {
  const end = line.indexOf(': ');
  return [line.slice(0, end), `${what}: ${line.slice(end + 2)}`];
}
