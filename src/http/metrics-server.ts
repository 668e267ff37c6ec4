import fastify, { type FastifyInstance } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HubMetrics } from './hub-metrics.js';

/** `/metrics` on a server of its own, for whoever holds `credential` as bearer token. Refuses a short credential. */
export function metricsServer(metrics: HubMetrics, credential: string): FastifyInstance {
  if (credential.length < 16) throw new Error('the credential for metrics has fewer than 16 characters');
  const expected = digest(`Bearer ${credential}`);
  const app = fastify({ logger: false });
  app.get('/metrics', async (request, reply) => {
    const given = digest(request.headers.authorization ?? '');
    if (!timingSafeEqual(given, expected)) return reply.code(401).header('www-authenticate', 'Bearer').send();
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics());
  });
  return app;
}

/** Digests have one length, which comparing in constant time demands. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
