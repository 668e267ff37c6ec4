import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { composeHub } from './compose.js';
import { openDatabase } from './compose-database.js';
import { loadDemo, type TownStart } from './compose-town.js';
import type { Config } from './config.js';
import { draining } from './http/draining.js';
import { faultForLog } from './http/fault-for-log.js';
import { hubLog } from './http/hub-log.js';
import { hubMetrics } from './http/hub-metrics.js';
import { hubServer } from './http/hub-server.js';
import { metricsServer } from './http/metrics-server.js';
import { bearerToken } from './identity/bearer-token.js';
import { tokenVerifier } from './identity/token-verifier.js';
import type { TrustedIssuer } from './identity/trusted-issuers.js';
import { calendarDate } from './shared/calendar-date.js';
import { fail } from './shared/result.js';

export interface MainOptions {
  readonly config: Config;
  readonly issuers: readonly TrustedIssuer[];
  /** `work` opens no port; both when absent. */
  readonly only?: 'http' | 'work';
  /** Told, in plain words, what is being done. */
  readonly say: (line: string) => void;
  readonly progress: (done: number, of: number) => void;
}

/** A hub that runs. */
export interface RunningHub {
  /** Where it answers; `null` when it does not listen. */
  readonly address: string | null;
  readonly town: TownStart | null;
  /** Stops in order: no new requests, those that run are finished, then the worker, then the database. */
  stop(): Promise<void>;
}

/** The port is another program's. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly exitCode = 8;

  constructor(port: number) {
    super(`port ${port} is taken by another program: stop it, or set HUB_PORT`);
  }
}

/** A proxy asks `/readyz` every second or so; a developer at a terminal need not wait for one. */
const NOTICED_AFTER_MILLISECONDS = { production: 3_000, development: 0 } as const;

/**
 * The process: database, migrations, town, hub, port. Whatever fails, what was started before is stopped again.
 * Throws `PortTaken`, `DatabaseFault` or `ConfigFault`, each with a sentence and an exit code.
 */
export async function main(options: MainOptions): Promise<RunningHub> {
  const { config, say } = options;
  const log = hubLog({ level: config.environment === 'production' ? 'info' : 'warn' });
  const database = await openDatabase(config, say);
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  const stop = async (): Promise<void> => {
    await closeAll();
    await database.stop();
  };
  try {
    if (config.database.kind === 'embedded') await database.migrate();
    const town =
      config.demo === undefined
        ? null
        : await loadDemo(config, database.urls, issuersOf(options), today(), options.progress);
    const hub = await composeHub(
      config,
      database.urls,
      (what, cause) => {
        log.error({ fault: faultForLog(cause) }, what);
      },
      { work: options.only !== 'http' },
    );
    opened.push(() => hub.close());
    if (options.only === 'work') return { address: null, town, stop };

    const metrics = hubMetrics();
    if (config.metrics !== undefined) {
      const collected = metricsServer(metrics, config.metrics.credential);
      opened.push(() => collected.close());
      await listening(collected, { host: config.http.host, port: config.metrics.port });
    }
    const ready = draining(() => hub.readiness());
    const app = await hubServer({
      services: hub.services,
      authenticate: authenticator(options, log),
      readiness: ready.readiness,
      log,
      metrics,
      environment: config.environment,
    });
    opened.push(() => ready.stop(app, NOTICED_AFTER_MILLISECONDS[config.environment]));
    return { address: await listening(app, config.http), town, stop };
  } catch (fault) {
    await closeAll();
    // a live server that another hub of ours is using must outlive this start
    await database.leave();
    throw fault;
  }
}

function authenticator({ config, issuers }: MainOptions, log: Logger): Parameters<typeof hubServer>[0]['authenticate'] {
  const verifier = tokenVerifier({
    issuers,
    audiences: { enquiry: config.tokens.audience, feed: config.tokens.feedAudience },
    allowHttp: config.environment === 'development',
    fetch,
    now: Date.now,
    onFetchFailed: (issuer, cause) => log.warn({ issuer, fault: faultForLog(cause) }, 'keys could not be fetched'),
  });
  void verifier.preload();
  return async (authorization) => {
    const token = bearerToken(authorization);
    return token === null ? fail('no bearer token') : verifier.verify(token);
  };
}

async function listening(app: FastifyInstance, at: Config['http']): Promise<string> {
  try {
    return await app.listen(at);
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code === 'EADDRINUSE') throw new PortTaken(at.port);
    throw fault;
  }
}

function issuersOf({ issuers }: MainOptions): { readonly oidc: string; readonly cis2: string } {
  const of = (adapter: TrustedIssuer['adapter']): string =>
    issuers.find((issuer) => issuer.adapter === adapter)?.issuer ?? '';
  return { oidc: of('oidc'), cis2: of('cis2') };
}

/** The day in England's calendar, by the clock of this machine: for the date of a new town alone. */
function today() {
  const date = calendarDate(new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' }));
  if (!date.ok) throw new Error('the clock of this machine has no date');
  return date.value;
}
