import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomInt } from 'node:crypto';

/** Milliseconds between the moments at which an answer may leave. */
export const BEAT_MILLISECONDS = 25;

const MICROSECONDS = 1_000;

/**
 * How long an answer still waits: answers leave only at beats after their request came, the first of them after
 * `phase`, so that the little more work that a child who is held costs hardly shows in how long the answer took. The
 * phase is drawn anew for each request: whoever arranges that one world ends just before a beat and the other just after
 * would otherwise turn a fraction of a millisecond into a whole beat.
 *
 * @param elapsed milliseconds since the whole request was there
 * @param phase milliseconds, from 0 to one beat
 */
export function untilNextBeat(elapsed: number, phase: number): number {
  const beats = Math.max(0, Math.ceil((elapsed - phase) / BEAT_MILLISECONDS));
  return phase + beats * BEAT_MILLISECONDS - elapsed;
}

/**
 * Holds every answer of the routes of `scope`, refusals and faults too, until its next beat. The time counts from when the
 * body was there, which the sender cannot stretch.
 */
export function answerOnTheBeat(scope: FastifyInstance): void {
  const cameAt = new WeakMap<FastifyRequest, number>();
  scope.addHook('onRequest', async (request) => {
    cameAt.set(request, performance.now());
  });
  scope.addHook('preValidation', async (request) => {
    cameAt.set(request, performance.now());
  });
  scope.addHook('onSend', async (request, _reply, payload: unknown) => {
    const came = cameAt.get(request);
    const phase = randomInt(BEAT_MILLISECONDS * MICROSECONDS) / MICROSECONDS;
    if (came !== undefined) await wait(untilNextBeat(performance.now() - came, phase));
    return payload;
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
