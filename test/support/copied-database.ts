import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { quietClient } from '../../src/persistence/quiet-client.js';
import type { TestDatabase } from './database.js';

/** A database as it was at one moment: what a backup would bring back. */
export interface CopiedDatabase {
  readonly signerUrl: string;
  /** One for each login, as of the original. */
  readonly urls: TestDatabase['urls'];
  /** Runs statements as superuser. */
  run(...statements: readonly string[]): Promise<void>;
  /** The rows of a question, as superuser. */
  ask<Row extends pg.QueryResultRow>(question: string): Promise<readonly Row[]>;
  drop(): Promise<void>;
}

/** Copies a database; whoever is connected to it is disconnected, as the server demands. */
export async function copiedDatabase({ urls, superuserUrl }: TestDatabase): Promise<CopiedDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const original = new URL(superuserUrl).pathname.slice(1);
  const administrator = at(superuserUrl, 'postgres');
  const disconnect = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${original}'`;
  await runOn(administrator, [disconnect, `CREATE DATABASE ${name} TEMPLATE ${original}`]);
  return {
    signerUrl: at(urls.signer, name),
    urls: Object.fromEntries(Object.entries(urls).map(([role, url]) => [role, at(url, name)])) as TestDatabase['urls'],
    run: (...statements) => runOn(at(superuserUrl, name), ['SET search_path = hub', ...statements]),
    ask: async <Row extends pg.QueryResultRow>(question: string) => {
      const client = await quietClient(at(superuserUrl, name));
      try {
        return (await client.query<Row>(question)).rows;
      } finally {
        await client.end();
      }
    },
    drop: () => runOn(administrator, [`DROP DATABASE ${name} WITH (FORCE)`]),
  };
}

function at(url: string, database: string): string {
  const moved = new URL(url);
  moved.pathname = `/${database}`;
  return moved.href;
}

async function runOn(url: string, statements: readonly string[]): Promise<void> {
  const client = await quietClient(url);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
