import type { FastifyInstance } from 'fastify';

/** Why enquiries cannot be answered and recorded now, in plain words without a value; empty when they can. */
export type Readiness = () => Promise<readonly string[]>;

/** `/livez`: the process runs. `/readyz`: it can answer and record; a proxy sends requests only then (F14). */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_, reply) => {
    const reasons = await readiness();
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons });
  });
}
