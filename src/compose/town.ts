import { createHash, randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { placeOf } from '../feed/feed-batch.js';
import { createSubmitFeed } from '../feed/submit-feed.js';
import { readTownMarker, writeTownMarker, type TownMarker } from './town-marker.js';
import { openPool } from '../persistence/connections.js';
import { demandUrl, type Config } from '../config.js';
import type { DatabaseUrls } from '../persistence/database-role.js';
import { seedDemo } from '../persistence/demo-seed.js';
import { createFeedStore } from '../persistence/feed/feed-store.js';
import { openReceiptKey } from '../persistence/log/keys/receipt-key.js';
import { demoDirectory, type DemoIssuers } from '../synthetic-town/demo-directory.js';
import { loadTown } from '../synthetic-town/load-town.js';
import { townLines } from '../synthetic-town/town.js';
import type { CalendarDate } from '../shared/calendar-date.js';

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
 * @param signal stops between two parts; the next start goes on from there. Throws its reason
 */
export async function loadDemo(
  config: Config,
  urls: DatabaseUrls,
  issuers: DemoIssuers,
  today: CalendarDate,
  progress: (rows: number, of: number) => void,
  signal: AbortSignal,
): Promise<TownStart> {
  const { demo, dataDirectory } = config;
  if (demo === undefined) throw new Error('no demonstration is configured');
  const feedPool = openPool('feed', demandUrl(urls, 'feed'));
  try {
    const made = await townMade(dataDirectory, feedPool);
    const asOf = made?.asOf ?? today;
    await seedDemo(demandUrl(urls, 'migrator'), demoDirectory(asOf, issuers), config.environment);
    if (made?.complete === true) return { loadedNow: false, asOf };
    const plan = { children: demo.children, seed: demo.seed, asOf };
    await writeTownMarker(dataDirectory, { asOf, complete: false });
    const rows = await countRows(plan, signal);
    const { origin, receiptKeyFile } = config.log;
    // a demonstration is for development alone, which makes what key it lacks
    const { signer } = openReceiptKey({ path: receiptKeyFile, whenMissing: 'MAKE' }, origin);
    const submitFeed = createSubmitFeed({
      store: createFeedStore(feedPool, { origin, signer }),
      newId: randomUUID,
      sha256: (text) => createHash('sha256').update(text).digest('hex'),
      testNumbers: 'ACCEPTED',
    });
    const unlessStopped: typeof submitFeed = (source, batch) => {
      signal.throwIfAborted();
      return submitFeed(source, batch);
    };
    await loadTown(plan, unlessStopped, (sent) => {
      progress(sent, rows);
    });
    await writeTownMarker(dataDirectory, { asOf, complete: true });
    return { loadedNow: true, asOf };
  } finally {
    await feedPool.end();
  }
}

const ROWS_BETWEEN_TURNS = 5_000;

async function countRows(plan: Parameters<typeof townLines>[0], signal: AbortSignal): Promise<number> {
  let rows = 0;
  for (const _ of townLines(plan)) {
    rows += 1;
    if (rows % ROWS_BETWEEN_TURNS !== 0) continue;
    // a signal is heard only when the loop lets go
    await turn();
    signal.throwIfAborted();
  }
  return rows;
}

/** The town that stands in the index; `null` when none was begun, or the database is a new one. */
async function townMade(dataDirectory: string, pool: ReturnType<typeof openPool>): Promise<TownMarker | null> {
  // the town is the first file of each source, and its first part is enough; what was fed later says nothing of its date
  const { rows } = await pool.query<{ asOf: CalendarDate }>(
    `SELECT to_char(as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "asOf" FROM hub.feed_batch
     WHERE sequence = $1 ORDER BY received_at`,
    [placeOf(1, 1)],
  );
  const [first] = rows;
  if (first === undefined) return null;
  const marked = await readTownMarker(dataDirectory);
  // a marker beside another database than its own marks nothing
  const stands = marked !== null && rows.some(({ asOf }) => asOf === marked.asOf);
  return stands ? marked : { asOf: first.asOf, complete: false };
}
