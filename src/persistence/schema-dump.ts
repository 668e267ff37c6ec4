import type pg from 'pg';
import { catalogueQueries } from './schema-catalogue.js';

/** One object of the schema as SQL, and its place in the file. */
interface Piece {
  readonly name: string;
  readonly sql: string;
}

const HEADING =
  '-- Written by `npm run schema:write` from the catalogues of a freshly migrated database; not edited by hand.\n';

/**
 * The schema as SQL text, read from the catalogues: tables with columns, constraints, indexes, functions, triggers,
 * policies, grants and comments. Two databases with the same schema give the same bytes, whatever order made them.
 * It documents and is compared; the migrations remain what makes a database.
 */
export async function dumpSchema(client: pg.ClientBase, schema: string): Promise<string> {
  // names come out qualified, whatever search path the login has
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = pg_catalog');
  try {
    const sections = [HEADING];
    for (const { title, query } of catalogueQueries) {
      const { rows } = await client.query<Piece>(query, [schema]);
      // sorted here, as the collation of a database may differ from that of another
      const pieces = [...rows].sort((left, right) => compare(left.name, right.name) || compare(left.sql, right.sql));
      if (pieces.length > 0) sections.push(`-- ${title}\n\n${joined(pieces)}`);
    }
    return sections.join('\n');
  } finally {
    await client.query('ROLLBACK');
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** One-line statements stand together for each object; longer ones stand apart. */
function joined(pieces: readonly Piece[]): string {
  let text = '';
  let before: Piece | undefined;
  for (const piece of pieces) {
    const apart = before !== undefined && (before.name !== piece.name || piece.sql.includes('\n'));
    text += `${apart ? '\n' : ''}${piece.sql.trimEnd()}\n`;
    before = piece;
  }
  return text;
}
