import { quietClient } from '../../src/persistence/quiet-client.js';
import { keepAliveConnection } from '../keep-alive-connection.js';
import { requestOf } from '../request-of.js';
import type { SampledChild } from '../sampled-children.js';
import type { Worker, Workforce } from '../workforce.js';
import { gapAt, type Gap } from './permutation.js';
import { WORLDS, type Worlds } from './worlds.js';

/** Whether latencies tell one world from another at one quantile. */
export interface Separation extends Gap {
  readonly worlds: string;
  readonly quantile: number;
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

const QUANTILES = [0.5, 0.95, 0.99];
const SPLITS = 2_000;
const WARM_UP = 40;

/**
 * Asks about children of two worlds in turn, on one connection of an idle hub, which is where an enquirer could hear
 * most; no person asks more often than the limits let one ask. Every child is asked about once.
 */
export async function measureSeparation(told: Told): Promise<readonly Separation[]> {
  const nurses = told.people.nurses.toReversed();
  const doctors = [...told.people.doctors.values()].flat();
  let place = 0;
  const measured: Separation[] = [];
  const connection = await keepAliveConnection(told.port);
  const random = seeded(20_260_105);
  try {
    for (const worlds of WORLDS) {
      const children = told.children.slice(place, (place += 2 * told.each));
      if (children.length < 2 * told.each) throw new Error('the town is too small to measure separation');
      await separate(worlds, children, told.superuserUrl);
      const latencies: [number[], number[]] = [[], []];
      for (const [turn, child] of children.entries()) {
        const world = turn % 2 === 0 ? 0 : 1;
        const asker = askerOf(worlds, child, turn, { nurses, doctors });
        const about = world === 1 && worlds.second === null ? stranger(child) : child;
        const text = requestOf({ worker: asker, input: worlds.enquiry(about) }, told.port, told.tokens);
        const began = performance.now();
        const answer = await connection.exchange(text);
        const took = performance.now() - began;
        if (!answer.startsWith('{"data":{')) throw new Error(`an answer without data: ${answer.slice(0, 200)}`);
        if (turn >= Math.min(WARM_UP, told.each)) latencies[world].push(took);
      }
      for (const quantile of QUANTILES) {
        measured.push({ worlds: worlds.id, quantile, ...gapAt(quantile, latencies, SPLITS, random) });
      }
    }
  } finally {
    connection.close();
  }
  return measured;
}

/** Puts children into their worlds: the even ones into the first, the odd ones into the second. */
async function separate(
  { first, second }: Worlds,
  children: readonly SampledChild[],
  superuserUrl: string,
): Promise<void> {
  const client = await quietClient(superuserUrl);
  const ids = async (world: 0 | 1): Promise<readonly string[]> => {
    const numbers = children.filter((_, turn) => turn % 2 === world).map(({ nhsNumber }) => nhsNumber);
    const { rows } = await client.query<{ id: string }>(
      'SELECT DISTINCT child_id AS id FROM hub.identity_statement WHERE nhs_number = ANY ($1)',
      [numbers],
    );
    return rows.map(({ id }) => id);
  };
  try {
    for (const statement of first) await client.query(statement, [await ids(0)]);
    for (const statement of second ?? []) await client.query(statement, [await ids(1)]);
  } finally {
    await client.end();
  }
}

function askerOf(
  { asker }: Worlds,
  child: SampledChild,
  turn: number,
  { nurses, doctors }: { readonly nurses: readonly Worker[]; readonly doctors: readonly Worker[] },
): Worker {
  const able = asker === 'NURSE' ? nurses : doctors.filter(({ organisation }) => organisation !== child.practice);
  const worker = able[turn % able.length];
  if (worker === undefined) throw new RangeError('nobody to ask');
  return worker;
}

/** Nobody of the town has such a name. */
function stranger(child: SampledChild): SampledChild {
  return { ...child, familyName: `Vanterpool-${child.familyName}` };
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
