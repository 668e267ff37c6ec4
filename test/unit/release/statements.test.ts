import { describe, expect, it } from 'vitest';

import type { ChildRecord } from '../../../src/child-index/child-record.js';
import type { Decision, ItemDecision } from '../../../src/decision-policy/decision.js';
import {
  FIELDS_OF_KIND,
  type EnquiryFacts,
  type ItemFacts,
  type ItemKind,
} from '../../../src/decision-policy/facts/facts.js';
import type { AnswerMaterials } from '../../../src/release/answer-materials.js';
import { socialCareStatements } from '../../../src/release/social-care-statements.js';
import { AUTHORITIES, decide, materials } from '../../support/answer-materials.js';
import { childRecord, day, householdChild, organisation, plan, socialCareCase } from '../../support/builders.js';
import { decidedItem } from '../../support/decided-item.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

interface World {
  readonly child?: Partial<ChildRecord>;
  readonly items?: readonly ItemDecision[];
  readonly decision?: Partial<Decision>;
  readonly subject?: Partial<EnquiryFacts['subject']>;
  readonly changes?: Partial<AnswerMaterials>;
  /** Items that are history; all others are current. */
  readonly history?: readonly string[];
}

const all = (kind: ItemKind, ref: string) => decidedItem(kind, ref, FIELDS_OF_KIND[kind]);
const without = (kind: ItemKind, ref: string, ...fields: readonly string[]) =>
  decidedItem(
    kind,
    ref,
    FIELDS_OF_KIND[kind].filter((field) => !fields.includes(field)),
  );

/** The statements when these items, and these fields of them alone, are released: what release makes of it. */
function statements({ child, items = [], decision, subject, changes, history = [] }: World = {}) {
  const facts = enquiryFacts({
    ...(subject === undefined ? {} : { subject }),
    items: items.map(({ kind, ref }): ItemFacts =>
      itemFacts(kind, { ref, currency: history.includes(ref) ? 'HISTORY' : 'CURRENT' }),
    ),
  });
  const made: Decision = {
    ...decide(facts),
    outcome: 'RELEASED',
    closed: [],
    withheld: [],
    socialCareSpokenOf: true,
    items,
    ...decision,
  };
  return socialCareStatements(materials(facts, childRecord(child), { decision: made, ...changes }));
}

const silent = (why: 'NOT_PERMITTED' | 'NOT_CHECKED') =>
  AUTHORITIES.map(({ name, asOf }) => ({
    authority: name,
    case: why,
    caseOpened: null,
    caseClosed: null,
    childInNeed: null,
    plan: why,
    plans: [],
    leadSocialWorker: null,
    asOf,
  }));
const UNNAMED = { ...silent('NOT_PERMITTED')[0], authority: 'not named', asOf: null };
const lateAt = (id: string) => AUTHORITIES.map((one) => (one.id === id ? { ...one, state: 'LATE' as const } : one));

