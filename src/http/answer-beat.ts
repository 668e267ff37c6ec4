import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Milliseconds between the moments at which an answer may leave. */
export const BEAT_MILLISECONDS = 25;

/**
 * How long an answer still waits: answers leave only at whole beats after their request came, so that the little more
 * work that a child who is held costs, or an item that is removed, does not show in how long the answer took.
 *
 * @param elapsed milliseconds since the request came
 */
export function untilNextBeat(elapsed: number): number {
  return Math.ceil(elapsed / BEAT_MILLISECONDS) * BEAT_MILLISECONDS - elapsed;
}

/** Holds every answer of the routes of `scope`, refusals and faults too, until its next beat. */
export function answerOnTheBeat(scope: FastifyInstance): void {
  const cameAt = new WeakMap<FastifyRequest, number>();
  scope.addHook('onRequest', async (request) => {
    cameAt.set(request, performance.now());
  });
  scope.addHook('onSend', async (request, _reply, payload: unknown) => {
    const came = cameAt.get(request);
    if (came !== undefined) await wait(untilNextBeat(performance.now() - came));
    return payload;
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
