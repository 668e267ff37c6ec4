import { Option, type Command } from 'commander';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ENVIRONMENT, readConfig, readSignerConfig, type Config } from '../config.js';
import {
  startDevelopmentIdentityProvider,
  type DevelopmentIdentityProvider,
} from '../identity/development/identity-provider.js';
import { PERSONAS } from '../identity/development/personas.js';
import { dateInEngland } from '../date-in-england.js';
import { asPortTaken, demandFree } from '../http/listening.js';
import { main, type RunningHub } from '../main.js';
import { townAge } from '../synthetic-town/town-age.js';
import { progressBar } from './progress-bar.js';
import { identityProviderPort, issuersOf, SIGN_INS, type Environment } from './sign-ins.js';

const SIGNER = [fileURLToPath(new URL('hub.js', import.meta.url)), 'sign'] as const;

interface StartFlags {
  readonly only?: 'http' | 'work';
}

/** `hub start`: requests and the work behind them in one process, or one of the two; runs until it is told to stop. */
export function register(program: Command, environment: Environment = ENVIRONMENT): void {
  program
    .command('start')
    .description('start the hub')
    .addOption(new Option('--only <part>', 'answer requests, or do the work behind them').choices(['http', 'work']))
    .addHelpText('after', '\nStop it with Ctrl-C or SIGTERM: what runs is finished first.')
    .action((flags: StartFlags) => start(flags, environment));
}

async function start({ only }: StartFlags, environment: Environment): Promise<void> {
  const config = readConfig(environment);
  // the signer would refuse in its own process, again and again
  if (only !== 'http' && (environment['HUB_SIGNER_DATABASE_URL'] ?? '') !== '') readSignerConfig(environment);
  const told = stopSignal();
  if (only !== 'work') await demandFree({ ...config.http, variable: 'HUB_PORT' });
  const provider = config.identity.kind === 'development' && only !== 'work' ? await identityProvider(config) : null;
  try {
    await run(config, environment, only, provider !== null, told);
  } catch (fault) {
    if (fault !== told.reason) throw fault;
    say('stopped before it was ready; the next start goes on from there');
  } finally {
    await provider?.close();
  }
}

async function run(
  config: Config,
  environment: Environment,
  only: StartFlags['only'],
  personas: boolean,
  told: AbortSignal,
): Promise<void> {
  const hub = await started(config, environment, only, told);
  for (const line of welcome(hub, personas)) process.stdout.write(`${line}\n`);
  if (!told.aborted) await once(told, 'abort');
  say('stopping: what runs is finished first');
  await hub.stop();
}

/** Draws the progress of the town's loading, if it is loaded at this start. */
async function started(
  config: Config,
  environment: Environment,
  only: StartFlags['only'],
  signal: AbortSignal,
): Promise<RunningHub> {
  let bar: ReturnType<typeof progressBar> | null = null;
  let shown = 0;
  const progress = (done: number, of: number): void => {
    bar ??= progressBar(process.stderr, 'loading the synthetic town', of);
    bar.advance(done - shown);
    shown = done;
  };
  try {
    const issuers = issuersOf(environment);
    const signer = { program: SIGNER, environment };
    return await main({ config, issuers, signer, say, progress, signal, ...(only === undefined ? {} : { only }) });
  } finally {
    (bar as ReturnType<typeof progressBar> | null)?.end();
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What a newcomer is told: where to look, who can sign in, and one enquiry to paste. */
export function welcome(hub: Pick<RunningHub, 'address' | 'town'>, personas: boolean): readonly string[] {
  const { address, town } = hub;
  if (address === null) return ['the hub does its work; it does not listen'];
  const warning = town === null ? null : townAge(town.asOf, dateInEngland(new Date())).warning;
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
    throw asPortTaken(fault, { port, variable: 'HUB_PORT: the development identity provider takes the port after it' });
  }
}

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process at once, as the platform does. */
function stopSignal(): AbortSignal {
  const told = new AbortController();
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    told.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return told.signal;
}