describe('every authority', () => {
  const items = [all('SOCIAL_CARE_CASE', 'case:0'), all('PLAN', 'plan:0')];

  it('is not spoken of in a refusal, and was not asked where nothing was looked up or settled', () => {
    expect(statements({ items, decision: { outcome: 'REFUSED' } })).toEqual(silent('NOT_PERMITTED'));
    expect(statements({ items, decision: { outcome: 'MEDIATED' } })).toEqual(silent('NOT_CHECKED'));
    expect(statements({ items, decision: { outcome: 'IDENTITY_NOT_CONFIRMED' } })).toEqual(silent('NOT_CHECKED'));
  });

  it('states its case and its plan with its own day, and nothing of another', () => {
    const [own, other] = statements({ items });
    expect(own).toEqual({
      authority: 'Northmoor Council',
      case: 'OPEN',
      caseOpened: '2026-02-01',
      caseClosed: null,
      childInNeed: true,
      plan: 'IN_FORCE',
      plans: [{ kind: 'CHILD_PROTECTION_PLAN', categories: ['NEGLECT'], start: '2026-03-01', end: null, note: null }],
      leadSocialWorker: null,
      asOf: AUTHORITIES[0]?.asOf,
    });
    expect(other).toMatchObject({ case: 'NOT_KNOWN', caseOpened: null, childInNeed: null, plan: 'NONE_RECORDED' });
  });

  it('states what is released of a case, and of its plan, when the rest is not', () => {
    const parts = [
      without('SOCIAL_CARE_CASE', 'case:0', 'opened', 'childInNeed'),
      without('PLAN', 'plan:0', 'categories'),
    ];
    expect(statements({ items: parts })[0]).toMatchObject({
      case: 'OPEN',
      caseOpened: null,
      childInNeed: null,
      plans: [{ kind: 'CHILD_PROTECTION_PLAN', categories: [] }],
    });
  });

  it('speaks of its open case rather than of one that is closed, and of a case with a state before one without', () => {
    const cases = [
      socialCareCase({ state: 'CLOSED', opened: day('2020-01-01'), closed: day('2021-01-01') }),
      socialCareCase({ opened: day('2025-05-05') }),
    ];
    const both = [all('SOCIAL_CARE_CASE', 'case:0'), all('SOCIAL_CARE_CASE', 'case:1')];
    for (const child of [{ cases }, { cases: [...cases].reverse() }]) {
      expect(statements({ child, items: both })[0]).toMatchObject({ case: 'OPEN', caseOpened: '2025-05-05' });
    }
    const stateless = [without('SOCIAL_CARE_CASE', 'case:0', 'state'), all('SOCIAL_CARE_CASE', 'case:1')];
    expect(statements({ child: { cases: [...cases].reverse() }, items: stateless })[0]).toMatchObject({
      case: 'CLOSED',
      caseOpened: '2020-01-01',
    });
    const closedTwice = { cases: [cases[0], cases[0]] as never };
    expect(statements({ child: closedTwice, items: both })[0]?.case).toBe('CLOSED');
  });

  it('says whether the child is in need, also that it is not', () => {
    const child = { cases: [socialCareCase({ childInNeed: false })] };
    expect(statements({ child, items: [all('SOCIAL_CARE_CASE', 'case:0')] })[0]?.childInNeed).toBe(false);
  });

  it('says that no plan is recorded on its own word where it states the case, else when all are in time', () => {
    const open = [all('SOCIAL_CARE_CASE', 'case:0')];
    const planOf = (world: World) => statements({ ...world, items: open }).map((one) => one.plan);
    const late = { feeds: 'LATE' } as const;
    expect(planOf({})).toEqual(['NONE_RECORDED', 'NONE_RECORDED']);
    expect(planOf({ subject: late, changes: { authorities: lateAt('LA1') } })).toEqual(['NOT_CHECKED', 'NOT_CHECKED']);
    expect(planOf({ subject: late, changes: { authorities: lateAt('LA2') } })).toEqual([
      'NONE_RECORDED',
      'NOT_CHECKED',
    ]);
  });

  it('that is not covered is named with its case, without a day', () => {
    const child = { cases: [socialCareCase({ sourceId: organisation('LA9'), sourceName: 'Far Council' })] };
    const [, , far, ...more] = statements({ child, items: [all('SOCIAL_CARE_CASE', 'case:0')] });
    expect(far).toMatchObject({ authority: 'Far Council', case: 'OPEN', plan: 'NOT_CHECKED', asOf: null });
    expect(more).toEqual([]);
  });
});

describe('a case or plan whose authority is not released', () => {
  const elsewhere = {
    cases: [socialCareCase({ sourceId: organisation('LA9'), sourceName: 'Far Council' })],
    plans: [plan(), plan({ kind: 'LOOKED_AFTER' })],
  };
  const nameless = (kind: ItemKind, ref: string) => without(kind, ref, 'authority');

  it('gives one more statement that names nobody, and none is told by elimination', () => {
    const world = { child: elsewhere, items: [nameless('SOCIAL_CARE_CASE', 'case:0')] };
    expect(statements(world)).toHaveLength(3);
    expect(statements(world)[2]).toEqual({ ...UNNAMED, plan: 'NONE_RECORDED' });
    expect(statements({ ...world, subject: { feeds: 'LATE' } })[2]).toEqual({ ...UNNAMED, plan: 'NOT_CHECKED' });
  });

  it('is in it with its plan, and beside it those that have a name', () => {
    const items = [all('PLAN', 'plan:0'), nameless('PLAN', 'plan:1')];
    const told = statements({ child: elsewhere, items });
    expect(told.map((one) => one.plans.map(({ kind }) => kind))).toEqual([
      ['CHILD_PROTECTION_PLAN'],
      [],
      ['LOOKED_AFTER'],
    ]);
    expect(told[2]).toMatchObject({ authority: 'not named', case: 'NOT_PERMITTED', plan: 'IN_FORCE' });
  });

  it('of both kinds is one statement', () => {
    const items = [nameless('SOCIAL_CARE_CASE', 'case:0'), nameless('PLAN', 'plan:1')];
    expect(statements({ child: elsewhere, items })).toHaveLength(3);
    expect(statements({ child: elsewhere, items: [all('PLAN', 'plan:0')] })).toHaveLength(2);
  });
});

