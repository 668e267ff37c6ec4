import fastify from 'fastify';
import { describe, expect, it, vi } from 'vitest';
import { answerOnTheBeat, BEAT_MILLISECONDS, untilNextBeat } from '../../../src/http/answer-beat.js';
import { hubOnFakes } from '../../support/hub-on-fakes.js';

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
    let clock = 1_000;
    const waited: number[] = [];
    const phases = [10, 12.5, 24];
    const app = fastify();
    await app.register(async (scope) => {
      answerOnTheBeat(scope, {
        now: () => clock,
        phase: () => phases[waited.length] ?? Number.NaN,
        wait: async (milliseconds) => {
          waited.push(milliseconds);
        },
      });
      // each works longer than the one before
      scope.get('/answer', async () => {
        clock += 3;
        return 'data';
      });
      scope.get('/refusal', async (_, reply) => {
        clock += 13;
        return reply.code(401).send('no');
      });
      scope.get('/fault', async () => {
        clock += 60;
        throw new Error('broken');
      });
    });
    const answers = [await app.inject('/answer'), await app.inject('/refusal'), await app.inject('/fault')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 500]);
    expect(answers.map(({ payload }) => payload)).toEqual(['data', 'no', expect.stringContaining('broken')]);
    expect(waited).toEqual([untilNextBeat(3, 10), untilNextBeat(13, 12.5), untilNextBeat(60, 24)]);
    await app.close();
  });

  it('counts from when the body was there, however long it was sent', async () => {
    let clock = 0;
    const waited: number[] = [];
    const app = fastify();
    await app.register(async (scope) => {
      answerOnTheBeat(scope, {
        now: () => clock,
        phase: () => 10,
        wait: async (milliseconds) => {
          waited.push(milliseconds);
        },
      });
      scope.addHook('preParsing', async () => {
        clock += 7;
      });
      scope.post('/answer', async () => 'data');
    });
    await app.inject({ method: 'POST', url: '/answer', payload: { asked: true } });
    expect(waited).toEqual([untilNextBeat(0, 10)]);
    await app.close();
  });

  it.each([
    ['an answer', { authorization: 'Bearer person' }, 200],
    ['a token that is not accepted', { authorization: 'Bearer nobody' }, 401],
  ])('is what a hub keeps that is told nothing of it: %s', async (_, headers, status) => {
    const hub = await hubOnFakes();
    await hub.app.ready();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const left = vi.fn();
      const answering = hub.post({ query: '{ __typename }' }, headers).finally(left);
      while (vi.getTimerCount() === 0 && left.mock.calls.length === 0) await new Promise(setImmediate);
      for (let turns = 0; turns < 100; turns += 1) await new Promise(setImmediate);
      expect(left).not.toHaveBeenCalled();
      vi.advanceTimersByTime(BEAT_MILLISECONDS);
      expect((await answering).status).toBe(status);
    } finally {
      vi.useRealTimers();
      await hub.app.close();
    }
  });
});
