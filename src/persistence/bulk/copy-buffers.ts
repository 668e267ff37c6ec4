import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import { copyLine, type CopyValue } from './copy-text.js';

/** A table that is filled by COPY, and its columns in the order of each line. */
export interface CopyTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Lines gathered for several tables. A line put under a name can be taken back until the buffers are flushed. */
export interface CopyBuffers {
  /** Characters that wait to be written. */
  readonly waiting: number;
  put(table: string, name: string | null, values: readonly CopyValue[]): void;
  /** Takes back every line under this name; false when none waits. */
  takeBack(table: string, name: string): boolean;
  /** Writes everything, table after table in the order given; several COPYs of one connection cannot be open at once. */
  flush(client: ClientBase): Promise<void>;
}

/** Buffers for `tables`, which stand in the order in which rows refer to each other. */
export function copyBuffers(tables: readonly CopyTable[]): CopyBuffers {
  const named = new Map(tables.map(({ table }) => [table, new Map<string, string>()]));
  const nameless = new Map(tables.map(({ table }) => [table, [] as string[]]));
  let waiting = 0;

  return {
    get waiting() {
      return waiting;
    },
    put(table, name, values) {
      const line = copyLine(values);
      waiting += line.length;
      if (name === null) nameless.get(table)?.push(line);
      else {
        const lines = named.get(table);
        lines?.set(name, (lines.get(name) ?? '') + line);
      }
    },
    takeBack(table, name) {
      const lines = named.get(table);
      waiting -= lines?.get(name)?.length ?? 0;
      return lines?.delete(name) ?? false;
    },
    async flush(client) {
      // what is put from now on waits for the next flush
      const heap = tables.map(({ table, columns }) => {
        const lines = [...(nameless.get(table) ?? []), ...(named.get(table)?.values() ?? [])];
        nameless.set(table, []);
        named.set(table, new Map());
        return { table, columns, lines };
      });
      waiting = 0;
      for (const { table, columns, lines } of heap) {
        if (lines.length > 0) await copy(client, table, columns, lines);
      }
    },
  };
}

/** Lines that are sent at once; the connection's own backpressure holds the next ones off. */
const LINES_AT_ONCE = 2_000;

async function copy(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const stream = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  const done = finished(stream);
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    const taken = stream.write(lines.slice(at, at + LINES_AT_ONCE).join(''));
    if (!taken) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done]);
  }
  stream.end();
  await done;
}
