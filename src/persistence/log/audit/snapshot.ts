import type { ClientBase, Pool } from 'pg';

/** What an audit reads with: one connection inside one transaction. */
export type Snapshot = Pick<ClientBase, 'query'>;

/** Works on the database as it is at one instant, and writes nothing; `pool` is that of `hub_auditor`. */
export async function inSnapshot<Outcome>(
  pool: Pick<Pool, 'connect'>,
  work: (snapshot: Snapshot) => Promise<Outcome>,
): Promise<Outcome> {
  const client = await pool.connect();
  let sound = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const outcome = await work(client);
    await client.query('ROLLBACK');
    sound = true;
    return outcome;
  } finally {
    // what failed took the transaction with it, and the connection is not used again
    client.release(!sound);
  }
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
