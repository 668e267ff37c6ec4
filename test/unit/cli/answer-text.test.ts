import { describe, expect, it } from 'vitest';
import { answerText } from '../../../src/cli/enquiry/answer-text.js';
import { ANSWER } from '../../support/hub-on-fakes.js';

describe('an answer as a person reads it', () => {
  it('begins with the alert, and says everything in the order in which it is needed', () => {
    const text = answerText(ANSWER);
    const order = [
      '!! PLAN IN FORCE',
      'PARTLY RELEASED: this is not a referral',
      'PHONE NOW',
      'SOCIAL CARE',
      'lead social worker: Robin Ashdown, North team, 01632 960111',
      'PRACTITIONERS',
      'a confidential service is involved; contact is brokered',
      'common assessment, held by Joan Hartley, 01632 960444, since 2025-11-03',
      'ask the police',
      'OTHER CHILDREN OF THE HOUSEHOLD',
      'WITHHELD, AND WHO COULD CHANGE THAT',
      'the holder',
      'NEXT STEPS',
      'HOW FRESH',
      'RECEIPT',
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((left, right) => left - right));
  });

  it('shows every word of the answer that is for people', () => {
    const text = answerText(ANSWER);
    const told = ['01632 960119', '2025-12-01', 'neglect', 'Beacon Edge Primary School', '2019-02-28', '999 000 0018'];
    for (const part of [...told, 'Ben Thorn', 'aged 3', '2026-02-01', ANSWER.receipt.decisionId]) {
      expect(text).toContain(part);
    }
  });

  it('begins with a plan that ended within 365 days, as an alert, and with none that ended before', () => {
    const [statement] = ANSWER.socialCare;
    if (statement === undefined) throw new Error('the answer has no statement');
    const ended = (end: string, plan: 'ENDED' | 'NOT_PERMITTED' = 'ENDED') => {
      const plans = [{ kind: 'CHILD_PROTECTION_PLAN', categories: [], start: '2020-01-01', end, note: null }];
      return answerText({ ...ANSWER, socialCare: [{ ...statement, plan, plans }] });
    };
    expect(ended('2025-03-02').split('\n')[0]).toBe(
      `!! PLAN ENDED, NO REASSURANCE · ${statement.authority} · child protection plan, from 2020-01-01 to 2025-03-02`,
    );
    expect(ended('2025-03-01')).not.toContain('!!');
    expect(ended('2025-03-02', 'NOT_PERMITTED')).not.toContain('!!');
  });

  it('never lets "could not be checked" read as "nothing is there"', () => {
    const [statement] = ANSWER.socialCare;
    if (statement === undefined) throw new Error('the answer has no statement');
    const unchecked = {
      ...statement,
      case: 'NOT_CHECKED',
      plan: 'NOT_CHECKED',
      plans: [],
      leadSocialWorker: null,
    } as const;
    const text = answerText({ ...ANSWER, child: null, socialCare: [unchecked] });
    expect(text).toContain('this does not mean that there is no case');
    expect(text).toContain('this does not mean that there is none');
    expect(text).not.toContain('!!');
  });

  it('leaves out what was not released, without a trace', () => {
    const text = answerText({ ...ANSWER, child: null, socialCare: [] });
    expect(text).not.toMatch(/PRACTITIONERS|null|undefined|SOCIAL CARE\n/);
  });

  it('lets nothing that others wrote steer the terminal', () => {
    const text = answerText({ ...ANSWER, message: 'a\u001b[2Jb\u0007c\rd' });
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});
