import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../../src/notification/notices-for.js';
import type { NoticeSituation } from '../../../src/notification/notice-situation.js';
import type { ChildId, PostId } from '../../../src/shared/ids.js';
import { childRecord, householdChild, organisation } from '../../support/builders.js';
import { noticeSituation } from '../../support/notice-situation.js';

const onPlan = householdChild({
  planInForce: true,
  planAuthority: organisation('LA2'),
  planKey: 'SC-77',
  leadSocialWorkerPost: 'WORKER9' as PostId,
});
const atAddress = (situation: NoticeSituation) =>
  noticesFor(situation)
    .filter(({ kind }) => kind === 'ENQUIRY_AT_SAME_ADDRESS')
    .map(({ organisation: to, post, group }) => `${to} ${post ?? group}`);
const bodies = (situation: NoticeSituation) =>
  noticesFor(situation)
    .filter(({ kind }) => kind === 'ENQUIRY_AT_SAME_ADDRESS')
    .map(({ body }) => body);

describe('another child with a plan at the same address', () => {
  it('has the lead social worker told, from the recorded address and from the presenting one (5.154)', () => {
    expect(atAddress(noticeSituation({ child: childRecord({ household: [onPlan] }) }))).toEqual(['LA2 WORKER9']);
    expect(atAddress(noticeSituation({ presentingHousehold: [onPlan] }))).toEqual(['LA2 WORKER9']);
  });

  it.each(['NOT_HELD', 'NOT_CONFIRMED'] as const)(
    'has the worker told also when the child asked about is %s',
    (identity) => {
      expect(atAddress(noticeSituation({ subject: { identity }, presentingHousehold: [onPlan] }))).toEqual([
        'LA2 WORKER9',
      ]);
    },
  );

  it('has the worker told also when the answer was a refusal, if a concern came in', () => {
    const caller = { training: 'LAPSED' } as const;
    expect(atAddress(noticeSituation({ caller, presentingHousehold: [onPlan] }))).toEqual(['LA2 WORKER9']);
  });

  it('is not told of in a silent reading', () => {
    const asked = { purpose: 'ROUTINE_CARE', setting: 'SCHEDULED', concern: 'NONE' } as const;
    const child = childRecord({ household: [onPlan] });
    expect(atAddress(noticeSituation({ caller: { group: 'GP' }, asked, child }))).toEqual([]);
  });

  it('is told of once, although found at both addresses and with a sibling of the same worker', () => {
    const twin = { ...onPlan, id: '00000000-0000-4000-8000-0000000000b2' as ChildId };
    const child = childRecord({ household: [onPlan, twin] });
    expect(atAddress(noticeSituation({ child, presentingHousehold: [onPlan] }))).toEqual(['LA2 WORKER9']);
  });

  it('is not the child asked about, nor a child without a plan', () => {
    const child = childRecord();
    const presentingHousehold = [{ ...onPlan, id: child.id }, householdChild()];
    expect(atAddress(noticeSituation({ child, presentingHousehold }))).toEqual([]);
  });

  it.each(['HOSPITAL', 'HOSTEL', 'REFUGE', 'CHILDRENS_HOME', 'PLACEHOLDER'] as const)(
    'at a %s goes to the designated manager of the authority with the plan, since sharing it means nothing',
    (dwelling) => {
      expect(atAddress(noticeSituation({ presentingHousehold: [{ ...onPlan, dwelling }] }))).toEqual([
        'LA2 DESIGNATED_MANAGER',
      ]);
    },
  );

  it('goes to the hub team when either child is protected, and names nobody and no place', () => {
    const other = noticeSituation({ presentingHousehold: [{ ...onPlan, shielded: true }] });
    const asked = noticeSituation({ subject: { shield: 'IN_FORCE' }, presentingHousehold: [onPlan] });
    for (const situation of [other, asked]) expect(atAddress(situation)).toEqual(['HUB HUB_IG_LEAD']);
  });

  it('is meant by the key of the plan in the own system of its authority, never by name, and who asked can be reached', () => {
    const twin = { ...onPlan, id: '00000000-0000-4000-8000-0000000000b2' as ChildId, planKey: 'SC-78' };
    const [body, ...more] = bodies(noticeSituation({ presentingHousehold: [onPlan, twin] }));
    expect(more).toEqual([]);
    expect(body).toContain('Helen Price, Mill Lane Surgery, 01632 960333, enquired about another child');
    expect(body).toContain('(your reference SC-77, SC-78)');
    expect(body).toContain('5.154');
    expect(body).not.toMatch(/Sami|Okafor|Amina|4 Mill Lane|NM1/);
  });

  it('that is protected is told without key, name, place and who asked', () => {
    const other = noticeSituation({ presentingHousehold: [{ ...onPlan, shielded: true }] });
    const asked = noticeSituation({ subject: { shield: 'IN_FORCE' }, presentingHousehold: [onPlan] });
    for (const body of [other, asked].flatMap(bodies)) {
      expect(body).not.toMatch(/SC-77|Sami|Okafor|Amina|Helen|Price|Surgery|Lane|01632/);
    }
  });

  it('has the designated manager told beside the worker at likely harm and in danger, who may be away', () => {
    for (const concern of ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] as const) {
      expect(atAddress(noticeSituation({ asked: { concern }, presentingHousehold: [onPlan] }))).toEqual([
        'LA2 WORKER9',
        'LA2 DESIGNATED_MANAGER',
      ]);
    }
  });

  it('whose worker has no post has the manager told, and one without an authority the manager of the area', () => {
    expect(atAddress(noticeSituation({ presentingHousehold: [{ ...onPlan, leadSocialWorkerPost: null }] }))).toEqual([
      'LA2 DESIGNATED_MANAGER',
    ]);
    expect(atAddress(noticeSituation({ presentingHousehold: [{ ...onPlan, planAuthority: null }] }))).toEqual([
      'LA1 DESIGNATED_MANAGER',
    ]);
  });
});
