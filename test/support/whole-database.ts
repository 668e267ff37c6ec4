import type { TestDatabase } from './database.js';

/** Everything that stands in any table of the hub, as text; bytes as characters, and what is between them as dots. */
export async function wholeDatabase(database: TestDatabase): Promise<string> {
  const superuser = database.superuser();
  const { rows: tables } = await superuser.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ row: string }>(
      `SELECT t::text AS row FROM hub.${name.replace(/^hub\./, '')} t`,
    );
    found.push(
      name,
      ...rows.map(({ row }) => row.replace(/\\x((?:[0-9a-f]{2})+)/g, (_, hex: string) => readable(hex))),
    );
  }
  return found.join('\n');
}

function readable(hex: string): string {
  return Buffer.from(hex, 'hex')
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
}
