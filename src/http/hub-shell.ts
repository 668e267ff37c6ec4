import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { HubServices } from '../graphql/hub-services.js';
import { couldNotCheck } from '../release/could-not-check.js';
import { codeOfStatus, errorBody } from './error-body.js';
import { faultForLog } from './fault-for-log.js';
import { BODY_LIMITS } from './graphql-route.js';

/** What the shell needs: whom to phone when a request fails, and where to log that. */
export interface HubShellOptions extends Pick<HubServices, 'dutyDesks' | 'now'> {
  readonly environment: 'development' | 'production';
  readonly log: Logger;
  /** Closing cuts what is still being sent instead of waiting for it; default false. */
  readonly cutsWhenClosed?: boolean;
}

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i;

/** A server without routes that has the hub's limits, headers, references, log lines and answers to what fails. */
export async function hubShell(options: HubShellOptions): Promise<FastifyInstance> {
  const { environment, log, dutyDesks, now, cutsWhenClosed = false } = options;
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMITS.enquiry,
    requestTimeout: 10_000,
    keepAliveTimeout: 60_000,
    http: { maxHeaderSize: 16_384 },
    return503OnClosing: false,
    ...(cutsWhenClosed ? { forceCloseConnections: true } : {}),
    // an address that cannot be decoded comes to no route; fastify's own answer repeats it
    frameworkErrors: (_, request, reply) => {
      unreadable(request.id, reply);
    },
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: environment === 'production',
    referrerPolicy: { policy: 'no-referrer' },
  });

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    if (!HOST.test(request.headers.host ?? '')) {
      return reply.code(400).send(errorBody('BAD_REQUEST', { reference: request.id }));
    }
    return undefined;
  });
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { readonly statusCode?: number }).statusCode ?? 500;
    const code = codeOfStatus(status);
    if (code !== 'COULD_NOT_CHECK') {
      return reply.code(status).send(errorBody(code, { reference: request.id }));
    }
    log.error({ reference: request.id, fault: faultForLog(error) }, 'a request failed');
    const { phoneNow } = couldNotCheck(dutyDesks.at(now()), null, null);
    return reply.code(503).send(errorBody(code, { reference: request.id, phoneNow }));
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions;
    log.info(
      { reference: request.id, route: url ?? 'none', method: request.method, status: reply.statusCode },
      'request',
    );
  });
  return app;
}

function unreadable(reference: string, reply: FastifyReply): void {
  void reply.code(400).header('cache-control', 'no-store').send(errorBody('BAD_REQUEST', { reference }));
}
