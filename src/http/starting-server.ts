import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { ERROR_CODES } from '../graphql/error-codes.js';
import { couldNotCheck } from '../release/could-not-check.js';
import { errorBody } from './error-body.js';
import { healthRoutes } from './health-routes.js';
import { hubShell, type HubShellOptions } from './hub-shell.js';

/** What `/readyz` says of a hub that has not started. */
export const NOT_STARTED = 'the hub is starting and waits for its database';

/**
 * The server that stands on the hub's port while the hub starts (promise F2): it lives, is not ready, and whatever else is
 * asked it could not check, and says whom to phone. It looks at no token and keeps nothing of what is sent, as without a
 * database nobody can be told more than that; so everybody is told the same. Closing it frees the port at once.
 */
export async function startingServer(options: Omit<HubShellOptions, 'cutsWhenClosed'>): Promise<FastifyInstance> {
  const { dutyDesks, now } = options;
  const app = await hubShell({ ...options, cutsWhenClosed: true });
  app.removeAllContentTypeParsers();
  // a body is dropped as it comes; the answer waits for its end, or would be lost with the rest. Who hangs up is no fault
  app.addContentTypeParser('*', async (_request: FastifyRequest, body: IncomingMessage) => {
    await finished(body.resume()).catch(() => undefined);
  });
  // no connection outlives its answer: the next one is for the hub itself, if it has started meanwhile
  app.addHook('onRequest', async (_, reply) => {
    void reply.header('connection', 'close');
  });

  healthRoutes(
    app,
    async () => [NOT_STARTED],
    () => [],
  );
  const notChecked = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { phoneNow } = couldNotCheck(dutyDesks.at(now()), null, null);
    const { status } = ERROR_CODES.COULD_NOT_CHECK;
    return reply.code(status).send(errorBody('COULD_NOT_CHECK', { reference: request.id, phoneNow }));
  };
  app.post('/graphql', notChecked);
  // what stands elsewhere is not known yet either: `nothing is here` would be a guess
  app.setNotFoundHandler(notChecked);
  return app;
}
