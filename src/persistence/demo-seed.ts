import type { EntityManager, EntitySchema, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { DirectoryEntries } from '../directory/directory-entries.js';
import { entityDataSource } from './data-source.js';
import { DIRECTORY_ENTITIES } from './entities/directory-entities.js';
import { DutyDeskEntity } from './entities/duty-desk-entity.js';
import { FeedClientEntity } from './entities/feed-client-entity.js';
import { IssuerOrganisationEntity } from './entities/issuer-organisation-entity.js';
import { OrganisationEntity } from './entities/organisation-entity.js';
import { PostEntity } from './entities/post-entity.js';
import { PractitionerEntity } from './entities/practitioner-entity.js';
import { SignInEntity } from './entities/sign-in-entity.js';

/** The demonstration's people must never stand in a real directory. */
export class DemoSeedRefused extends Error {
  override readonly name = 'DemoSeedRefused';
}

/**
 * Writes the demonstration's directory in one transaction, as the owner: `url` is that of `hub_migrator`. Doing it
 * again changes nothing, but for entries that are written otherwise now. Throws `DemoSeedRefused` outside development.
 */
export async function seedDemo(
  url: string,
  entries: DirectoryEntries,
  environment: 'development' | 'production',
): Promise<void> {
  if (environment !== 'development') throw new DemoSeedRefused('demo data is loaded in development only');
  const source = await entityDataSource(url, DIRECTORY_ENTITIES, 1).initialize();
  try {
    await source.transaction(async (manager) => {
      // the login may become the owner of the tables, and is it for this transaction alone
      await manager.query('SET LOCAL ROLE hub_owner');
      await writeDirectory(manager, entries);
    });
  } finally {
    await source.destroy();
  }
}

/** In the order in which rows refer to each other. */
async function writeDirectory(manager: EntityManager, entries: DirectoryEntries): Promise<void> {
  await write(manager, OrganisationEntity, entries.organisations, ['id']);
  await write(manager, DutyDeskEntity, entries.dutyDesks, ['organisation']);
  await write(manager, PractitionerEntity, entries.practitioners, ['id']);
  await write(manager, PostEntity, entries.posts, ['id']);
  await write(manager, IssuerOrganisationEntity, entries.issuers, ['issuer', 'organisation']);
  await write(manager, SignInEntity, entries.signIns, ['issuer', 'subject']);
  await write(manager, FeedClientEntity, entries.feedClients, ['issuer', 'subject']);
  // how fresh a source is stays as it is
  await manager.query(
    `INSERT INTO hub.feed_source (source_id, due_every)
     SELECT organisation, make_interval(days => "dueEveryDays")
     FROM jsonb_to_recordset($1) AS source (organisation text, "dueEveryDays" integer)
     ON CONFLICT (source_id) DO NOTHING`,
    [JSON.stringify(entries.feedSources)],
  );
}

/** A statement takes at most 65,535 values. */
const ROWS_AT_ONCE = 1_000;

async function write<Entry extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Entry>,
  entries: readonly QueryDeepPartialEntity<Entry>[],
  key: readonly string[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    // copies, because TypeORM writes what the database filled in into what it was given
    const rows = entries.slice(from, from + ROWS_AT_ONCE).map((entry) => ({ ...entry }));
    await manager.upsert(entity, rows, [...key]);
  }
}
