import type { FastifyInstance } from 'fastify';

/** Why enquiries cannot be answered and recorded now, in plain words without a value; empty when they can. */
export type Readiness = () => Promise<readonly string[]>;

/** What is not as it should be while enquiries are answered and recorded all the same; no question to the database. */
export type Degraded = () => readonly string[];

/**
 * `/livez`: the process runs. `/readyz`: it can answer and record; a proxy sends requests only then (F14). `degraded`
 * beside it is for people: it never makes the answer red, as an answer and a phone number come first (5.153 ff).
 */
export function healthRoutes(app: FastifyInstance, readiness: Readiness, degraded: Degraded): void {
  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_, reply) => {
    const reasons = await readiness();
    return reply
      .code(reasons.length === 0 ? 200 : 503)
      .send({ ready: reasons.length === 0, reasons, degraded: degraded() });
  });
}
