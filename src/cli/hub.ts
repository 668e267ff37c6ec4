#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { reportFailure } from './report-failure.js';
import { VERBS } from './verbs.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Loads only the verb that was asked for; help lists them all. */
async function run(words: readonly string[]): Promise<void> {
  const program = new Command('hub')
    .description('Who works with which child, under written policy, with every decision recorded')
    .version(version)
    .showSuggestionAfterError()
    .exitOverride();
  const asked = words.find((word) => !word.startsWith('-')) ?? '';
  const named = Object.hasOwn(VERBS, asked) ? [asked] : Object.keys(VERBS);
  for (const verb of named) (await VERBS[verb]?.())?.register(program);
  await program.parseAsync(words, { from: 'user' });
}

const MISUSED = 2;

/** Commander has said what was wrong with the words; its 1 would read as a failure of the verb. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return reportFailure(error, (line) => process.stderr.write(`${line}\n`));
  return error.exitCode === 1 && error.code !== 'commander.error' ? MISUSED : error.exitCode;
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = exitCodeOf(error);
});
