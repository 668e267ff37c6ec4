import { LOOK_UP_SQL } from '../src/persistence/look-up/look-up-sql.js';
import { batchQuery } from '../src/persistence/recording/decision-statement.js';

/** A statement of the hub that takes one array for each column. */
export interface ArrayStatement {
  /** Name under which it is prepared. */
  readonly name: string;
  readonly text: string;
  /** Name and element type of each array, in the order of the parameters. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

const SOURCE = /unnest\(([^()]*)\)\s+WITH ORDINALITY\s+AS \w+\s?\(([^()]*), place\)/;
const RECORDING = batchQuery([]);

/** The floors plan their statements once a connection, as the hub does: by default they would be half as fast. */
export const PLANS_ONCE = '-c plan_cache_mode=force_generic_plan';

/** The SELECT of the floor: the hub's own look-up. */
export const LOOK_UP = arrayStatement('enquiry-look-up', LOOK_UP_SQL);
/** The INSERT of the floor: the hub's own recording. */
export const RECORD = arrayStatement(RECORDING.name, RECORDING.text);

function arrayStatement(name: string, text: string): ArrayStatement {
  const [, parameters = '', names = ''] = SOURCE.exec(text) ?? [];
  const types = [...parameters.matchAll(/\$\d+::(\w+)\[\]/g)].map(([, type = '']) => type);
  const columns = names.split(',').map((column, index) => ({ name: column.trim(), type: types[index] ?? '' }));
  if (types.length === 0 || types.length !== columns.length) throw new Error(`${name} does not read arrays any more`);
  return { name, text, columns };
}

/**
 * The same statement over one row of `table`, chosen by pgbench's variable `n`, in place of arrays: pgbench has no
 * arrays. `instead` gives columns that are new at every run.
 */
export function forPgbench(
  { text, columns }: ArrayStatement,
  table: string,
  instead: Readonly<Record<string, string>>,
): string {
  const values = columns.map(({ name }) => (instead[name] === undefined ? name : `${instead[name]} AS ${name}`));
  // a colon before a letter would be a variable of pgbench, also within quotes
  const quoted = text.replace(/(?<!:):(?=\w)/g, `:' || '`);
  return quoted.replace(
    SOURCE,
    (_, _parameters, names: string) =>
      `(SELECT ${values.join(', ')}, 1 AS place FROM ${table} WHERE n = :n) AS sent (${names}, place)`,
  );
}
