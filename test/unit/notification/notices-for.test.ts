import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../../src/notification/notices-for.js';
import type { NoticeIntent } from '../../../src/notification/notice-intent.js';
import type { NoticeSituation } from '../../../src/notification/notice-situation.js';
import type { PostId } from '../../../src/shared/ids.js';
import { childRecord, day, enquirer, organisation, plan, socialCareCase } from '../../support/builders.js';
import { NEXT_WORKING_DAY, noticeSituation } from '../../support/notice-situation.js';

const post = (text: string) => text as PostId;
const brief = (notices: readonly NoticeIntent[]) =>
  notices.map(({ kind, organisation: to, post: one, group }) => `${kind} -> ${to} ${one ?? group}`);
const told = (situation: NoticeSituation) => brief(noticesFor(situation));

const open = childRecord({ cases: [socialCareCase({ leadSocialWorkerPost: post('WORKER1') })] });
const closed = socialCareCase({ state: 'CLOSED', closed: day('2024-01-01'), leadSocialWorkerName: null });
const notHeld = { identity: 'NOT_HELD' } as const;

describe('an enquiry about a child who is known to social care', () => {
  it('is told to the lead social worker of the open case, with who asked and where to reach them (5.154)', () => {
    const [notice, ...more] = noticesFor(noticeSituation({ child: open }));
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'ENQUIRY_ABOUT_OPEN_CASE',
      organisation: 'LA1',
      post: 'WORKER1',
      group: null,
      urgency: 'WELFARE',
      dueAt: NEXT_WORKING_DAY,
    });
    expect(notice?.body).toContain('Helen Price, Mill Lane Surgery, 01632 960333');
  });

  it('is told to the designated manager where no worker has a post (5.152)', () => {
    expect(told(noticeSituation())).toEqual(['ENQUIRY_ABOUT_OPEN_CASE -> LA1 DESIGNATED_MANAGER']);
  });

  it('is told to each authority with an open case, and to the manager of each where it is closed', () => {
    const elsewhere = { sourceId: organisation('LA2'), leadSocialWorkerPost: post('WORKER2') };
    const child = childRecord({
      cases: [...open.cases, closed, socialCareCase(elsewhere), { ...closed, sourceId: organisation('LA3') }],
    });
    expect(told(noticeSituation({ child }))).toEqual([
      'ENQUIRY_ABOUT_OPEN_CASE -> LA1 WORKER1',
      'ENQUIRY_ABOUT_OPEN_CASE -> LA2 WORKER2',
      'ENQUIRY_ABOUT_KNOWN_CHILD -> LA3 DESIGNATED_MANAGER',
    ]);
  });

  it('is silent when it is a scheduled reading without concern (5.154)', () => {
    const asked = { purpose: 'ROUTINE_CARE', setting: 'SCHEDULED', concern: 'NONE' } as const;
    expect(told(noticeSituation({ caller: { group: 'GP' }, asked, child: open }))).toEqual([]);
  });

  it('is told at once from unscheduled care without a concern', () => {
    const asked = { purpose: 'CARE_OF_PRESENTING_CHILD', concern: 'NONE' } as const;
    expect(told(noticeSituation({ asked, child: open }))).toEqual(['ENQUIRY_ABOUT_OPEN_CASE -> LA1 WORKER1']);
  });
});

describe('an enquiry about a child who is not known', () => {
  it('makes a contact record with the advice given when it is the first (5.154)', () => {
    const notices = noticesFor(noticeSituation({ subject: notHeld }));
    expect(brief(notices)).toEqual(['CONTACT_RECORD_UNKNOWN_CHILD -> LA1 DESIGNATED_MANAGER']);
    expect(notices[0]?.body).toMatch(/Advice given: refer, confirm in writing within 48 hours; phone the duty desk/);
  });

  it('makes a task to consider whether the child may be in need when it is not the first (5.154)', () => {
    expect(told(noticeSituation({ subject: { ...notHeld, earlierEnquiryOfUnknown: true } }))).toEqual([
      'CONTACT_RECORD_UNKNOWN_CHILD -> LA1 DESIGNATED_MANAGER',
      'SECOND_ENQUIRY_UNKNOWN_CHILD -> LA1 DESIGNATED_MANAGER',
    ]);
  });

  it('counts a child whom only other agencies know as not known', () => {
    const child = childRecord({ cases: [], plans: [] });
    expect(told(noticeSituation({ child }))).toEqual(['CONTACT_RECORD_UNKNOWN_CHILD -> LA1 DESIGNATED_MANAGER']);
  });
});

