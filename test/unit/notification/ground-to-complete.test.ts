import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../../src/notification/notices-for.js';
import { enquirer } from '../../support/builders.js';
import { noticeSituation } from '../../support/notice-situation.js';

const LEFT_OPEN = {
  concern: 'IMMEDIATE_DANGER',
  publicInterest: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD',
  familyNotYet: true,
} as const;

const told = (changes: Parameters<typeof noticeSituation>[0] = {}) =>
  noticesFor(noticeSituation({ asked: LEFT_OPEN, ...changes })).filter(({ kind }) => kind === 'GROUND_TO_COMPLETE');

describe('what was left open of a stated ground', () => {
  it('is a task of the own post, due in 24 hours, that names nobody and says what to do (2.72, 5.24)', () => {
    const [notice, ...more] = told();
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      organisation: 'GP1',
      post: enquirer().post?.id,
      group: null,
      urgency: 'IMMEDIATE_DANGER',
      dueAt: '2026-01-06T03:00:00.000000Z',
    });
    expect(notice?.body).toContain(
      'Within 24 hours ask again, as you asked before but without an override, under a new request id, say first in your reason that this completes the earlier enquiry, and state who',
    );
    expect(notice?.body).not.toMatch(/Amina|Okafor|9990000018|2018|4 Mill Lane|Helen Price/);
  });

  it('is the same whether the child is held, certain, shielded or too near', () => {
    for (const subject of [
      { identity: 'NOT_HELD', relationship: 'NONE' },
      { identity: 'NOT_CONFIRMED' },
      { shield: 'IN_FORCE' },
      { conflictInIndex: true },
    ] as const) {
      expect(told({ subject })).toEqual(told());
    }
  });

  it('is nothing where all was stated, where a gate closed, or where there is no post to tell', () => {
    expect(told({ asked: { ...LEFT_OPEN, familyNotYet: false } })).toEqual([]);
    expect(told({ caller: { training: 'LAPSED' } })).toEqual([]);
    expect(told({ enquirer: { ...enquirer(), post: null } })).toEqual([]);
    expect(told({ enquirer: null })).toEqual([]);
  });
});
