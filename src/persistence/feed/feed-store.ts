import type { Pool, PoolClient } from 'pg';
import { FeedRefused } from '../../feed/feed-refused.js';
import type { FeedSource, FeedStore, FeedTransaction } from '../../feed/ports.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { EventLog } from '../log/events/event-row.js';
import { inTransaction } from '../on-one-connection.js';
import { applyChanges } from './apply-changes.js';
import { findCandidates } from './feed-candidates.js';
import { readOwnStatements } from './own-statements.js';

/** The index as a feed writes it, over PostgreSQL as `hub_feed`; each batch is a leaf of `log`. */
export function createFeedStore(pool: Pool, log: EventLog): FeedStore {
  return {
    inTransaction: (source, work) =>
      inTransaction(pool, async (client) => work(transactionOf(client, await lockSource(client, source), log))),
  };
}

function transactionOf(client: PoolClient, source: FeedSource, log: EventLog): FeedTransaction {
  return {
    source,
    ownStatements: (question) => readOwnStatements(client, source.id, question),
    candidatesFor: (keys) => findCandidates(client, keys, source.today),
    async wasTaken(place, bytesDigest) {
      const { rowCount } = await client.query(
        `SELECT FROM hub.feed_batch WHERE source_id = $1 AND sequence = $2 AND bytes_digest = decode($3, 'hex')`,
        [source.id, place, bytesDigest],
      );
      return (rowCount ?? 0) > 0;
    },
    apply: (changes) => applyChanges(client, source.id, source.now, changes, log),
  };
}

/** Waits until no other batch of this source is under way. */
async function lockSource(client: PoolClient, id: OrganisationId): Promise<FeedSource> {
  const { rows } = await client.query<Omit<FeedSource, 'lastPlace'> & { lastPlace: string }>({
    name: 'feed-source',
    text: `
      SELECT f.source_id AS id, o.source_class AS "sourceClass",
        o.confidential_service AS "confidentialService", f.last_sequence AS "lastPlace",
        to_char(t.now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now,
        to_char(t.now AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS today
      FROM hub.feed_source f JOIN hub.organisation o ON o.id = f.source_id AND o.active
        CROSS JOIN (SELECT clock_timestamp() AS now) t
      WHERE f.source_id = $1 FOR UPDATE OF f`,
    values: [id],
  });
  const [row] = rows;
  if (row === undefined) throw new FeedRefused('NOT_REGISTERED');
  return { ...row, lastPlace: Number(row.lastPlace) };
}
