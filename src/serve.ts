import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Hub } from './compose.js';
import type { Config } from './config.js';
import { draining } from './http/draining.js';
import { faultForLog } from './http/fault-for-log.js';
import { hubMetrics, type HubMetrics } from './http/hub-metrics.js';
import { hubServer, type HubServerOptions } from './http/hub-server.js';
import { listening } from './http/listening.js';
import { startingServer } from './http/starting-server.js';
import { bearerToken } from './identity/bearer-token.js';
import { tokenVerifier } from './identity/token-verifier.js';
import type { TrustedIssuer } from './identity/trusted-issuers.js';
import { keptDutyDesks } from './persistence/duty-desks.js';
import type { Instant } from './shared/instant.js';
import { fail } from './shared/result.js';

/** A hub behind HTTP, ready to listen. */
export interface HttpEdge {
  readonly app: FastifyInstance;
  readonly metrics: HubMetrics;
  /** Resolves when the keys of every issuer were asked for once, fetched or not. */
  readonly keysAsked: Promise<void>;
  /** Not ready from now on; goes on answering for `milliseconds`, so that a proxy notices; then finishes what runs. */
  stop(milliseconds: number): Promise<void>;
}

/** Answers on the hub's port as long as there is no hub behind it. */
export interface StartingEdge {
  /** Frees the port; a second call changes nothing. */
  close(): Promise<void>;
}

/**
 * Listens before the database is asked for anything: who enquires meanwhile could not be checked, and is told the phone
 * numbers of the last time (promise F2). Throws `PortTaken` or `PortRefused`.
 */
export async function answerWhileStarting(
  { environment, http, dutyNumbersFile }: Pick<Config, 'environment' | 'http' | 'dutyNumbersFile'>,
  log: Logger,
): Promise<StartingEdge> {
  const now = (): Instant => new Date().toISOString() as Instant;
  const app = await startingServer({ environment, log, dutyDesks: await keptDutyDesks(dutyNumbersFile), now });
  await listening(app, { ...http, variable: 'HUB_PORT' });
  let closed: Promise<void> | null = null;
  return { close: () => (closed ??= app.close()) };
}

/**
 * Listens with a hub in place of what stood on its port until then. All that takes time is done before the port changes
 * hands, so that only who calls in that very moment, a millisecond or two, is cut off and has to ask again. Returns the
 * address. Throws `PortTaken` or `PortRefused`.
 */
export async function listenAfter(
  starting: StartingEdge | null,
  app: FastifyInstance,
  http: Config['http'],
): Promise<string> {
  await app.ready();
  await starting?.close();
  return listening(app, { ...http, variable: 'HUB_PORT' });
}

/** Puts a hub behind HTTP: each request is of whom its token, from one of `issuers`, speaks for. */
export async function openHttp(
  config: Pick<Config, 'environment' | 'tokens'>,
  hub: Pick<Hub, 'services' | 'servedLog' | 'readiness' | 'degraded'>,
  issuers: readonly TrustedIssuer[],
  log: Logger,
  more: Pick<HubServerOptions, 'onTheBeat' | 'readinessHeldMilliseconds'> = {},
): Promise<HttpEdge> {
  const verifier = tokenVerifier({
    issuers,
    audiences: { enquiry: config.tokens.audience, feed: config.tokens.feedAudience },
    allowHttp: config.environment === 'development',
    fetch,
    now: Date.now,
    onFetchFailed: (issuer, cause) => log.warn({ issuer, fault: faultForLog(cause) }, 'keys could not be fetched'),
  });
  const metrics = hubMetrics();
  const drain = draining(() => hub.readiness());
  const app = await hubServer({
    services: hub.services,
    authenticate: async (authorization) => {
      const token = bearerToken(authorization);
      return token === null ? fail('no bearer token') : verifier.verify(token);
    },
    readiness: drain.readiness,
    degraded: () => hub.degraded(),
    log,
    metrics,
    environment: config.environment,
    servedLog: {
      log: hub.servedLog.log,
      mayRead: async (authorization) => {
        const credential = bearerToken(authorization);
        return credential === null ? null : hub.servedLog.mayRead(credential);
      },
    },
    ...more,
  });
  return { app, metrics, keysAsked: verifier.preload(), stop: (milliseconds) => drain.stop(app, milliseconds) };
}