describe('an identity that is not settled', () => {
  it('is a task for the designated manager, and nobody is told of a child (5.152)', () => {
    expect(told(noticeSituation({ subject: { identity: 'NOT_CONFIRMED' } }))).toEqual([
      'IDENTITY_TO_SETTLE -> LA1 DESIGNATED_MANAGER',
    ]);
  });

  it('is a task as well when the number typed is held under other details', () => {
    expect(told(noticeSituation({ subject: notHeld, numberDisagrees: true }))).toContain(
      'IDENTITY_TO_SETTLE -> LA1 DESIGNATED_MANAGER',
    );
  });
});

describe('a refusal', () => {
  const lapsed = { training: 'LAPSED' } as const;

  it('passes the concern on as if the gate had been passed, and says that the enquirer got no answer (5.14, 5.18)', () => {
    const notices = noticesFor(noticeSituation({ caller: lapsed, child: open }));
    expect(brief(notices)).toEqual([
      'ENQUIRY_ABOUT_OPEN_CASE -> LA1 WORKER1',
      'CONCERN_RECEIVED_WITH_REFUSAL -> LA1 DESIGNATED_MANAGER',
    ]);
    expect(notices[1]?.body).toContain('Helen Price');
  });

  it('tells nobody when no concern was stated', () => {
    const asked = { purpose: 'CARE_OF_PRESENTING_CHILD', concern: 'NONE' } as const;
    expect(told(noticeSituation({ caller: lapsed, asked, child: open }))).toEqual([]);
  });

  it('tells nobody of somebody whose organisation is not active', () => {
    expect(told(noticeSituation({ caller: { organisation: 'INACTIVE' }, child: open }))).toEqual([]);
    expect(told(noticeSituation({ caller: { organisation: 'UNKNOWN' }, enquirer: null, child: open }))).toEqual([]);
  });
});

describe('a conflict of interest', () => {
  it('as typed is told to the hub and the designated manager, and the concern is not lost', () => {
    expect(told(noticeSituation({ asked: { conflictAsTyped: true }, child: null }))).toEqual([
      'CONFLICT_OF_INTEREST -> HUB HUB_IG_LEAD',
      'MEDIATED_ENQUIRY -> HUB HUB_TEAM',
      'CONFLICT_OF_INTEREST -> LA1 DESIGNATED_MANAGER',
      'CONCERN_RECEIVED_WITH_REFUSAL -> LA1 DESIGNATED_MANAGER',
    ]);
  });

  it('says to open the decision to those who can, and whom to phone to those who cannot', () => {
    const notices = noticesFor(noticeSituation({ asked: { conflictAsTyped: true }, child: null }));
    const bodies = notices.filter(({ kind }) => kind === 'CONFLICT_OF_INTEREST').map(({ body }) => body);
    expect(bodies).toEqual([
      expect.stringContaining('Open the decision'),
      expect.stringContaining('Phone the hub team'),
    ]);
  });

  it.each([
    ['IMMEDIATE_DANGER', '2026-01-05T04:00:00.000000Z'],
    ['LIKELY_SIGNIFICANT_HARM', '2026-01-05T07:00:00.000000Z'],
    ['WELFARE', '2026-01-06T17:00:00.000000Z'],
  ] as const)('as typed, in %s, is arranged by the hub team by %s, who never enquire themselves', (concern, due) => {
    const notices = noticesFor(noticeSituation({ asked: { conflictAsTyped: true, concern }, child: null }));
    const mediated = notices.find(({ kind }) => kind === 'MEDIATED_ENQUIRY');
    expect(mediated?.dueAt).toBe(due);
    expect(mediated?.body).toContain('do not enquire yourselves');
  });

  it('of the designated manager of the area is told to the hub alone, with the concern', () => {
    const made = noticeSituation({ asked: { conflictAsTyped: true }, child: null });
    const own = enquirer().post;
    if (own === null) throw new Error('an enquirer with a post was asked for');
    const manager = enquirer({
      group: 'DESIGNATED_MANAGER',
      organisation: { ...own.organisation, id: organisation('LA1') },
    });
    expect(told({ ...made, enquirer: manager })).toEqual([
      'CONFLICT_OF_INTEREST -> HUB HUB_IG_LEAD',
      'MEDIATED_ENQUIRY -> HUB HUB_TEAM',
      'CONCERN_RECEIVED_WITH_REFUSAL -> HUB HUB_IG_LEAD',
    ]);
  });

  it('with a child found by an address is told as any other, and the concern as well', () => {
    const subject = { kind: 'HOUSEHOLD', identity: 'NOT_HELD' } as const;
    const caller = { group: 'POLICE_CHILD_ABUSE_UNIT' } as const;
    const asked = { purpose: 'DOMESTIC_ABUSE_INCIDENT' } as const;
    expect(told(noticeSituation({ caller, asked, subject, conflictAround: true }))).toEqual([
      'CONFLICT_OF_INTEREST -> HUB HUB_IG_LEAD',
      'CONFLICT_OF_INTEREST -> LA1 DESIGNATED_MANAGER',
      'CONCERN_ABOUT_HOUSEHOLD_OR_ADULT -> LA1 DESIGNATED_MANAGER',
    ]);
  });

  it('in the index is told to the same, and the worker of the open case learns of the concern', () => {
    expect(told(noticeSituation({ subject: { conflictInIndex: true }, child: open }))).toEqual([
      'CONFLICT_OF_INTEREST -> HUB HUB_IG_LEAD',
      'CONFLICT_OF_INTEREST -> LA1 DESIGNATED_MANAGER',
      'ENQUIRY_ABOUT_OPEN_CASE -> LA1 WORKER1',
    ]);
  });
});

