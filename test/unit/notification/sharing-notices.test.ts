import { describe, expect, it } from 'vitest';
import type { SharingTask } from '../../../src/decision-policy/sharing/judge-sharing.js';
import { SHARING_TASKS } from '../../../src/decision-policy/sharing/sharing-rule.js';
import { brokerNotice, brokeredReplyNotice, replyDueBy } from '../../../src/notification/broker-notices.js';
import {
  breachNotices,
  confirmationNotice,
  taskDue,
  taskNotices,
  type SharingSituation,
} from '../../../src/notification/sharing-notices.js';
import { englishWorkingTime } from '../../../src/persistence/england-calendar.js';
import type { DecisionId, PostId, RequestId } from '../../../src/shared/ids.js';
import { tellsOthersNow, toldNow } from '../../../src/sharing/told-now.js';
import { enquirer, moment, NOW, organisation } from '../../support/builders.js';

const holder = enquirer() as SharingSituation['holder'];

function situation(changes: Partial<SharingSituation> = {}): SharingSituation {
  return {
    now: NOW,
    requestId: 'r-1' as RequestId,
    holder,
    concern: 'NONE',
    refusedUnder13: false,
    referredAt: null,
    referredTo: null,
    hub: organisation('HUB'),
    dueBy: englishWorkingTime,
    ...changes,
  };
}

const task = (to: SharingTask['to'], within: SharingTask['within'] = 'HOURS_24'): SharingTask => ({
  rule: 'sharing/any',
  task: 'EXPECT_REFERRAL',
  to,
  within,
});

describe('a task that follows from a holder’s decision', () => {
  it('goes to the own post, the own governance lead, or the designated manager of the area', () => {
    const where = taskNotices(situation(), [task('OWN_POST'), task('OWN_GOVERNANCE'), task('AUTHORITY')]).map(
      ({ organisation: at, post, group }) => [at, post, group],
    );
    expect(where).toEqual([
      ['GP1', 'POST1', null],
      ['GP1', null, 'IG_LEAD'],
      ['LA1', null, 'DESIGNATED_MANAGER'],
    ]);
  });

  it('is told to the authority to which the referral went', () => {
    const [notice] = taskNotices(situation({ referredTo: organisation('LA7') }), [task('AUTHORITY')]);
    expect(notice).toMatchObject({ organisation: 'LA7', group: 'DESIGNATED_MANAGER' });
  });

  it('is one for all that was left out, however much it is', () => {
    const left = { ...task('OWN_POST'), task: 'COMPLETE_RECORD' as const };
    expect(taskNotices(situation(), [left, left, task('AUTHORITY'), left])).toHaveLength(2);
  });

  it('of a referral by telephone says what to do when nobody acknowledges it (5.33)', () => {
    const [notice] = taskNotices(situation(), [{ ...task('OWN_POST'), task: 'CONFIRM_REFERRAL_IN_WRITING' }]);
    expect(notice?.body).toBe(
      'You referred a child by telephone. Confirm it in writing within 48 hours of the call. If it is not acknowledged within 3 working days, contact social care again (5.33).',
    );
  });

  it('goes to the hub where no authority is', () => {
    const hub = { ...holder.post.organisation, authorityId: null };
    const [notice] = taskNotices(situation({ holder: { ...holder, post: { ...holder.post, organisation: hub } } }), [
      task('AUTHORITY'),
    ]);
    expect(notice).toMatchObject({ organisation: 'HUB', group: 'HUB_IG_LEAD' });
  });

  it('is due as urgent as the concern, within hours of any day, from the referral, or a working day', () => {
    const harm = situation({ concern: 'LIKELY_SIGNIFICANT_HARM', referredAt: moment('2026-11-20T10:00:00.000000Z') });
    expect(taskDue(harm, 'AS_URGENT')).toBe('2026-11-21T04:00:00.000000Z');
    expect(taskDue(harm, 'HOURS_24')).toBe('2026-11-22T03:00:00.000000Z');
    expect(taskDue(harm, 'HOURS_48')).toBe('2026-11-22T10:00:00.000000Z');
    expect(taskDue(situation(), 'HOURS_48')).toBe('2026-11-23T03:00:00.000000Z');
    expect(taskDue(harm, 'ONE_WORKING_DAY')).toBe('2026-11-23T17:00:00.000000Z');
  });

  it('never names a confidential service, whatever it is about', () => {
    const clinic = { ...holder.post.organisation, name: 'The Lantern Clinic', confidentialService: true };
    const confidential = situation({ holder: { ...holder, post: { ...holder.post, organisation: clinic } } });
    const all = [
      ...taskNotices(
        confidential,
        SHARING_TASKS.map((code) => ({ ...task('AUTHORITY'), task: code })),
      ),
      confirmationNotice(confidential, 'ADVISER', { organisation: organisation('GP1'), post: 'P2' as PostId }),
      brokerNotice(confidential, 'd-1' as DecisionId, true, 'is anything known'),
    ];
    for (const { body } of all) expect(body).not.toMatch(/Lantern|Helen|Price|01632/);
    expect(all[0]?.body).toContain('reference r-1');
  });
});

