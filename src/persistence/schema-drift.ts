import type pg from 'pg';
import { HUB_SCHEMA } from './data-source.js';
import { dumpSchema } from './schema-dump.js';

/**
 * Lines by which the committed description and a freshly migrated database differ: `-` only committed, `+` only in
 * the database. Empty when they agree to the byte.
 */
export async function schemaDrift(client: pg.ClientBase, committed: string): Promise<readonly string[]> {
  const actual = await dumpSchema(client, HUB_SCHEMA);
  if (actual === committed) return [];
  const [before, after] = [committed.split('\n'), actual.split('\n')];
  const known = new Set(before);
  const found = new Set(after);
  const gone = before.filter((line) => !found.has(line)).map((line) => `- ${line}`);
  const come = after.filter((line) => !known.has(line)).map((line) => `+ ${line}`);
  return gone.length + come.length > 0 ? [...gone, ...come] : ['the same lines stand in another order'];
}
