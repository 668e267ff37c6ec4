import type { TestDatabase } from './database.js';

/**
 * Removes plain records of decisions as if they had never been, with no erasure in the log: only a superuser who
 * switches the guards off can do so, and a verifier of the log would call it tampering.
 * `where` speaks of columns of `decision_record`.
 */
export function forgetRecords(
  database: Pick<TestDatabase, 'superuser'>,
  where = 'true',
  ...values: readonly unknown[]
): Promise<void> {
  return unguarded(database, `DELETE FROM hub.decision_record WHERE ${where}`, values);
}

/** Removes what was told, in the same way. */
export function forgetNotices(database: Pick<TestDatabase, 'superuser'>): Promise<void> {
  return unguarded(database, 'DELETE FROM hub.notice', []);
}

async function unguarded(
  database: Pick<TestDatabase, 'superuser'>,
  statement: string,
  values: readonly unknown[],
): Promise<void> {
  const client = await database.superuser().connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(statement, [...values]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
