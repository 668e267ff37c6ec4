import type { Command } from 'commander';

const HELP = `
The hub must be stopped, and there must be no database in HUB_DATA_DIR. Nothing is started: the next \`hub start\` recovers.
What was recorded after the backup is lost, and the signer of the log will say so: it refuses to sign a log that is
shorter than the one that it signed last, until people have decided what that means.
An existing database (HUB_DATABASE_URL) is restored with its provider's tools.

Exit codes: 0 done, 13 another version of PostgreSQL, 30 not this hub's own database, 33 no backup, 34 the backup is
damaged, 35 the database is running, 36 there is a database already`;

/** Adds `hub restore`. */
export function register(program: Command): void {
  program
    .command('restore')
    .description('put a backup where the embedded database was')
    .argument('<folder>', 'made by `hub backup`')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(folder: string, options: { readonly json?: boolean }): Promise<void> {
  const [{ restoreHub }, { readConfig }] = await Promise.all([import('../compose/backups.js'), import('../config.js')]);
  const { begun, ended, files } = await restoreHub(readConfig(), folder, (line) => process.stderr.write(`${line}\n`));
  const text = `restored as it was at ${ended}; start the hub, then look with \`hub log verify --db\``;
  process.stdout.write(`${options.json ? JSON.stringify({ folder, begun, ended, files: files.length }) : text}\n`);
}