describe('a confidential service', () => {
  const caller = { group: 'SEXUAL_HEALTH', confidentialService: true } as const;

  it('tells nobody below likely significant harm', () => {
    for (const identity of ['CONFIRMED', 'NOT_CONFIRMED', 'NOT_HELD'] as const) {
      expect(
        told(noticeSituation({ caller, subject: { identity }, child: identity === 'CONFIRMED' ? open : null })),
      ).toEqual([]);
    }
  });

  it('is spoken of by a reference alone when it tells', () => {
    const [notice] = noticesFor(
      noticeSituation({ caller, asked: { concern: 'LIKELY_SIGNIFICANT_HARM' }, child: open }),
    );
    expect(notice?.body).toContain('confidential health service, reference 00000000-0000-4000-8000-0000000000d1');
    expect(notice?.body).not.toMatch(/Helen|Price|Surgery|01632/);
  });
});

describe('the clock of a notice', () => {
  const dueAt = (concern: 'WELFARE' | 'LIKELY_SIGNIFICANT_HARM' | 'IMMEDIATE_DANGER') =>
    noticesFor(noticeSituation({ asked: { concern }, child: open }))[0]?.dueAt;

  it('is 15 minutes in danger, 1 hour at likely harm, at any hour; else the next working day', () => {
    expect(dueAt('IMMEDIATE_DANGER')).toBe('2026-01-05T03:15:00.000000Z');
    expect(dueAt('LIKELY_SIGNIFICANT_HARM')).toBe('2026-01-05T04:00:00.000000Z');
    expect(dueAt('WELFARE')).toBe(NEXT_WORKING_DAY);
  });
});

it('names no child and no address in any notice but the contact record', () => {
  const situations = [
    noticeSituation({ child: open }),
    noticeSituation({ subject: { identity: 'NOT_CONFIRMED' } }),
    noticeSituation({ caller: { training: 'LAPSED' }, subject: { kind: 'HOUSEHOLD', ...notHeld }, child: null }),
    noticeSituation({ asked: { conflictAsTyped: true }, child: null }),
    noticeSituation({ caller: { training: 'LAPSED' }, child: childRecord({ cases: [closed], plans: [plan()] }) }),
  ];
  for (const { body } of situations.flatMap(noticesFor)) {
    expect(body).not.toMatch(/Amina|Okafor|2018|999000|Mill Lane,|NM1/);
  }
});
