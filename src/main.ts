import { composeHub, composeWork } from './compose.js';
import { closing, type Closing } from './compose/closing.js';
import type { Report } from './compose/report.js';
import { signerEnvironment, startSignerChild } from './compose/signer-child.js';
import { openDatabase } from './compose/database.js';
import { loadDemo, type TownStart } from './compose/town.js';
import type { Config } from './config.js';
import { untilDatabaseThere } from './compose/until-database-there.js';
import { witnessPolicy } from './compose/witness-policy.js';
import { dateInEngland } from './date-in-england.js';
import { faultForLog } from './http/fault-for-log.js';
import { hubLog } from './http/hub-log.js';
import { listening } from './http/listening.js';
import { metricsServer } from './http/metrics-server.js';
import type { TrustedIssuer } from './identity/trusted-issuers.js';
import { answerWhileStarting, listenAfter, openHttp, type StartingEdge } from './serve.js';

export interface MainOptions {
  readonly config: Config;
  readonly issuers: readonly TrustedIssuer[];
  /** `work` opens no port; both when absent. */
  readonly only?: 'http' | 'work';
  /** `hub sign` for a process of its own beside the work: its file and words, and where its settings are picked from. */
  readonly signer: {
    readonly program: readonly string[];
    readonly environment: Readonly<Record<string, string | undefined>>;
  };
  /** Told, in plain words, what is being done. */
  readonly say: (line: string) => void;
  readonly progress: (done: number, of: number) => void;
  /** Gives a start up: what was started is stopped again and its reason thrown. Looked at between two steps. */
  readonly signal: AbortSignal;
}

/** A hub that runs. */
export interface RunningHub {
  /** Where it answers; `null` when it does not listen. */
  readonly address: string | null;
  readonly town: TownStart | null;
  /** Stops in order: no new requests, those that run are finished, then the worker, then the database. */
  stop(): Promise<void>;
}

/** A proxy asks `/readyz` every second or so; a developer at a terminal need not wait for one. */
const NOTICED_AFTER_MILLISECONDS = { production: 3_000, development: 0 } as const;

/**
 * The process: database, migrations, town, hub, port. Whatever fails, what was started before is stopped again.
 * Throws `PortTaken`, `DatabaseFault`, `SchemaBehind`, `DatabaseAway`, `PolicyNotInForce` or `ConfigFault`, each with a
 * sentence and an exit code.
 */
export async function main(options: MainOptions): Promise<RunningHub> {
  const { config, signal, only } = options;
  // whom a policy file names cannot be judged with the rest of the settings
  if (config.environment === 'production') witnessPolicy(config);
  const database = await openDatabase(config, options.say);
  const log = hubLog({ level: config.environment === 'production' ? 'info' : 'warn' });
  const opened = closing();
  // a part of a hub leaves the database to the other part, and so does a start that failed, if it found it running
  let whole = false;
  opened.add(() => (whole ? database.stop() : database.leave()));
  try {
    signal.throwIfAborted();
    const prepare = (): Promise<void> => database.prepare(only === 'work' ? 'worker' : 'app');
    // an embedded database is there by now; an existing one may be away, and who asks meanwhile needs somebody to phone
    const starting = database.server === undefined && only !== 'work' ? await answerWhileStarting(config, log) : null;
    opened.add(() => starting?.close());
    await (starting === null ? prepare() : untilDatabaseThere(prepare, { say: options.say, signal }));
    signal.throwIfAborted();
    const town =
      // over the embedded database the part that answers loads it, so that two parts that start at once do not both
      config.demo === undefined || (only === 'work' && config.database.kind === 'embedded')
        ? null
        : await loadDemo(
            config,
            database.urls,
            issuersOf(options),
            dateInEngland(new Date()),
            options.progress,
            signal,
          );
    signal.throwIfAborted();
    const address = await run(options, { urls: database.urls, log, opened, starting });
    signal.throwIfAborted();
    whole = only === undefined;
    return { address, town, stop: () => opened.all() };
  } catch (fault) {
    // why it failed is what has to be seen
    await opened.all().catch(() => undefined);
    throw fault;
  }
}

/** What a start has by now. */
interface Start {
  readonly urls: Parameters<typeof composeHub>[1];
  readonly log: ReturnType<typeof hubLog>;
  readonly opened: Closing;
  /** What answers on the port until the hub does. */
  readonly starting: StartingEdge | null;
}

/** Runs the parts that were asked for; returns where they answer. */
async function run(options: MainOptions, { urls, log, opened, starting }: Start): Promise<string | null> {
  const { config, issuers, only } = options;
  const report: Report = (what, cause) => {
    log.error({ fault: faultForLog(cause) }, what);
  };
  if (only === 'work') {
    const work = await composeWork(config, urls, report);
    opened.add(() => work.close());
    signBeside(options, urls, opened);
    return null;
  }
  const hub = await composeHub(config, urls, report, { work: only !== 'http', sequence: only !== 'http' });
  opened.add(() => hub.close());
  if (only === undefined) signBeside(options, urls, opened);
  const http = await openHttp(config, hub, issuers, log);
  if (config.metrics !== undefined) {
    const collected = metricsServer(http.metrics, config.metrics.credential);
    opened.add(() => collected.close());
    const { host } = config.http;
    await listening(collected, { host, port: config.metrics.port, variable: 'HUB_METRICS_PORT' });
  }
  opened.add(() => http.stop(NOTICED_AFTER_MILLISECONDS[config.environment]));
  return listenAfter(starting, http.app, config.http);
}

/** Signs heads in a process of its own; where it is given no login for that, `hub sign` has to be run elsewhere. */
function signBeside(
  { signer, say }: MainOptions,
  { signer: url }: Parameters<typeof composeHub>[1],
  opened: Closing,
): void {
  if (url === undefined) {
    say('HUB_SIGNER_DATABASE_URL is not set: the heads of the log must be signed by `hub sign`, run elsewhere');
    return;
  }
  const child = startSignerChild({ ...signer, environment: signerEnvironment(signer.environment, url), say });
  opened.add(() => child.close());
}

function issuersOf({ issuers }: MainOptions): { readonly oidc: string; readonly cis2: string } {
  const of = (adapter: TrustedIssuer['adapter']): string =>
    issuers.find((issuer) => issuer.adapter === adapter)?.issuer ?? '';
  return { oidc: of('oidc'), cis2: of('cis2') };
}