describe('what happened against the table', () => {
  it('is told to the own governance and to that of the hub within a working day, and names no child', () => {
    const notices = breachNotices(situation(), ['sharing/lesser-concern-in-part']);
    expect(notices.map(({ kind, organisation: at, group }) => [kind, at, group])).toEqual([
      ['SHARING_AGAINST_THE_TABLE', 'GP1', 'IG_LEAD'],
      ['SHARING_AGAINST_THE_TABLE', 'HUB', 'HUB_IG_LEAD'],
    ]);
    expect(notices[0]?.dueAt).toBe('2026-11-23T17:00:00.000000Z');
    expect(breachNotices(situation(), [])).toEqual([]);
  });

  it.each([
    'sharing/public-referrer-identity',
    'sharing/public-referrer-implied',
    'sharing/third-party-not-necessary',
    'sharing/third-party-not-proportionate',
    'sharing/conference-record-consent',
    'sharing/police-system-content',
  ])('may be a breach of personal data against %s, within 72 hours', (rule) => {
    const [notice] = breachNotices(situation(), ['sharing/lesser-concern-in-part', rule]);
    expect(notice?.dueAt).toBe('2026-11-24T03:00:00.000000Z');
    expect(notice?.body).toContain('72 hours');
  });
});

describe('after more than 20 of one person in an hour', () => {
  const notices = taskNotices(situation(), [task('OWN_POST'), task('AUTHORITY')]);

  it('nobody else is told, but in immediate danger', () => {
    expect(toldNow(situation(), 19, notices)).toEqual(notices);
    expect(toldNow(situation(), 20, notices).map(({ post }) => post)).toEqual(['POST1']);
    expect(toldNow(situation({ concern: 'IMMEDIATE_DANGER' }), 20, notices)).toEqual(notices);
  });

  it('a refusal about a child under 13 is told all the same, since nobody may hide one (5.26)', () => {
    expect(toldNow(situation({ refusedUnder13: true }), 500, notices)).toEqual(notices);
    expect(tellsOthersNow(situation({ refusedUnder13: true }), 500)).toBe(true);
    expect(tellsOthersNow(situation(), 500)).toBe(false);
  });

  it('information governance is told of what was against the table all the same', () => {
    const breaches = breachNotices(situation(), ['sharing/lesser-concern-in-part']);
    expect(toldNow(situation(), 500, breaches)).toEqual(breaches);
  });
});

describe('a request for contact', () => {
  it.each([
    ['IMMEDIATE_DANGER', '2026-11-21T04:00:00.000000Z'],
    ['LIKELY_SIGNIFICANT_HARM', '2026-11-21T07:00:00.000000Z'],
    ['WELFARE', '2026-11-23T17:00:00.000000Z'],
    ['NONE', '2026-11-23T17:00:00.000000Z'],
  ] as const)('in %s has its reply by %s', (concern, due) => {
    expect(replyDueBy(concern, NOW, englishWorkingTime)).toBe(due);
    expect(brokerNotice(situation({ concern }), 'd-1' as DecisionId, true, 'what is known').dueAt).toBe(due);
  });

  it('is answered to the asker by reference alone, in one of two texts', () => {
    const asked = {
      id: 'd-9' as DecisionId,
      organisation: organisation('ZR1'),
      post: 'P9' as PostId,
      concern: 'WELFARE' as const,
    };
    const texts = (['SHARED', 'SHARED_IN_PART', 'REFUSED'] as const).map(
      (result) => brokeredReplyNotice(situation(), asked, result).body,
    );
    expect(new Set(texts).size).toBe(2);
    for (const text of texts) {
      expect(text).toContain('d-9');
      expect(text).not.toMatch(/Helen|Price|Surgery/);
    }
    expect(brokeredReplyNotice(situation(), asked, 'SHARED')).toMatchObject({ organisation: 'ZR1', post: 'P9' });
  });

  it('is answered as urgently as it was asked, whatever the replier believes', () => {
    const asked = { id: 'd-9' as DecisionId, organisation: organisation('ZR1'), post: 'P9' as PostId };
    const reply = brokeredReplyNotice(
      situation({ concern: 'IMMEDIATE_DANGER' }),
      { ...asked, concern: 'WELFARE' },
      'SHARED',
    );
    expect(reply).toMatchObject({ urgency: 'WELFARE', dueAt: '2026-11-23T17:00:00.000000Z' });
  });

  it('tells the hub team whether the reference is an enquiry of the asker’s own, and vouches for no other', () => {
    const body = (own: boolean) => brokerNotice(situation(), 'd-1' as DecisionId, own, 'what is known').body;
    expect(body(true)).toContain('their own enquiry d-1');
    expect(body(false)).toContain('no enquiry of theirs');
  });
});
