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

/** What the beat takes from the machine: tests bring their own. */
export interface BeatParts {
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** From 0 to one beat, drawn anew at each call. */
  readonly phase: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const OF_THE_MACHINE: BeatParts = {
  now: () => performance.now(),
  phase: () => randomInt(BEAT_MILLISECONDS * MICROSECONDS) / MICROSECONDS,
  wait: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
};

/**
 * Holds every answer of the routes of `scope`, refusals and faults too, until its next beat. The time counts from when the
 * body was there, which the sender cannot stretch.
 */
export function answerOnTheBeat(scope: FastifyInstance, { now, phase, wait }: BeatParts = OF_THE_MACHINE): void {
  const cameAt = new WeakMap<FastifyRequest, number>();
  scope.addHook('onRequest', async (request) => {
    cameAt.set(request, now());
  });
  scope.addHook('preValidation', async (request) => {
    cameAt.set(request, now());
  });
  scope.addHook('onSend', async (request, _reply, payload: unknown) => {
    const came = cameAt.get(request);
    if (came !== undefined) await wait(untilNextBeat(now() - came, phase()));
    return payload;
  });
}
