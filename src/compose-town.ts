import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSubmitFeed } from './feed/submit-feed.js';
import { openPool } from './persistence/connections.js';
import { demandUrl, type Config } from './config.js';
import type { DatabaseUrls } from './persistence/database-role.js';
import { seedDemo } from './persistence/demo-seed.js';
import { createFeedStore } from './persistence/feed/feed-store.js';
import { demoDirectory, type DemoIssuers } from './synthetic-town/demo-directory.js';
import { loadTown } from './synthetic-town/load-town.js';
import { townLines } from './synthetic-town/town.js';
import type { CalendarDate } from './shared/calendar-date.js';

/** What became of the demonstration's town at this start. */
export interface TownStart {
  readonly loadedNow: boolean;
  /** The date of which the town was made. */
  readonly asOf: CalendarDate;
}

/**
 * Loads the directory of the demonstration and, once, the synthetic town: by the same use case that a case system's
 * feed goes through. A start that was broken off is taken up where it stopped, because a part that came before
 * changes nothing.
 *
 * @param today used as the date of a town that is not there yet
 */
export async function loadDemo(
  config: Config,
  urls: DatabaseUrls,
  issuers: DemoIssuers,
  today: CalendarDate,
  progress: (rows: number, of: number) => void,
): Promise<TownStart> {
  const { demo } = config;
  if (demo === undefined) throw new Error('no demonstration is configured');
  const feedPool = openPool('feed', demandUrl(urls, 'feed'));
  try {
    const made = await townMade(config, feedPool);
    const asOf = made?.asOf ?? today;
    await seedDemo(demandUrl(urls, 'migrator'), demoDirectory(asOf, issuers), config.environment);
    if (made?.complete === true) return { loadedNow: false, asOf };
    const plan = { children: demo.children, seed: demo.seed, asOf };
    const rows = countRows(plan);
    const submitFeed = createSubmitFeed({
      store: createFeedStore(feedPool),
      newId: randomUUID,
      sha256: (text) => createHash('sha256').update(text).digest('hex'),
      testNumbers: 'ACCEPTED',
    });
    await loadTown(plan, submitFeed, (sent) => {
      progress(sent, rows);
    });
    await markComplete(config, asOf);
    return { loadedNow: true, asOf };
  } finally {
    await feedPool.end();
  }
}

function countRows(plan: Parameters<typeof townLines>[0]): number {
  let rows = 0;
  for (const _ of townLines(plan)) rows += 1;
  return rows;
}

/** Written when the last part was taken: counting the rows of the whole town at each start would take too long. */
interface TownMarker {
  readonly asOf: CalendarDate;
  readonly complete: boolean;
}

const markerFile = (config: Config) => join(config.dataDirectory, 'town.json');

/** The town that stands in the index; `null` when none was begun, or the database is a new one. */
async function townMade(config: Config, pool: ReturnType<typeof openPool>): Promise<TownMarker | null> {
  const { rows } = await pool.query<{ asOf: CalendarDate | null }>(
    `SELECT to_char(min(as_of) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "asOf" FROM hub.feed_batch`,
  );
  const asOf = rows[0]?.asOf ?? null;
  if (asOf === null) return null;
  const marked = await readFile(markerFile(config), 'utf8').catch(() => null);
  return { asOf, complete: marked !== null && (JSON.parse(marked) as TownMarker).asOf === asOf };
}

async function markComplete(config: Config, asOf: CalendarDate): Promise<void> {
  await mkdir(config.dataDirectory, { recursive: true });
  const marker: TownMarker = { asOf, complete: true };
  await writeFile(markerFile(config), `${JSON.stringify(marker)}\n`);
}
