import { createHash, randomUUID } from 'node:crypto';
import type { FeedReport } from '../../src/feed/feed-report.js';
import type { FeedRowInput } from '../../src/feed/feed-row.js';
import { createSubmitFeed } from '../../src/feed/submit-feed.js';
import { createFeedStore } from '../../src/persistence/feed/feed-store.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import type { TestDatabase } from './database.js';
import { EVENT_LOG } from './event-log.js';

/** Sources of the feed tests: code to class. */
const SOURCES = {
  T01: 'SOCIAL_CARE',
  T02: 'SOCIAL_CARE',
  T90001: 'GP',
  T90002: 'GP',
  TR1: 'HOSPITAL',
  TS1: 'SEXUAL_HEALTH',
  T8V01: 'VOLUNTARY',
  TE1: 'EDUCATION',
  TP1: 'POLICE',
  TJ1: 'JUSTICE',
} as const;
export type TestSource = keyof typeof SOURCES;

export const AS_OF = '2010-03-01T00:00:00Z';

/** A feed into `database`: `send` submits rows as one part, numbered by itself unless told otherwise. */
export async function feedInto(database: TestDatabase) {
  for (const [id, sourceClass] of Object.entries(SOURCES)) {
    await database
      .superuser()
      .query(
        `INSERT INTO hub.organisation (id, name, kind, sector, source_class, active) VALUES ($1, $1, 'TEST', 'TEST', $2, true)`,
        [id, sourceClass],
      );
    await database
      .superuser()
      .query(`INSERT INTO hub.feed_source (source_id, due_every) VALUES ($1, interval '1 day')`, [id]);
  }
  const submit = createSubmitFeed({
    store: createFeedStore(database.pool('feed'), EVENT_LOG),
    newId: randomUUID,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    testNumbers: 'ACCEPTED',
  });
  let highest = 100;
  return {
    submit,
    send: (
      source: TestSource,
      rows: readonly (FeedRowInput | string)[],
      place: { readonly sequence?: number; readonly part?: number } = {},
    ): Promise<FeedReport> => {
      const sequence = place.sequence ?? highest + 1;
      highest = Math.max(highest, sequence);
      return submit(source as OrganisationId, {
        sequence,
        part: place.part ?? 1,
        asOf: AS_OF,
        rows: rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))),
      });
    },
  };
}

/** The statuses of a report, in the order of the rows. */
export function statuses(report: FeedReport): string[] {
  return report.rows.map((row) => row.status);
}
