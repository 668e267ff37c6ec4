import { DataSource, type EntitySchema, type Logger, type MigrationInterface } from 'typeorm';

/** The schema that holds every object of the hub. */
export const HUB_SCHEMA = 'hub';

// TypeORM prints a failed migration on stdout, which is for data; the error that it throws says the same
const SILENT: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/** A migration as TypeORM takes it: a class without parameters. */
export type MigrationClass = new () => MigrationInterface;

/**
 * TypeORM's connection for migrations: logs in as `hub_migrator` and works as `hub_owner`.
 * The list of migrations that ran stands in `public`, as the schema `hub` is made by the first of them.
 */
export function migrationDataSource(url: string, migrations: readonly MigrationClass[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'public',
    applicationName: 'hub migrate',
    migrations: migrations.map(numberedForTypeOrm),
    migrationsTableName: 'hub_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    logger: SILENT,
    installExtensions: false,
    poolSize: 1,
    extra: { options: '-c role=hub_owner -c search_path=hub' },
  });
}

/** TypeORM's connection for entity schemas: the directory, the index's upkeep and oversight's reads. */
export function entityDataSource(url: string, entities: readonly EntitySchema[], poolSize = 4): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: HUB_SCHEMA,
    applicationName: 'hub entities',
    entities: [...entities],
    synchronize: false,
    logging: false,
    logger: SILENT,
    installExtensions: false,
    poolSize,
    connectTimeoutMS: 1_500,
    extra: { options: '-c search_path=hub' },
  });
}

const DIGITS_OF_TYPEORM = 13;

/** TypeORM orders migrations by thirteen digits at the end of a name; ours end in a number of four: `Directory0001`. */
function numberedForTypeOrm(Migration: MigrationClass): MigrationClass {
  const [, words, number] = /^(.*?)(\d{4})$/.exec(Migration.name) ?? [];
  if (words === undefined || number === undefined) {
    throw new Error(`the migration \`${Migration.name}\` has no number of four digits at the end of its name`);
  }
  const name = `${words}${number.padStart(DIGITS_OF_TYPEORM, '0')}`;
  return class extends Migration {
    override readonly name = name;
  };
}
