import type { FeedBatch } from '../feed/feed-batch.js';
import { ROWS_IN_A_PART } from '../feed/feed-batch.js';
import type { OrganisationId } from '../shared/ids.js';
import type { TownPlan } from './town-child.js';
import { townLines } from './town.js';

/** Takes one part of a feed in the name of an organisation. */
export type TakePart = (source: OrganisationId, batch: FeedBatch) => Promise<unknown>;

interface Gathering {
  part: number;
  rows: string[];
}

/**
 * Feeds the whole town to the hub, as its organisations would: parts of one file for each of them, with the wrong rows
 * left in. Memory does not grow with the number of children.
 *
 * @param progress told after each part how many rows were sent so far
 * @returns how many rows were sent
 */
export async function loadTown(plan: TownPlan, take: TakePart, progress: (rows: number) => void): Promise<number> {
  const gathered = new Map<string, Gathering>();
  let sent = 0;

  async function send(source: string, gathering: Gathering): Promise<void> {
    gathering.part += 1;
    const rows = gathering.rows;
    gathering.rows = [];
    await take(source as OrganisationId, { sequence: 1, part: gathering.part, asOf: `${plan.asOf}T00:00:00Z`, rows });
    sent += rows.length;
    progress(sent);
  }

  for (const { source, row } of townLines(plan)) {
    const gathering = gathered.get(source) ?? { part: 0, rows: [] };
    gathered.set(source, gathering);
    gathering.rows.push(JSON.stringify(row));
    if (gathering.rows.length === ROWS_IN_A_PART) await send(source, gathering);
  }
  for (const [source, gathering] of gathered) if (gathering.rows.length > 0) await send(source, gathering);
  return sent;
}
