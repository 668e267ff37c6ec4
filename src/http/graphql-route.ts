import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HubContext } from '../graphql/hub-context.js';
import type { HubServices, TokenHolder } from '../graphql/hub-services.js';
import { couldNotCheck } from '../release/could-not-check.js';
import type { Result } from '../shared/result.js';
import { ERROR_CODES, type ErrorCode } from '../graphql/error-codes.js';
import { answerOnTheBeat } from './answer-beat.js';
import { DRAFT_BODY_LIMIT, isLargeByDraft } from './draft-body.js';
import { errorBody } from './error-body.js';
import { inFlight, type InFlightLimits } from './in-flight.js';

/** The most that the body of one request may hold. */
export const BODY_LIMITS = { enquiry: 100 * 1_024, feed: 1_024 * 1_024 } as const;

export interface GraphqlRouteOptions {
  /** Whether answers are held until their beat. */
  readonly onTheBeat: boolean;
  readonly apollo: ApolloServer<HubContext>;
  readonly services: HubServices;
  /** Judges an `Authorization` header; the failure is for the log alone. */
  readonly authenticate: (authorization: string | undefined) => Promise<Result<TokenHolder, string>>;
  /** Requests answered at once; further ones are turned away with whom to phone. */
  readonly inFlight: InFlightLimits;
  readonly onTurnedAway: (reference: string, code: ErrorCode) => void;
  readonly onInFlight: (count: number) => void;
  readonly onTokenRefused: (reference: string, why: string) => void;
}

/**
 * `POST /graphql`. The token is judged before the body is read; a cookie is never looked at. The same answer, with whom
 * to phone, goes to every token that is not accepted.
 */
export function graphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, services, authenticate, onTurnedAway, onTokenRefused } = options;
  const holders = new WeakMap<FastifyRequest, TokenHolder>();
  const underWay = inFlight(options.inFlight, options.onInFlight);

  const holderOf = (request: FastifyRequest): TokenHolder => {
    const holder = holders.get(request);
    if (holder === undefined) throw new Error('a request came past authentication');
    return holder;
  };

  app.register(async (scope) => {
    if (options.onTheBeat) answerOnTheBeat(scope);
    const json = scope.getDefaultJsonParser('error', 'error');
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: BODY_LIMITS.feed },
      (request, text, done) => {
        const body = String(text);
        const bytes = Buffer.byteLength(body);
        const feeds = holders.get(request)?.kind === 'FEED';
        const most = feeds ? BODY_LIMITS.feed : BODY_LIMITS.enquiry;
        if (bytes <= most) return json(request, body, done);
        if (feeds || bytes > DRAFT_BODY_LIMIT) {
          done(httpError('PAYLOAD_TOO_LARGE'));
          return;
        }
        // only a person's draft of a policy may be larger than an enquiry, and that shows once it is read
        return json(request, body, (fault, parsed) => {
          if (fault !== null || isLargeByDraft(parsed, bytes, most)) done(fault, parsed);
          else done(httpError('PAYLOAD_TOO_LARGE'));
        });
      },
    );

    const phoneNow = () => couldNotCheck(services.dutyDesks.at(services.now()), null, null).phoneNow;

    scope.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'POST') {
        return reply
          .code(405)
          .header('allow', 'POST')
          .send(errorBody('METHOD_NOT_ALLOWED', { reference: request.id }));
      }
      const holder = await authenticate(request.headers.authorization);
      if (!holder.ok) {
        onTokenRefused(request.id, holder.failure);
        const body = errorBody('UNAUTHENTICATED', { phoneNow: phoneNow() });
        return reply.code(401).header('www-authenticate', 'Bearer').send(body);
      }
      holders.set(request, holder.value);
      // a caller who hung up meanwhile will not close once more
      if (request.raw.socket.destroyed) return undefined;
      const entered = underWay.enter(holder.value);
      if (typeof entered === 'object') {
        reply.raw.once('close', entered.leave);
        return undefined;
      }
      const code = entered === 'FULL' ? 'COULD_NOT_CHECK' : 'TOO_MANY';
      onTurnedAway(request.id, code);
      if (holder.value.kind === 'PRACTITIONER') {
        services.pushedBack(holder.value.caller, entered === 'FULL' ? 'HUB_FULL' : 'TOO_MANY');
      }
      const body = errorBody(code, { reference: request.id, phoneNow: phoneNow() });
      return reply.code(ERROR_CODES[code].status).header('retry-after', '1').send(body);
    });

    scope.addHook('preHandler', async (request) => {
      // one operation a request: no batch, no document in the address
      const isOne = typeof request.body === 'object' && request.body !== null && !Array.isArray(request.body);
      if (!isOne) throw httpError('BAD_REQUEST');
    });

    scope.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/graphql',
      handler: fastifyApolloHandler(apollo, {
        context: async (request) => ({
          services,
          holder: holderOf(request),
          reference: request.id,
          startedAt: performance.now(),
          concern: null,
          faults: [],
        }),
      }),
    });
  });
}

/** An error that the error handler turns into the status of `code`. */
function httpError(code: ErrorCode): Error & { readonly statusCode: number } {
  return Object.assign(new Error(ERROR_CODES[code].message), { statusCode: ERROR_CODES[code].status });
}
