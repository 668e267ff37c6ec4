import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../../src/notification/notices-for.js';
import type { NoticeSituation } from '../../../src/notification/notice-situation.js';
import type { PostId } from '../../../src/shared/ids.js';
import { householdChild, organisation } from '../../support/builders.js';
import { noticeSituation } from '../../support/notice-situation.js';

const onPlan = householdChild({
  planInForce: true,
  planAuthority: organisation('LA2'),
  leadSocialWorkerPost: 'WORKER9' as PostId,
});
const told = (situation: NoticeSituation) =>
  noticesFor(situation).map(({ kind, organisation: to, post, group }) => `${kind} -> ${to} ${post ?? group}`);
const about = (changes: Partial<NoticeSituation>, concern: 'WELFARE' | 'NONE' = 'WELFARE') =>
  noticeSituation({ subject: { kind: 'ADULT', identity: 'NOT_HELD' }, asked: { concern }, child: null, ...changes });

describe('an enquiry about an adult', () => {
  it('with a concern is told to the designated manager of the area, whether or not a child is found (2.70)', () => {
    expect(told(about({}))).toEqual(['CONCERN_ABOUT_HOUSEHOLD_OR_ADULT -> LA1 DESIGNATED_MANAGER']);
  });

  it('is told to the lead social worker of each child with a plan who is linked with that adult', () => {
    expect(told(about({ childrenOfAdult: [onPlan, householdChild()] }))).toEqual([
      'CONCERN_ABOUT_HOUSEHOLD_OR_ADULT -> LA1 DESIGNATED_MANAGER',
      'ENQUIRY_ABOUT_ADULT_OF_CHILD -> LA2 WORKER9',
    ]);
  });

  it('is told to the hub team, without who asked, when the child is protected', () => {
    const situation = about({ childrenOfAdult: [{ ...onPlan, shielded: true }] });
    const hub = noticesFor(situation).filter(({ kind }) => kind === 'ENQUIRY_ABOUT_ADULT_OF_CHILD');
    expect(hub).toMatchObject([{ organisation: 'HUB', group: 'HUB_IG_LEAD' }]);
    expect(hub[0]?.body).not.toMatch(/Helen|Price|Sami|Okafor|Surgery/);
  });

  it('is told also when the answer was a refusal, if a concern came in', () => {
    const refused = noticeSituation({
      caller: { training: 'LAPSED' },
      subject: { kind: 'ADULT', identity: 'NOT_HELD' },
      child: null,
      childrenOfAdult: [onPlan],
    });
    expect(told(refused)).toEqual(
      expect.arrayContaining([
        'ENQUIRY_ABOUT_ADULT_OF_CHILD -> LA2 WORKER9',
        'CONCERN_RECEIVED_WITH_REFUSAL -> LA1 DESIGNATED_MANAGER',
      ]),
    );
  });

  it('tells the designated manager of no concern when none was stated', () => {
    expect(told(about({}, 'NONE'))).toEqual([]);
  });
});

describe('an enquiry about a household', () => {
  it('with a concern is told to the designated manager, and the children on a plan to their workers (11.86)', () => {
    const subject = { kind: 'HOUSEHOLD', identity: 'NOT_HELD' } as const;
    const caller = { group: 'POLICE_CHILD_ABUSE_UNIT' } as const;
    const asked = { purpose: 'DOMESTIC_ABUSE_INCIDENT' } as const;
    expect(told(noticeSituation({ caller, asked, subject, child: null, presentingHousehold: [onPlan] }))).toEqual([
      'CONCERN_ABOUT_HOUSEHOLD_OR_ADULT -> LA1 DESIGNATED_MANAGER',
      'ENQUIRY_AT_SAME_ADDRESS -> LA2 WORKER9',
    ]);
  });
});
