import type { Pool, PoolClient } from 'pg';

/**
 * Works on one connection of the pool. When `work` throws, a transaction that it left open is rolled back; a connection
 * on which that fails is thrown away with it, so that none in an unknown state goes back to the pool.
 */
export async function onOneConnection<Value>(
  pool: Pick<Pool, 'connect'>,
  work: (client: PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  let sound = false;
  try {
    const value = await work(client);
    sound = true;
    return value;
  } catch (fault) {
    sound = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    throw fault;
  } finally {
    client.release(!sound);
  }
}

/** The same in a transaction that is committed when `work` returns. */
export function inTransaction<Value>(
  pool: Pick<Pool, 'connect'>,
  work: (client: PoolClient) => Promise<Value>,
): Promise<Value> {
  return onOneConnection(pool, async (client) => {
    await client.query('BEGIN');
    const value = await work(client);
    // an error inside the transaction was thrown already: what COMMIT answers is COMMIT
    await client.query('COMMIT');
    return value;
  });
}
