import { canonicalText } from '../../../disclosure-log/format/canonical-bytes.js';
import { STATEMENT_COLUMNS, type StatementRecord, type StatementTable } from '../../../feed/statement-record.js';

/** Columns that hold an instant, which a source may write in more than one way. */
const INSTANTS: Readonly<Partial<Record<StatementTable, readonly string[]>>> = {
  consent: ['effective_from', 'effective_until'],
  shield: ['since', 'until'],
  detriment_judgement: ['since', 'until'],
};
const INSTANTS_OF_ALL = ['as_of', 'received_at'];

/**
 * The first column in which a row of the index, as `to_jsonb` gives it, is not what was rebuilt from its batch; `null`
 * when there is none. The child is left to the caller: no row of a feed names it.
 */
export function differingColumn(
  { table, values }: StatementRecord,
  stored: Readonly<Record<string, unknown>>,
): string | null {
  const instants = [...(INSTANTS[table] ?? []), ...INSTANTS_OF_ALL];
  const differing = STATEMENT_COLUMNS[table].find((column) => {
    if (column === 'child_id') return false;
    const [expected, found] = [values[column] ?? null, stored[column] ?? null];
    if (expected === null || found === null) return expected !== found;
    if (!instants.includes(column)) return canonicalText(expected) !== canonicalText(found);
    const microseconds = microsecondsOf(expected);
    return microseconds === null || microseconds !== microsecondsOf(found);
  });
  return differing ?? null;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(?:Z|\+00:00)$/;

/** Microseconds since 1970 as the database keeps them; what is finer is rounded as it rounds. `null` for no instant. */
export function microsecondsOf(value: unknown): bigint | null {
  const [, seconds, fraction = ''] = INSTANT.exec(typeof value === 'string' ? value : '') ?? [];
  if (seconds === undefined) return null;
  return BigInt(Date.parse(`${seconds}Z`)) * 1_000n + BigInt(roundedHalfToEven(Number(`0${fraction}`) * 1e6));
}

function roundedHalfToEven(value: number): number {
  const below = Math.floor(value);
  const above = value - below;
  if (above !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
