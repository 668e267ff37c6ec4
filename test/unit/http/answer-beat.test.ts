import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { answerOnTheBeat, BEAT_MILLISECONDS, untilNextBeat } from '../../../src/http/answer-beat.js';

describe('the beat of answers', () => {
  it('lets an answer leave at the next beat after its request came', () => {
    expect(untilNextBeat(1, 0)).toBe(24);
    expect(untilNextBeat(25, 0)).toBe(0);
    expect(untilNextBeat(101, 0)).toBe(24);
    expect(untilNextBeat(3, 10)).toBe(7);
    expect(untilNextBeat(11, 10)).toBe(24);
  });

  it('gives two answers that took different work the same time, whatever the phase', () => {
    for (const phase of [10, 12.5, 24]) expect(3 + untilNextBeat(3, phase)).toBe(9 + untilNextBeat(9, phase));
  });

  it('never lets an answer wait longer than a beat', () => {
    for (let elapsed = 0; elapsed < 120; elapsed += 0.7) {
      for (let phase = 0; phase < BEAT_MILLISECONDS; phase += 1.1) {
        const wait = untilNextBeat(elapsed, phase);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(BEAT_MILLISECONDS);
      }
    }
  });

  it('holds answers, refusals and faults alike and leaves them as they are', async () => {
    const app = fastify();
    await app.register(async (scope) => {
      answerOnTheBeat(scope);
      scope.get('/answer', async () => 'data');
      scope.get('/refusal', async (_, reply) => reply.code(401).send('no'));
      scope.get('/fault', async () => {
        throw new Error('broken');
      });
    });
    const statuses = await Promise.all(
      ['/answer', '/refusal', '/fault'].map(async (url) => (await app.inject(url)).statusCode),
    );
    expect(statuses).toEqual([200, 401, 500]);
    await app.close();
  });
});
