import type { Command } from 'commander';

const HELP = `
The hub may go on answering meanwhile: all that was recorded before is in the backup.
Neither the keys of the hub nor the memory of its signer are, on purpose: keep the keys apart from the data, and never put
back what the signer remembers. The folder holds records and passwords: keep it as you keep the database.
An existing database (HUB_DATABASE_URL) is backed up with its provider's tools, such as pg_basebackup.

Exit codes: 0 done, 30 not this hub's own database, 31 no database, 32 the folder is not empty, 37 not complete`;

/** Adds `hub backup`. */
export function register(program: Command): void {
  program
    .command('backup')
    .description('copy the embedded database into a new folder while it runs')
    .argument('<folder>', 'is made; must not exist or be empty')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(folder: string, options: { readonly json?: boolean }): Promise<void> {
  const [{ backUpHub }, { readConfig }] = await Promise.all([import('../compose/backups.js'), import('../config.js')]);
  const { begun, ended, files } = await backUpHub(readConfig(), folder, (line) => process.stderr.write(`${line}\n`));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const text = `${files.length} files, ${Math.ceil(bytes / 1024 / 1024)} MiB; it holds all that was recorded before ${begun}`;
  process.stdout.write(
    `${options.json ? JSON.stringify({ folder, begun, ended, files: files.length, bytes }) : text}\n`,
  );
}
