import { describe, expect, it } from 'vitest';
import type { ChildRecord } from '../../../src/child-index/child-record.js';
import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import { itemFacts as itemsOf } from '../../../src/enquiry/item-facts.js';
import { answered, AUTHORITIES, decide, materials } from '../../support/answer-materials.js';
import { childRecord, day, moment, organisation, plan, shield, socialCareCase } from '../../support/builders.js';
import { BASELINE } from '../../support/enquiry-facts.js';

const welfare = { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', setting: 'UNSCHEDULED' } as const;

function factsAbout(child: ChildRecord, changes: Partial<EnquiryFacts['subject']> = {}): EnquiryFacts {
  const now = moment('2026-11-21T03:00:00.000000Z');
  return {
    ...BASELINE,
    now,
    caller: { ...BASELINE.caller, group: 'A_AND_E' },
    request: { ...BASELINE.request, ...welfare },
    subject: { ...BASELINE.subject, ...changes },
    items: itemsOf(child, 'WELFARE_CONCERN', now, day('2026-11-21'), null),
  };
}

describe('what each authority states', () => {
  it('names the authority with the open case and its lead social worker, whoever else knows nothing (5.154)', () => {
    const { socialCare } = answered(materials(factsAbout(childRecord()), childRecord()));
    expect(socialCare).toMatchObject([
      {
        authority: 'Northmoor Council',
        case: 'OPEN',
        caseOpened: '2026-02-01',
        plan: 'IN_FORCE',
        leadSocialWorker: { name: 'Rosa Lind', phone: '01632 960222' },
      },
      { authority: 'Calderwick Council', case: 'NOT_KNOWN', plan: 'NONE_RECORDED', plans: [], leadSocialWorker: null },
    ]);
  });

  it('never says "not known" while the feed of any covered authority is late', () => {
    const late = AUTHORITIES.map((each) => (each.id === 'LA2' ? { ...each, state: 'LATE' as const } : each));
    const made = materials(factsAbout(childRecord(), { feeds: 'LATE' }), childRecord(), { authorities: late });
    expect(answered(made).socialCare).toMatchObject([
      { case: 'OPEN', plan: 'IN_FORCE' },
      { case: 'NOT_CHECKED', plan: 'NOT_CHECKED' },
    ]);
  });

  it('never says "not known" of a child whose other record a person has not yet settled', () => {
    const child = childRecord({ cases: [], plans: [], underReview: true });
    const answer = answered(materials(factsAbout(child), child));
    expect(answer.socialCare).toMatchObject([
      { case: 'NOT_CHECKED', plan: 'NOT_CHECKED' },
      { case: 'NOT_CHECKED', plan: 'NOT_CHECKED' },
    ]);
    expect(answer.message).toContain('is being checked');
  });

  it('keeps categories of a plan back at a welfare concern and lists them as withheld', () => {
    const answer = answered(materials(factsAbout(childRecord()), childRecord()));
    expect(answer.socialCare[0]?.plans).toEqual([
      { kind: 'CHILD_PROTECTION_PLAN', categories: [], start: '2026-03-01', end: null, note: null },
    ]);
    expect(answer.outcome).toBe('PARTLY_RELEASED');
    expect(answer.withheld.map(({ what }) => what)).toContain('plan: categories');
  });

  it('says that a closed case was known, and until when', () => {
    const closed = socialCareCase({
      state: 'CLOSED',
      closed: day('2020-05-01'),
      opened: day('2019-01-01'),
      leadSocialWorkerName: null,
    });
    const child = childRecord({
      cases: [closed],
      plans: [plan({ started: day('2019-02-01'), ended: day('2020-04-01') })],
    });
    expect(answered(materials(factsAbout(child), child)).socialCare[0]).toMatchObject({
      case: 'CLOSED',
      caseClosed: '2020-05-01',
      plan: 'ENDED',
    });
  });

  it('answers an old plan in routine care as if there had never been one', () => {
    const old = childRecord({ plans: [plan({ started: day('2019-02-01'), ended: day('2020-04-01') })] });
    const none = childRecord({ plans: [] });
    const routine = (child: ChildRecord) => {
      const facts = factsAbout(child);
      const request = { ...BASELINE.request };
      return answered(materials({ ...facts, caller: BASELINE.caller, request }, child));
    };
    expect(routine(old)).toEqual(routine(none));
    expect(routine(old).socialCare[0]?.plan).toBe('NONE_RECORDED');
  });

  it('tells a school in routine care nothing of social care, neither a case nor that there is none', () => {
    const ask = (child: ChildRecord) => {
      const facts = factsAbout(child);
      const caller = { ...BASELINE.caller, group: 'SCHOOL_LEAD' as const };
      return answered(materials({ ...facts, caller, request: { ...BASELINE.request } }, child));
    };
    for (const child of [childRecord(), childRecord({ cases: [], plans: [] })]) {
      for (const statement of ask(child).socialCare) {
        expect(statement).toMatchObject({ case: 'NOT_PERMITTED', plan: 'NOT_PERMITTED', plans: [] });
      }
    }
  });

  it('does not say "not known" of an authority that states a plan without its case', () => {
    for (const ended of [null, day('2026-10-01')]) {
      const child = childRecord({ cases: [], plans: [plan({ ended })] });
      expect(answered(materials(factsAbout(child), child)).socialCare).toMatchObject([
        { authority: 'Northmoor Council', case: 'NOT_CHECKED', plan: ended === null ? 'IN_FORCE' : 'ENDED' },
        { authority: 'Calderwick Council', case: 'NOT_KNOWN', plan: 'NONE_RECORDED' },
      ]);
    }
  });

  it('never says of an address or an adult that no plan is recorded: the protected are not found so', () => {
    for (const kind of ['HOUSEHOLD', 'ADULT'] as const) {
      const facts = factsAbout(childRecord(), { kind, identity: 'NOT_HELD' });
      const decision = { ...decide({ ...facts, items: [] }), outcome: 'NO_RECORD' as const };
      const { socialCare } = answered(materials({ ...facts, items: [] }, null, { decision }));
      expect(socialCare.map((statement) => statement.plan)).toEqual(['NOT_CHECKED']);
    }
  });

  it('hides by elimination nothing: where a case is withheld no other authority says "not known"', () => {
    const child = childRecord({ plans: [] });
    const facts = factsAbout(child);
    const made = materials(facts, child);
    const decision = {
      ...made.decision,
      items: made.decision.items.map((item) =>
        item.kind === 'SOCIAL_CARE_CASE'
          ? { ...item, fields: item.fields.map((field) => ({ ...field, released: false, rule: 'x' })) }
          : item,
      ),
      withheld: [
        {
          kind: 'SOCIAL_CARE_CASE' as const,
          fields: ['authority', 'state', 'opened', 'closed', 'childInNeed'],
          rule: 'x',
        },
      ],
    };
    const { socialCare } = answered({ ...made, decision });
    expect(socialCare.map((statement) => statement.case)).toEqual(['NOT_PERMITTED', 'NOT_PERMITTED']);
  });

  it('names an authority that is not covered when it states an open case', () => {
    const child = childRecord({
      cases: [socialCareCase({ sourceId: organisation('LA9'), sourceName: 'Far Council' })],
    });
    const statements = answered(materials(factsAbout(child), child)).socialCare;
    expect(statements.map(({ authority }) => authority)).toEqual([
      'Northmoor Council',
      'Calderwick Council',
      'Far Council',
    ]);
    expect(statements[2]).toMatchObject({ case: 'OPEN', asOf: null });
  });
});

describe('a child whose whereabouts are hidden', () => {
  const hidden = childRecord({ shields: [shield()] });
  const subject = { shield: 'IN_FORCE' } as const;

  it('gives plan state with no authority named, and only identifiers that were typed', () => {
    const answer = answered(materials(factsAbout(hidden, subject), hidden));
    expect(answer.socialCare).toEqual([
      {
        authority: 'not named',
        case: 'NOT_PERMITTED',
        caseOpened: null,
        caseClosed: null,
        childInNeed: null,
        plan: 'IN_FORCE',
        plans: [{ kind: 'CHILD_PROTECTION_PLAN', categories: [], start: '2026-03-01', end: null, note: null }],
        leadSocialWorker: null,
        asOf: null,
      },
    ]);
    expect(answer.child).toEqual({
      givenName: 'Amina',
      familyName: 'Okafor',
      birthDate: '2018-04-02',
      sex: null,
      nhsNumber: '9990000018',
      involvements: [],
      household: [],
      confidentialServices: [],
      commonAssessments: [],
      askThePolice: [],
    });
    expect(answer.message).toContain('being checked');
    expect(answer.phoneNow.at(-1)?.label).toContain('hub team');
  });

  it('never gives a name that was not typed', () => {
    const typed = { kind: 'CHILD', nhsNumber: '9990000018', givenName: null, familyName: null } as const;
    const made = materials(factsAbout(hidden, subject), hidden, { typed: { ...typed, birthDate: null, sex: null } });
    expect(JSON.stringify(answered(made))).not.toMatch(/Amina|Okafor|2018-04-02|Rosa|Mill Lane/);
  });

  it('without a plan is answered as one whose identity is not settled', () => {
    const child = childRecord({ shields: [shield()], plans: [] });
    const answer = answered(materials(factsAbout(child, subject), child));
    expect(answer.outcome).toBe('IDENTITY_NOT_CONFIRMED');
    expect(answer.socialCare.every((statement) => statement.case === 'NOT_CHECKED')).toBe(true);
    expect(answer.child).toBeNull();
  });
});
