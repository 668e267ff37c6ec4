import pg from 'pg';
import type { DirectoryEntries } from '../directory/directory-entries.js';

/** The demonstration's people must never stand in a real directory. */
export class DemoSeedRefused extends Error {
  override readonly name = 'DemoSeedRefused';
}

interface SeededTable {
  readonly table: string;
  readonly key: readonly string[];
  /** An earlier row is brought up to date, or kept as it is. */
  readonly known: 'UPDATE' | 'KEEP';
  readonly rows: (entries: DirectoryEntries) => readonly Readonly<Record<string, unknown>>[];
}

/** In the order in which rows refer to each other. */
const TABLES: readonly SeededTable[] = [
  {
    table: 'organisation',
    key: ['id'],
    known: 'UPDATE',
    rows: ({ organisations }) =>
      organisations.map(({ id, name, kind, sector, sourceClass, authorityId, active, confidentialService }) => ({
        id,
        name,
        kind,
        sector,
        source_class: sourceClass,
        authority_id: authorityId,
        active,
        confidential_service: confidentialService,
      })),
  },
  {
    table: 'duty_desk',
    key: ['organisation_id'],
    known: 'UPDATE',
    rows: ({ dutyDesks }) =>
      dutyDesks.map(({ organisation, officePhone, emergencyPhone, opens, closes, covered }) => ({
        organisation_id: organisation,
        office_phone: officePhone,
        emergency_phone: emergencyPhone,
        opens,
        closes,
        covered,
      })),
  },
  {
    table: 'practitioner',
    key: ['id'],
    known: 'UPDATE',
    rows: ({ practitioners }) =>
      practitioners.map((person) => ({
        id: person.id,
        given_name: person.givenName,
        family_name: person.familyName,
        work_phone: person.workPhone,
        birth_date: person.birthDate,
        home_postcode: person.homePostcode,
        home_address_key: person.homeAddressKey,
        vetting_checked_on: person.vettingCheckedOn,
        barred: person.barred,
        training_completed_on: person.trainingCompletedOn,
      })),
  },
  {
    table: 'post',
    key: ['id'],
    known: 'UPDATE',
    rows: ({ posts }) =>
      posts.map(({ id, practitioner, organisation, group, purposes, settings, activeFrom }) => ({
        id,
        practitioner_id: practitioner,
        organisation_id: organisation,
        practitioner_group: group,
        purposes,
        settings,
        active_from: activeFrom,
      })),
  },
  {
    table: 'issuer_organisation',
    key: ['issuer', 'organisation_id'],
    known: 'KEEP',
    rows: ({ issuers }) => issuers.map(({ issuer, organisation }) => ({ issuer, organisation_id: organisation })),
  },
  {
    table: 'sign_in',
    key: ['issuer', 'subject'],
    known: 'UPDATE',
    rows: ({ signIns }) =>
      signIns.map(({ issuer, subject, practitioner }) => ({ issuer, subject, practitioner_id: practitioner })),
  },
  {
    table: 'feed_client',
    key: ['issuer', 'subject'],
    known: 'UPDATE',
    rows: ({ feedClients }) =>
      feedClients.map(({ issuer, subject, organisation }) => ({ issuer, subject, organisation_id: organisation })),
  },
  {
    table: 'feed_source',
    key: ['source_id'],
    known: 'KEEP',
    rows: ({ feedSources }) =>
      feedSources.map(({ organisation, dueEveryDays }) => ({
        source_id: organisation,
        due_every: `${dueEveryDays} days`,
      })),
  },
];

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
  const client = new pg.Client({
    connectionString: url,
    application_name: 'hub demo seed',
    options: '-c role=hub_owner -c search_path=hub',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const table of TABLES) await seedTable(client, table, entries);
    await client.query('COMMIT');
  } finally {
    // an open transaction ends with its connection
    await client.end();
  }
}

async function seedTable(client: pg.Client, table: SeededTable, entries: DirectoryEntries): Promise<void> {
  const rows = table.rows(entries);
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const others = columns.filter((column) => !table.key.includes(column));
  const update = others.map((column) => `${column} = excluded.${column}`).join(', ');
  await client.query(
    `INSERT INTO ${table.table} (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${table.table}, $1)
     ON CONFLICT (${table.key.join(', ')}) DO ${table.known === 'KEEP' ? 'NOTHING' : `UPDATE SET ${update}`}`,
    [JSON.stringify(rows)],
  );
}
