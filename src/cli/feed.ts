import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { ENVIRONMENT, readConfig } from '../config.js';
import { NotAFeedFile, partsOfFile } from '../feed/feed-file.js';
import { countRows, type RowCounts } from '../feed/feed-report.js';
import { personaToken } from '../identity/development/persona-token.js';
import { FeedNotSent, sendPart, type FeedEndpoint, type SentRow } from './feed-client.js';
import { progressBar } from './progress-bar.js';
import { issuersOf, SIGN_INS, type Environment } from './sign-ins.js';

const USAGE = 2;
const UNAVAILABLE = 3;
/** Everything was sent, and some rows were not taken. */
const ROWS_NOT_TAKEN = 4;
const ROWS_SHOWN = 20;

interface FeedFlags {
  readonly as: string;
  readonly url?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** What became of one file. `line` is the line of the file. */
interface FileReport {
  readonly file: string;
  readonly counts: RowCounts;
  readonly notTaken: readonly SentRow[];
}

/** `hub feed FILE... --as ORG`: sends feed files over HTTP as the case system of an organisation. */
export function register(program: Command, environment: Environment = ENVIRONMENT): void {
  program
    .command('feed')
    .description('send feed files over HTTP as an organisation, and report what became of each row')
    .argument('<file...>', 'NDJSON files; the first line is the header, see `hub synth`')
    .requiredOption('--as <organisation>', 'code of the organisation whose case system sends')
    .option('--url <url>', 'the hub; by default the one of this machine')
    .option(
      '--token-file <path>',
      'a file with the access token; else HUB_TOKEN, else the development identity provider',
    )
    .option('--json', 'print the report as JSON, with every row that was not taken')
    .addHelpText('after', '\nExit codes: 0 all taken, 2 usage, 3 no answer, 4 some rows not taken, 5 refused')
    .action(async (files: readonly string[], flags: FeedFlags, command: Command) => {
      try {
        process.exitCode = await feed(files, flags, environment);
      } catch (error) {
        if (error instanceof FeedNotSent) command.error(`hub: ${error.message}`, { exitCode: error.exitCode });
        throw error;
      }
    });
}

async function feed(files: readonly string[], flags: FeedFlags, environment: Environment): Promise<number> {
  const endpoint = {
    url: new URL('/graphql', flags.url ?? ownUrl(environment)).href,
    token: await tokenFor(flags, environment),
    fetch,
  };
  const reports: FileReport[] = [];
  for (const file of files) reports.push(await sendFile(endpoint, file, flags.as));
  if (flags.json === true) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else for (const report of reports) print(report);
  return reports.some(({ notTaken }) => notTaken.length > 0) ? ROWS_NOT_TAKEN : 0;
}

function ownUrl(environment: Environment): string {
  const { host, port } = readConfig(environment).http;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function tokenFor({ as, tokenFile }: FeedFlags, environment: Environment): Promise<string> {
  if (tokenFile !== undefined) {
    const text = await readFile(tokenFile, 'utf8').catch(() => {
      throw new FeedNotSent(`the token file \`${tokenFile}\` cannot be read`, USAGE);
    });
    return text.trim();
  }
  const given = environment['HUB_TOKEN'];
  if (given !== undefined && given !== '') return given;
  const persona = SIGN_INS.find(({ key }) => key === as);
  if (persona === undefined)
    throw new FeedNotSent(`no case system signs in as \`${as}\`, and no token is given`, USAGE);
  const issuers = issuersOf(environment);
  try {
    return await personaToken({ persona, issuers, stepUpFor: null, fetch });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'no answer';
    throw new FeedNotSent(`no token from the development identity provider: ${why}`, UNAVAILABLE);
  }
}

async function sendFile(endpoint: FeedEndpoint, file: string, as: string): Promise<FileReport> {
  const handle = await open(file).catch(() => {
    throw new FeedNotSent(`the file \`${file}\` cannot be read`, USAGE);
  });
  const bar = progressBar(process.stderr, basename(file), (await handle.stat()).size);
  const rows: SentRow[] = [];
  try {
    for await (const { source, batch, lineNumbers } of partsOfFile(handle.readLines())) {
      if (source !== as) throw new FeedNotSent(`the file \`${file}\` is not of \`${as}\``, USAGE);
      const told = await sendPart(endpoint, batch);
      rows.push(...told.map((row) => ({ ...row, line: lineNumbers[row.line - 1] ?? row.line })));
      bar.advance(batch.rows.reduce((bytes, row) => bytes + Buffer.byteLength(row) + 1, 0));
    }
  } catch (error) {
    if (error instanceof NotAFeedFile) throw new FeedNotSent(`\`${file}\`: ${error.message}`, USAGE);
    throw error;
  } finally {
    bar.end();
    await handle.close();
  }
  const notTaken = rows.filter(({ status }) => status !== 'ACCEPTED' && status !== 'UNCHANGED');
  return { file, counts: countRows(rows), notTaken };
}

function print({ file, counts, notTaken }: FileReport): void {
  const { accepted, unchanged, malformed, notYours, stale } = counts;
  process.stdout.write(
    `${file}: ${accepted} accepted, ${unchanged} unchanged, ${malformed} malformed, ${notYours} not yours, ${stale} stale\n`,
  );
  for (const { line, id, status, path, accepted: expected } of notTaken.slice(0, ROWS_SHOWN)) {
    const where = path === null || path === undefined ? '' : `, ${path}: ${expected ?? ''}`;
    process.stderr.write(`  line ${line}${id === null ? '' : ` (${id})`}: ${status}${where}\n`);
  }
  if (notTaken.length > ROWS_SHOWN) {
    process.stderr.write(`  and ${notTaken.length - ROWS_SHOWN} more rows; --json lists them all\n`);
  }
}
