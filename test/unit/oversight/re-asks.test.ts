import { describe, expect, it } from 'vitest';
import type { RecordedAsk } from '../../../src/oversight/ports.js';
import { reAskOf } from '../../../src/oversight/re-asks.js';

const ask = (id: string, changes: Partial<RecordedAsk>, request: unknown = {}): RecordedAsk => ({
  id,
  decidedAt: '2026-11-21T03:00:00.000000Z',
  purpose: 'CARE_OF_PRESENTING_CHILD',
  concern: 'NONE',
  request: JSON.stringify({ reason: `reason of ${id}`, publicInterest: null, ...(request as object) }),
  ...changes,
});

describe('the earlier enquiries that stand beside a later one', () => {
  it('are those that stated less, with the reason of each', () => {
    const now = ask('now', { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' });
    const earlier = [
      ask('same', { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' }),
      ask('less', {}),
      ask('more', { purpose: 'SECTION_47_ENQUIRY', concern: 'IMMEDIATE_DANGER' }),
    ];
    expect(reAskOf(now, earlier)).toEqual([
      {
        id: 'less',
        decidedAt: '2026-11-21T03:00:00.000000Z',
        purpose: 'CARE_OF_PRESENTING_CHILD',
        concern: 'NONE',
        ground: null,
        possibleCrime: false,
        reason: 'reason of less',
      },
    ]);
  });

  it('are compared by whether each request stated a possible crime', () => {
    const [before] = reAskOf(ask('now', {}, { possibleCrime: true }), [
      ask('before', {}),
      ask('too', {}, { possibleCrime: true }),
    ]);
    expect(before).toMatchObject({ id: 'before', possibleCrime: false });
    expect(reAskOf(ask('now', {}), [ask('before', {}, { possibleCrime: true })])).toEqual([]);
  });

  it('are compared by the ground that each request stated', () => {
    const ground = { publicInterest: { ground: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD', facts: 'bruises' } };
    const worried = { purpose: 'WELFARE_CONCERN', concern: 'LIKELY_SIGNIFICANT_HARM' };
    const [before] = reAskOf(ask('now', worried, ground), [ask('before', worried)]);
    expect(before).toMatchObject({ id: 'before', ground: null });
    expect(reAskOf(ask('now', worried), [ask('before', worried, ground)])).toEqual([]);
  });
});
