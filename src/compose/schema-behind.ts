/** An existing database that this hub must not change by itself has not had all of its migrations. */
export class SchemaBehind extends Error {
  override readonly name = 'SchemaBehind';
  readonly exitCode = 22;

  constructor(pending: number) {
    super(`the database has not had ${pending} of this hub's migrations: run \`hub migrate\``);
  }
}
