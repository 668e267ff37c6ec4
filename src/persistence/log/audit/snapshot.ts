import type { ClientBase, Pool } from 'pg';
import { onOneConnection } from '../../on-one-connection.js';

/** What an audit reads with: one connection inside one transaction. */
export type Snapshot = Pick<ClientBase, 'query'>;

/** Works on the database as it is at one instant, and writes nothing; `pool` is that of `hub_auditor`. */
export function inSnapshot<Outcome>(
  pool: Pick<Pool, 'connect'>,
  work: (snapshot: Snapshot) => Promise<Outcome>,
): Promise<Outcome> {
  return onOneConnection(pool, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const outcome = await work(client);
    await client.query('ROLLBACK');
    return outcome;
  });
}

/**
 * Rows of a query, a page at a time, so that memory does not grow with the table. `name` is that of the cursor, `values`
 * are the query's $1 and so on.
 */
export async function* pagesOf<Row extends object>(
  snapshot: Snapshot,
  name: string,
  query: string,
  page: number,
  values: readonly unknown[] = [],
): AsyncGenerator<readonly Row[]> {
  await snapshot.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${query}`, [...values]);
  for (;;) {
    const { rows } = await snapshot.query<Row>(`FETCH ${page} FROM ${name}`);
    if (rows.length > 0) yield rows;
    if (rows.length < page) break;
  }
  await snapshot.query(`CLOSE ${name}`);
}
