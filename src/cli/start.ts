import { Option, type Command } from 'commander';
import { ENVIRONMENT, readConfig, type Config } from '../config.js';
import {
  startDevelopmentIdentityProvider,
  type DevelopmentIdentityProvider,
} from '../identity/development/identity-provider.js';
import { PERSONAS } from '../identity/development/personas.js';
import { main, PortTaken, type RunningHub } from '../main.js';
import { townAge } from '../synthetic-town/town-age.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import { progressBar } from './progress-bar.js';
import { identityProviderPort, issuersOf, SIGN_INS, type Environment } from './sign-ins.js';

interface StartFlags {
  readonly only?: 'http' | 'work';
}

/** `hub start`: HTTP, sequencer and worker in one process; runs until it is told to stop. */
export function register(program: Command, environment: Environment = ENVIRONMENT): void {
  program
    .command('start')
    .description('start the hub')
    .addOption(new Option('--only <part>', 'answer requests, or do the work behind them').choices(['http', 'work']))
    .addHelpText('after', '\nStop it with Ctrl-C or SIGTERM: what runs is finished first.')
    .action((flags: StartFlags) => start(flags, environment));
}

async function start({ only }: StartFlags, environment: Environment): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const config = readConfig(environment);
  const told = stopSignal();
  const provider = config.identity.kind === 'development' && only !== 'work' ? await identityProvider(config) : null;
  let bar: ReturnType<typeof progressBar> | null = null;
  let shown = 0;
  const progress = (done: number, of: number): void => {
    bar ??= progressBar(process.stderr, 'loading the synthetic town', of);
    bar.advance(done - shown);
    shown = done;
  };
  let hub: RunningHub;
  try {
    const issuers = issuersOf(environment);
    hub = await main({ config, issuers, say, progress, ...(only === undefined ? {} : { only }) });
  } catch (fault) {
    await provider?.close();
    throw fault;
  } finally {
    (bar as ReturnType<typeof progressBar> | null)?.end();
  }
  for (const line of welcome(hub, provider !== null)) process.stdout.write(`${line}\n`);
  await told;
  say('stopping: what runs is finished first');
  await hub.stop();
  await provider?.close();
}

/** What a newcomer is told: where to look, who can sign in, and one enquiry to paste. */
export function welcome(hub: Pick<RunningHub, 'address' | 'town'>, personas: boolean): readonly string[] {
  const { address, town } = hub;
  if (address === null) return ['the hub does its work; it does not listen'];
  const warning = town === null ? null : townAge(town.asOf, todayIn(new Date())).warning;
  const width = Math.max(...PERSONAS.map(({ key }) => key.length));
  return [
    '',
    `the hub answers at ${address}/graphql; is it ready: ${address}/readyz`,
    ...(warning === null ? [] : [warning]),
    ...(personas
      ? [
          '',
          'who can sign in, with `--as`:',
          ...PERSONAS.map(({ key, displayName, role }) => `  ${key.padEnd(width)}  ${displayName}, ${role}`),
          '',
          'one enquiry to paste into another terminal:',
          "  npx hub enquire --as gp --example 'a registered patient with a plan'",
          '',
          'every example: npx hub personas',
        ]
      : []),
  ];
}

async function identityProvider(config: Config): Promise<DevelopmentIdentityProvider> {
  const port = identityProviderPort(config.http.port);
  try {
    return await startDevelopmentIdentityProvider({
      environment: config.environment,
      port,
      dataDir: config.dataDirectory,
      audiences: { enquiry: config.tokens.audience, feed: config.tokens.feedAudience },
      personas: SIGN_INS,
    });
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code === 'EADDRINUSE') throw new PortTaken(port);
    throw fault;
  }
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, as the platform does. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}

function todayIn(now: Date): CalendarDate {
  return now.toLocaleDateString('en-CA', { timeZone: 'Europe/London' }) as CalendarDate;
}