describe('the state of a plan', () => {
  const history = ['plan:0'];
  const ended = { plans: [plan({ started: day('2019-01-01'), ended: day('2020-01-01') })] };
  const withheld = [{ kind: 'PLAN', fields: ['ended'], rule: 'a rule' }] as const;

  it('is that it ended, when its end is released', () => {
    const told = statements({ child: ended, items: [all('PLAN', 'plan:0')], history });
    expect(told[0]).toMatchObject({ plan: 'ENDED', plans: [{ end: '2020-01-01' }] });
  });

  it('is not told from a plan whose end is not released', () => {
    const items = [without('PLAN', 'plan:0', 'ended')];
    expect(statements({ items, decision: { withheld } })[0]).toMatchObject({ plan: 'NOT_PERMITTED' });
    expect(statements({ items, history, decision: { withheld } })[0]).toMatchObject({ plan: 'NOT_PERMITTED' });
    expect(statements({ items })[0]).toMatchObject({ plan: 'NONE_RECORDED' });
  });

  it('is that none may be told of where a current one is withheld, though another ended', () => {
    const child = { plans: [...ended.plans, plan()] };
    const items = [all('PLAN', 'plan:0'), without('PLAN', 'plan:1', 'ended')];
    expect(statements({ child, items, history, decision: { withheld } })[0]?.plan).toBe('NOT_PERMITTED');
    expect(statements({ child, items, history: ['plan:0', 'plan:1'], decision: { withheld } })[0]?.plan).toBe('ENDED');
  });

  it('is nothing to say where social care may not be spoken of', () => {
    expect(statements({ decision: { socialCareSpokenOf: false } })).toEqual(silent('NOT_PERMITTED'));
  });
});

describe('a lead social worker', () => {
  const cases = [
    socialCareCase({ state: 'CLOSED', leadSocialWorkerName: 'Ann Former' }),
    socialCareCase({ leadSocialWorkerName: 'Rosa Lind' }),
  ];
  const workers = [all('LEAD_SOCIAL_WORKER', 'lead:0'), all('LEAD_SOCIAL_WORKER', 'lead:1')];
  const named = (items: readonly ItemDecision[]) => statements({ child: { cases }, items })[0]?.leadSocialWorker?.name;

  it('is that of the case which is spoken of', () => {
    const both = [all('SOCIAL_CARE_CASE', 'case:0'), all('SOCIAL_CARE_CASE', 'case:1')];
    expect(named([...both, ...workers])).toBe('Rosa Lind');
    expect(named([...both, workers[0] as ItemDecision])).toBeUndefined();
  });

  it('is the first of the authority where no case is shown, with what is released of them', () => {
    expect(named(workers)).toBe('Ann Former');
    const phoneOnly = [decidedItem('LEAD_SOCIAL_WORKER', 'lead:1', ['phone'])];
    expect(statements({ child: { cases }, items: phoneOnly })[0]?.leadSocialWorker).toEqual({
      name: null,
      team: null,
      phone: '01632 960222',
    });
  });
});

describe('an address or an adult', () => {
  const household = [householdChild({ planInForce: true }), householdChild({ planInForce: false })];
  const about = (
    items: readonly ItemDecision[],
    decision: Partial<Decision> = {},
    kind: 'HOUSEHOLD' | 'ADULT' = 'ADULT',
  ) => statements({ child: { household }, items, decision, subject: { kind } });
  const child = (at: number) => decidedItem('HOUSEHOLD_CHILD', `household:${at}`, ['planInForce']);

  it('is answered by one statement: that a plan is in force for a child there, or that nothing was checked', () => {
    expect(about([child(0), child(1)])).toEqual([{ ...UNNAMED, plan: 'IN_FORCE' }]);
    expect(about([child(0)], {}, 'HOUSEHOLD')).toEqual([{ ...UNNAMED, plan: 'IN_FORCE' }]);
    expect(about([child(1)])).toEqual([{ ...UNNAMED, plan: 'NOT_CHECKED' }]);
    expect(about([])).toEqual([{ ...UNNAMED, plan: 'NOT_CHECKED' }]);
  });

  it('is answered as not permitted where that is withheld aloud', () => {
    const withheld = [{ kind: 'HOUSEHOLD_CHILD', fields: ['planInForce'], rule: 'a rule' }] as const;
    expect(about([], { withheld })).toEqual([{ ...UNNAMED, plan: 'NOT_PERMITTED' }]);
    expect(about([child(0)], { withheld })).toEqual([{ ...UNNAMED, plan: 'IN_FORCE' }]);
  });

  it('is none where an unborn child was asked about', () => {
    expect(statements({ subject: { kind: 'UNBORN' } })).toHaveLength(2);
  });
});

describe('a shield', () => {
  const items = [all('PLAN', 'plan:0')];
  const subject = { shield: 'IN_FORCE' } as const;
  const opened = { derived: { ...decide(enquiryFacts()).derived, shieldOverride: 'VALID' as const } };

  it('leaves one statement without a name, unless it was opened', () => {
    expect(statements({ items, subject })).toMatchObject([{ authority: 'not named', plan: 'IN_FORCE' }]);
    expect(statements({ items, subject, decision: opened })).toHaveLength(2);
    expect(statements({ subject, decision: { socialCareSpokenOf: false } })).toEqual(silent('NOT_PERMITTED'));
  });
});
