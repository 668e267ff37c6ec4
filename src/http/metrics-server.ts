import fastify, { type FastifyInstance } from 'fastify';
import { bearerCheck } from './bearer-check.js';
import type { HubMetrics } from './hub-metrics.js';

/** `/metrics` on a server of its own, for whoever holds `credential` as bearer token. Refuses a short credential. */
export function metricsServer(metrics: HubMetrics, credential: string): FastifyInstance {
  const mayCollect = bearerCheck(credential);
  const app = fastify({ logger: false });
  app.get('/metrics', async (request, reply) => {
    if (!mayCollect(request.headers.authorization)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send();
    }
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics());
  });
  return app;
}
