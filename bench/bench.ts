import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { benchFlags, type BenchFlags } from './bench-flags.js';
import { startContenders } from './contenders.js';
import { measureDecide } from './decide.js';
import { measureExplain } from './explain.js';
import type { Sequenced } from './log/sequenced.js';
import { measureVerify } from './log/verify-speed.js';
import { loadedDatabase } from './loaded-database.js';
import { metricsOf, type Metrics } from './metrics.js';
import { missedTargets } from './missed-targets.js';
import { resultsTable } from './results-table.js';
import type { Separation } from './separation/measure-separation.js';
import { measureRounds, type Round } from './rounds.js';
import { openTokenDesk } from './token-desk.js';
import { workforce } from './workforce.js';

/** Exit code of a run whose figures hold and miss a target. */
const MISSED = 2;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface Measurements {
  readonly rounds: readonly Round[];
  readonly separation: readonly Separation[];
  readonly sequenced: Sequenced;
}

/** `npm run bench`: the hub against what its database could do at best, in one run on one machine. Gives what missed. */
async function bench(flags: BenchFlags): Promise<readonly string[]> {
  const { rounds, separation, sequenced } = await measure(flags);
  if (rounds.some(({ pgbench }) => pgbench === undefined)) say('pgbench is not installed here: its lines are left out');
  say('a log is verified');
  const verified = await measureVerify(flags.leaves);
  const decide = { ...measureDecide(flags.rounds), explain: measureExplain(flags.rounds) };
  const metrics = metricsOf(rounds, decide, separation, { sequenced, verified });
  await mkdir(dirname(flags.out), { recursive: true });
  await writeFile(flags.out, `${JSON.stringify(metrics, null, 2)}\n`);
  process.stdout.write(`${report(metrics, rounds, flags)}\n`);
  return flags.targets ? missedTargets(metrics) : [];
}

async function measure({ children, rounds, seconds, separation, ...flags }: BenchFlags): Promise<Measurements> {
  const desk = await openTokenDesk();
  const people = workforce();
  try {
    const database = await loadedDatabase({ children, people, issuer: desk.issuer }, say);
    try {
      say('the hub and the floors are warmed up');
      const contenders = await startContenders(database, desk, people, {
        children,
        rounds,
        seconds,
        separation,
        ...flags,
      });
      try {
        const measured = await measureRounds(contenders, { rounds, seconds, onRound: sayRound });
        const sequenced = await contenders.sequenced();
        say(`worlds that must not be told apart, ${separation} answers of each`);
        return { rounds: measured, sequenced, separation: await contenders.separation(separation) };
      } finally {
        await contenders.end();
      }
    } finally {
      await database.remove();
    }
  } finally {
    desk.close();
  }
}

function sayRound({ hub, unlogged, bare, pgbench }: Round): void {
  const rates = [
    `hub ${hub.perSecond.toFixed(0)}/s`,
    `without log ${unlogged.perSecond.toFixed(0)}/s`,
    `bare ${bare.perSecond.toFixed(0)}/s`,
    `pgbench ${pgbench?.perSecond.toFixed(0) ?? '-'}/s`,
  ];
  say(rates.join(', '));
}

function report(metrics: Metrics, rounds: readonly Round[], { children, seconds }: BenchFlags): string {
  const outcomes = new Map<string, number>();
  for (const [outcome, count] of rounds.flatMap(({ hub }) => [...hub.outcomes])) {
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
  }
  const answered = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  return [
    resultsTable(metrics),
    '',
    `${children} children, rounds of ${seconds} s, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
    `every answer was data: ${answered}`,
  ].join('\n');
}

try {
  const missed = await bench(benchFlags(process.argv.slice(2)));
  for (const sentence of missed) say(sentence);
  process.exit(missed.length === 0 ? 0 : MISSED);
} catch (error) {
  say(`the run is worth nothing: ${error instanceof Error ? error.message : 'no reason given'}`);
  process.exit(1);
}
