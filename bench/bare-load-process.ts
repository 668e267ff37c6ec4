import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { byteaArray, textArray } from '../src/persistence/recording/binary-array.js';
import { doOrders } from './child-process.js';
import { drive, type Turn } from './drive.js';
import { RENEWED, type FloorSample, type Values } from './floor-sample.js';
import { LOOK_UP, PLANS_ONCE, RECORD, type ArrayStatement } from './floor-statements.js';
import type { Measured } from './latencies.js';

export type BareLoadOrder =
  | {
      readonly kind: 'PREPARE';
      /** As the app login. */
      readonly url: string;
      readonly connections: number;
      readonly sample: FloorSample;
      /** A statement more in each transaction; none when undefined. */
      readonly also?: string;
    }
  | { readonly kind: 'MEASURE'; readonly seconds: number };

let lanes: readonly Turn[] = [];

/** The floor: the hub's SELECT and INSERT in one transaction, prepared, and nothing around them. */
doOrders(async (order: BareLoadOrder): Promise<Measured> => {
  if (order.kind === 'PREPARE') {
    lanes = await Promise.all(Array.from({ length: order.connections }, (_, lane) => bareLane(order, lane * 31)));
  }
  return drive(lanes, order.kind === 'MEASURE' ? order.seconds : 0);
});

type Prepared = Extract<BareLoadOrder, { kind: 'PREPARE' }>;

async function bareLane({ url, sample, also }: Prepared, from: number): Promise<Turn> {
  const { questions, decisions } = sample;
  const client = new pg.Client({ connectionString: url, options: PLANS_ONCE });
  await client.connect();
  let turn = from;
  return async () => {
    turn += 1;
    await client.query('BEGIN');
    const looked = await client.query(
      oneRow(LOOK_UP, questions[turn % questions.length], { request_id: randomUUID() }),
    );
    const renewed: Record<string, string> = Object.fromEntries(RENEWED.map((name) => [name, randomUUID()]));
    renewed['decided_at'] = new Date().toISOString();
    const written = await client.query(oneRow(RECORD, decisions[turn % decisions.length], renewed));
    if (also !== undefined) await client.query({ name: 'also', text: also });
    await client.query('COMMIT');
    if (looked.rowCount !== 1 || written.rowCount !== 1) throw new Error('a transaction that did not do its work');
  };
}

/** The statement over arrays of one element. */
function oneRow(
  { name, text, columns }: ArrayStatement,
  values: Values = [],
  renewed: Readonly<Record<string, string>>,
): pg.QueryConfig {
  const arrays = columns.map((column, index) => {
    const value = renewed[column.name] ?? values[index] ?? null;
    if (column.type === 'bytea') return byteaArray([value as Buffer | null]);
    // the binary form carries its element type, so that only text may take it
    return column.type === 'text' ? textArray([value as string | null]) : [value];
  });
  return { name, text, values: arrays };
}
