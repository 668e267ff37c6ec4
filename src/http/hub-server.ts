import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { enquiriesInTurn } from '../graphql/enquiries-in-turn.js';
import { graphqlServer } from '../graphql/graphql-server.js';
import type { HubServices, TokenHolder } from '../graphql/hub-services.js';
import type { RequestReport } from '../graphql/request-guard.js';
import type { Result } from '../shared/result.js';
import { errorBody } from './error-body.js';
import { faultForLog } from './fault-for-log.js';
import { graphqlRoute } from './graphql-route.js';
import { healthRoutes, type Degraded, type Readiness } from './health-routes.js';
import { heldReadiness } from './held-readiness.js';
import type { HubMetrics } from './hub-metrics.js';
import { hubShell } from './hub-shell.js';
import { logRoutes, type LogRoutesOptions } from './log-routes.js';

export interface HubServerOptions {
  readonly services: HubServices;
  readonly authenticate: (authorization: string | undefined) => Promise<Result<TokenHolder, string>>;
  readonly readiness: Readiness;
  /** Default: nothing ever is. */
  readonly degraded?: Degraded;
  readonly log: Logger;
  readonly metrics: HubMetrics;
  readonly environment: 'development' | 'production';
  /** The published log and its readers; without it nothing stands under `/log/`. */
  readonly servedLog?: LogRoutesOptions;
  /** Default 512. */
  readonly mostInFlight?: number;
  /** Of one issuer and subject; default 64. */
  readonly mostInFlightOfOne?: number;
  /** For how long an answer of `/readyz` is given again; default 1000. */
  readonly readinessHeldMilliseconds?: number;
  /** False sends answers at once, so that tests do not wait thousands of beats; default true. */
  readonly onTheBeat?: boolean;
  /** False runs every operation with graphql-js; for the test that compares both. */
  readonly compiled?: boolean;
}

/** The hub's HTTP server, ready to listen: `/graphql`, `/log/...`, `/livez` and `/readyz`. */
export async function hubServer(options: HubServerOptions): Promise<FastifyInstance> {
  const { log, metrics } = options;
  const { makeEnquiry, pushedBack } = options.services;
  const services = { ...options.services, makeEnquiry: enquiriesInTurn(makeEnquiry, pushedBack) };
  const app = await hubShell({
    environment: options.environment,
    log,
    dutyDesks: services.dutyDesks,
    now: services.now,
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send(errorBody('NOT_FOUND', { reference: request.id })));

  const readiness = heldReadiness(options.readiness, options.readinessHeldMilliseconds ?? 1_000);
  healthRoutes(app, readiness, options.degraded ?? (() => []));
  if (options.servedLog !== undefined) logRoutes(app, options.servedLog);
  const apollo = await graphqlServer({
    services,
    introspection: options.environment === 'development',
    ...(options.compiled === undefined ? {} : { compiled: options.compiled }),
    report: (report) => reportOperation(report, log, metrics),
  });
  app.addHook('onClose', async () => apollo.stop());
  graphqlRoute(app, {
    apollo,
    services,
    authenticate: options.authenticate,
    onTheBeat: options.onTheBeat ?? true,
    inFlight: { most: options.mostInFlight ?? 512, mostOfOne: options.mostInFlightOfOne ?? 64 },
    onTurnedAway: (reference, code) => log.warn({ reference, code }, 'turned away'),
    onInFlight: (count) => metrics.inFlight(count),
    onTokenRefused: (reference, why) => {
      metrics.refusedToken();
      log.info({ reference, why }, 'token not accepted');
    },
  });
  return app;
}

function reportOperation(report: RequestReport, log: Logger, metrics: HubMetrics): void {
  const { reference, field, codes, milliseconds, faults } = report;
  metrics.answered(field, codes[0] ?? 'none', milliseconds / 1_000);
  log.info({ reference, field, codes, milliseconds: Math.round(milliseconds) }, 'operation');
  for (const fault of faults) log.error({ reference, field, fault: faultForLog(fault) }, 'an operation failed');
}
