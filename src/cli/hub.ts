#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { reportFailure } from './report-failure.js';
import { VERBS } from './verbs.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Loads only the verb that was asked for, and none for the version; help lists them all. */
async function run(words: readonly string[]): Promise<void> {
  const program = new Command('hub')
    .description('Who works with which child, under written policy, with every decision recorded')
    .version(version)
    .showSuggestionAfterError()
    .exitOverride();
  const asked = words.find((word) => !word.startsWith('-')) ?? '';
  const isVerb = Object.hasOwn(VERBS, asked);
  const named = isVerb ? [asked] : isVersion(words) ? [] : Object.keys(VERBS);
  for (const verb of named) (await VERBS[verb]?.())?.register(program);
  // `--help` beside a word that is no verb would be answered with success
  const isUnknown = !isVerb && asked !== '' && asked !== 'help';
  await program.parseAsync(isUnknown ? [asked] : words, { from: 'user' });
}

/** The version alone needs no verb. */
function isVersion([word, ...others]: readonly string[]): boolean {
  return others.length === 0 && (word === '--version' || word === '-V');
}

const MISUSED = 2;

/** Commander has said what was wrong with the words; its 1 would read as a failure of the verb. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return reportFailure(error, (line) => process.stderr.write(`${line}\n`));
  return error.exitCode === 1 && error.code !== 'commander.error' ? MISUSED : error.exitCode;
}

// whoever reads the output, such as `head`, may have read enough
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

run(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = exitCodeOf(error);
});
