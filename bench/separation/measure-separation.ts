import type { Client } from 'pg';
import { quietClient } from '../../src/persistence/quiet-client.js';
import { ENQUIRE } from '../../test/support/enquire-document.js';
import { EXPLAIN, RECEIPT } from '../../test/support/reading-documents.js';
import { keepAliveConnection, type KeepAliveConnection } from '../keep-alive-connection.js';
import { operationOf } from '../request-of.js';
import type { SampledChild } from '../sampled-children.js';
import type { Worker, Workforce } from '../workforce.js';
import { gapsAt, type Gap } from './permutation.js';
import { WORLDS, type World, type Worlds } from './worlds.js';

/** Whether latencies tell one world from another at one quantile. */
export interface Separation extends Gap {
  readonly worlds: string;
  /** Answers of each world that were timed; the fewer of the two. */
  readonly answers: number;
}

interface Told {
  readonly port: number;
  readonly superuserUrl: string;
  readonly children: readonly SampledChild[];
  readonly people: Workforce;
  readonly tokens: ReadonlyMap<string, string>;
  /** Enquiries in each of two worlds. */
  readonly each: number;
}

interface Placed {
  readonly child: SampledChild;
  readonly world: World;
}

const DOCUMENTS = { enquire: ENQUIRE, explain: EXPLAIN, receipt: RECEIPT };
const QUANTILES = [0.5, 0.95, 0.99];
const SPLITS = 10_000;
/** Not counted: the first of two worlds, and the first after each pause. */
const WARM_UP = 40;
const SETTLED_AFTER = 4;
/** Fewer than an organisation may ask in an hour without an identity that is confirmed: a limit would hide the worlds. */
const BETWEEN_PAUSES = 180;

/**
 * Asks about children of two worlds in pairs, in an order of chance, on one connection of an idle hub, which is where an
 * enquirer could hear most. Every child is asked about once.
 */
export async function measureSeparation({ each, ...told }: Told): Promise<readonly Separation[]> {
  const measured: Separation[] = [];
  const connection = await keepAliveConnection(told.port);
  const client = await quietClient(told.superuserUrl);
  const random = seeded(20_260_105);
  try {
    for (const [place, worlds] of WORLDS.entries()) {
      const children = told.children.slice(place * 2 * each, (place + 1) * 2 * each);
      if (children.length < 2 * each) throw new Error('the town is too small to measure separation');
      const placed = inPairs(children, random);
      await separate(client, worlds, placed);
      const latencies: Readonly<Record<World, number[]>> = { FIRST: [], SECOND: [] };
      for (const [turn, { child, world }] of placed.entries()) {
        const sincePause = turn % BETWEEN_PAUSES;
        if (sincePause === 0) await forgetCounted(client);
        const took = await timeOf(worlds, { child, world }, turn, connection, told);
        if (turn >= Math.min(WARM_UP, each) && sincePause >= SETTLED_AFTER) latencies[world].push(took);
      }
      const gaps = gapsAt(QUANTILES, [latencies.FIRST, latencies.SECOND], SPLITS, random);
      const answers = Math.min(latencies.FIRST.length, latencies.SECOND.length);
      measured.push(...gaps.map((gap) => ({ worlds: worlds.id, answers, ...gap })));
    }
  } finally {
    connection.close();
    await client.end();
  }
  return measured;
}

/** One child for each world in turn; which of two comes first is chance, so that neither always follows the other. */
function inPairs(children: readonly SampledChild[], random: () => number): readonly Placed[] {
  return children.flatMap((child, place) => {
    const next = children[place + 1];
    if (place % 2 === 1 || next === undefined) return [];
    const pair: readonly Placed[] = [
      { child, world: 'FIRST' },
      { child: next, world: 'SECOND' },
    ];
    return random() < 0.5 ? pair : pair.toReversed();
  });
}

/** Puts children into their worlds. */
async function separate(client: Client, { planted }: Worlds, placed: readonly Placed[]): Promise<void> {
  for (const world of ['FIRST', 'SECOND'] as const) {
    const numbers = placed.flatMap((one) => (one.world === world ? [one.child.nhsNumber] : []));
    const { rows } = await client.query<{ id: string }>(
      'SELECT DISTINCT child_id AS id FROM hub.identity_statement WHERE nhs_number = ANY ($1)',
      [numbers],
    );
    for (const statement of planted[world]) await client.query(statement, [rows.map(({ id }) => id)]);
  }
}

/** Removes what counts towards a limit, past the guards, as no login of the hub could. */
async function forgetCounted(client: Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL session_replication_role = replica');
  await client.query('DELETE FROM hub.decision_record WHERE counted');
  await client.query('COMMIT');
}

/** Milliseconds until the answer at the door of these worlds. */
async function timeOf(
  worlds: Worlds,
  { child, world }: Placed,
  turn: number,
  connection: KeepAliveConnection,
  { port, people, tokens }: Pick<Told, 'port' | 'people' | 'tokens'>,
): Promise<number> {
  const asker = askerOf(worlds, child, turn, people);
  const exchange = async (door: Worlds['door'], variables: object) => {
    const text = operationOf(asker, DOCUMENTS[door], variables, port, tokens);
    const began = performance.now();
    const answer = await connection.exchange(text);
    const took = performance.now() - began;
    if (!answer.startsWith(`{"data":{"${door}":{`)) throw new Error(`an answer without data: ${answer.slice(0, 200)}`);
    if (answer.includes('"gate/limits"')) throw new Error('a limit was met, which hides what differs');
    return { answer, took };
  };
  const { answer, took } = await exchange('enquire', { input: worlds.enquiry(child, world) });
  if (worlds.door === 'enquire') return took;
  const { data } = JSON.parse(answer) as { data: { enquire: { receipt: { decisionId: string } } } };
  return (await exchange(worlds.door, { id: data.enquire.receipt.decisionId })).took;
}

function askerOf({ asker }: Worlds, child: SampledChild, turn: number, people: Workforce): Worker {
  const able = {
    NURSE: people.nurses,
    DOCTOR: [...people.doctors.values()].flat().filter(({ organisation }) => organisation !== child.practice),
    SOCIAL_WORKER: people.socialWorkers,
  }[asker];
  // from the last: the load before was of the first
  const worker = able.at(-1 - (turn % able.length));
  if (worker === undefined) throw new RangeError('nobody to ask');
  return worker;
}

/** Mulberry32: the same splits at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
