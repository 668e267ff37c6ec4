import pg from 'pg';

/**
 * A connected client for a few administrative statements; the caller ends it. A server that dies meanwhile fails the
 * statement at hand: without a listener of its own the client's `error` event would end this process.
 */
export async function quietClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
