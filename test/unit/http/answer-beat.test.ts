import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { answerOnTheBeat, BEAT_MILLISECONDS, untilNextBeat } from '../../../src/http/answer-beat.js';

describe('the beat of answers', () => {
  it('lets an answer leave at the next whole beat after its request came', () => {
    expect(untilNextBeat(1)).toBe(24);
    expect(untilNextBeat(24.5)).toBe(0.5);
    expect(untilNextBeat(25)).toBe(0);
    expect(untilNextBeat(101)).toBe(24);
  });

  it('gives two answers that took different work the same wait', () => {
    expect(3 + untilNextBeat(3)).toBe(9 + untilNextBeat(9));
  });

  it('holds answers, refusals and faults alike', async () => {
    const app = fastify();
    await app.register(async (scope) => {
      answerOnTheBeat(scope);
      scope.get('/answer', async () => 'data');
      scope.get('/refusal', async (_, reply) => reply.code(401).send('no'));
      scope.get('/fault', async () => {
        throw new Error('broken');
      });
    });
    for (const url of ['/answer', '/refusal', '/fault']) {
      const came = performance.now();
      await app.inject(url);
      // timers count whole milliseconds, and may end one of them early
      expect(performance.now() - came).toBeGreaterThanOrEqual(BEAT_MILLISECONDS - 1.5);
    }
    await app.close();
  });
});
