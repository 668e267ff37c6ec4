import type { Command } from 'commander';

/** Adds `hub migrate`. */
export function register(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; with HUB_ADMIN_DATABASE_URL also make the roles and the database')
    .option('--json', 'print the result as JSON')
    .action(run);
}

async function run(options: { readonly json?: boolean }): Promise<void> {
  const [{ openDatabase }, { readConfig }] = await Promise.all([
    import('../compose/database.js'),
    import('../config.js'),
  ]);
  const database = await openDatabase(readConfig(), (line) => process.stderr.write(`${line}\n`));
  try {
    const done = await database.migrate();
    if (options.json) process.stdout.write(`${JSON.stringify({ migrated: done })}\n`);
    else process.stdout.write(done.length === 0 ? 'nothing to migrate\n' : done.map((name) => `${name}\n`).join(''));
  } finally {
    await database.leave();
  }
}
