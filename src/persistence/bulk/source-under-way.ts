import type { ClientBase } from 'pg';
import { FeedRefused } from '../../feed/feed-refused.js';
import type { FeedSource } from '../../feed/ports.js';
import type { OrganisationId } from '../../shared/ids.js';
import { sourceSalt } from '../feed/source-salt.js';
import { ownMemory, type OwnMemory } from './own-statements.js';

/** The source whose rows are coming, and what it stated so far. */
export interface SourceUnderWay {
  readonly source: Omit<FeedSource, 'lastPlace'>;
  readonly salt: Buffer;
  readonly memory: OwnMemory;
  /** Reviews that it opened, by its number of the child and the candidate. */
  readonly reviews: Set<string>;
}

/** Begins the rows of a source. Throws `FeedRefused` for one that is not registered, or not active. */
export async function sourceUnderWay(client: ClientBase, id: OrganisationId): Promise<SourceUnderWay> {
  const { rows } = await client.query<Pick<FeedSource, 'sourceClass' | 'confidentialService' | 'now' | 'today'>>(
    `SELECT o.source_class AS "sourceClass", o.confidential_service AS "confidentialService",
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now,
       to_char(now() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS today
     FROM feed_source f JOIN organisation o ON o.id = f.source_id AND o.active WHERE f.source_id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new FeedRefused('NOT_REGISTERED');
  const salt = await sourceSalt(client, id);
  return { source: { id, ...row }, salt, memory: ownMemory(), reviews: new Set() };
}
