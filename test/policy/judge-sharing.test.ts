import { describe, expect, it } from 'vitest';

import { PolicyFault } from '../../src/decision-policy/decision.js';
import { createExplainSharingRule } from '../../src/decision-policy/sharing/explain-sharing-rule.js';
import { createJudgeSharing } from '../../src/decision-policy/sharing/judge-sharing.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import type { SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import type {
  RecordRule,
  ResultRule,
  SharingRule,
  TaskRule,
  Unmet,
} from '../../src/decision-policy/sharing/sharing-rule.js';
import { moment, NOW } from '../support/builders.js';
import { sharingFacts } from '../support/sharing-facts.js';

const NORM = { step: 'sharing', text: 'a rule', citations: ['5.23'], since: '2018-05-25', until: null } as const;
const record = (unmet: Unmet, changes: Partial<RecordRule> = {}): RecordRule => ({
  ...NORM,
  id: 'sharing/record',
  effect: 'require',
  unmet,
  when: {},
  lacking: { reasons: { $ne: 'GIVEN' } },
  input: 'reasons',
  accepted: ['a text'],
  ...changes,
});
const result: ResultRule = {
  ...NORM,
  id: 'sharing/result',
  effect: 'refuse',
  when: {},
  against: { necessary: { $ne: 'YES' } },
  input: 'result',
  accepted: ['REFUSED'],
};
const task: TaskRule = {
  ...NORM,
  id: 'sharing/task',
  effect: 'task',
  when: {},
  task: 'REVIEW_REFUSAL',
  to: 'AUTHORITY',
  within: 'AS_URGENT',
};

const LACKING = { reasons: 'NOT_GIVEN' } as const;
const URGENT = { ...LACKING, belief: 'SIGNIFICANT_HARM_TO_CHILD' } as const;
const FAULT = { rule: 'sharing/record', input: 'reasons', text: 'a rule', accepted: ['a text'] };
const LATER = { rule: 'sharing/record', task: 'COMPLETE_RECORD', to: 'OWN_POST', within: 'HOURS_24' };

function judged(rules: readonly SharingRule[], facts: Partial<SharingFacts>, now = NOW) {
  const { missing, notAllowed, breaches, tasks } = createJudgeSharing(rules)(sharingFacts(facts), now);
  return { missing, notAllowed, breaches, tasks };
}
const NOTHING = { missing: [], notAllowed: [], breaches: [], tasks: [] };

describe('what is left out of a record', () => {
  const refused = { result: 'REFUSED' } as const;
  const referred = { referral: 'MADE_BY_PHONE' } as const;
  const missing = { ...NOTHING, missing: [FAULT] };
  const breach = { ...NOTHING, breaches: [FAULT] };
  const later = { ...NOTHING, tasks: [LATER] };

  it.each<readonly [Unmet, Partial<SharingFacts>, typeof missing | typeof breach | typeof later]>([
    ['AT_ONCE', LACKING, missing],
    ['AT_ONCE', URGENT, missing],
    ['WITHIN_24_HOURS', LACKING, missing],
    ['WITHIN_24_HOURS', URGENT, later],
    ['WITHIN_24_HOURS', { ...URGENT, result: 'SHARED_IN_PART' }, later],
    ['WITHIN_24_HOURS', { ...LACKING, harmToAdult: 'YES' }, later],
    ['WITHIN_24_HOURS', { ...URGENT, ...refused }, missing],
    ['WITHIN_24_HOURS', { ...URGENT, ...refused, ...referred }, later],
    ['WITHIN_24_HOURS', { ...LACKING, ...refused }, missing],
    ['ONCE_SHARED', LACKING, breach],
    ['ONCE_SHARED', { ...LACKING, result: 'SHARED_IN_PART' }, breach],
    ['ONCE_SHARED', { ...LACKING, ...refused }, missing],
    ['ONCE_SHARED', { ...LACKING, ...refused, ...referred }, missing],
    ['ONCE_SHARED', URGENT, later],
    ['ONCE_REFERRED', LACKING, missing],
    ['ONCE_REFERRED', URGENT, missing],
    ['ONCE_REFERRED', { ...LACKING, ...referred }, breach],
    ['ONCE_REFERRED', { ...URGENT, referral: 'MADE_IN_WRITING' }, breach],
  ])('%s of %j', (unmet, facts, expected) => {
    expect(judged([record(unmet)], facts)).toEqual(expected);
  });

  it('is nothing when it is there, or where the rule does not apply', () => {
    expect(judged([record('AT_ONCE')], {})).toEqual(NOTHING);
    expect(judged([record('AT_ONCE', { when: { consent: { $ne: 'GIVEN' } } })], LACKING)).toEqual(NOTHING);
  });
});

describe('a result that is against the table', () => {
  const fault = { rule: 'sharing/result', input: 'result', text: 'a rule', accepted: ['REFUSED'] };

  it('has happened when it was shared, in whole or in part, and is recorded as what it is', () => {
    expect(judged([result], {})).toEqual({ ...NOTHING, breaches: [fault] });
    expect(judged([result], { result: 'SHARED_IN_PART' })).toEqual({ ...NOTHING, breaches: [fault] });
  });

  it('is not recorded while its holder can still act, and is beside a referral', () => {
    expect(judged([result], { result: 'REFUSED' })).toEqual({ ...NOTHING, notAllowed: [fault] });
    expect(judged([result], { result: 'REFUSED', referral: 'MADE_IN_WRITING' })).toEqual({
      ...NOTHING,
      breaches: [fault],
    });
  });

  it('is none where what the rule is against is not so', () => {
    expect(judged([result], { necessary: 'YES' })).toEqual(NOTHING);
  });
});

describe('what follows', () => {
  it('is each task, with who does it and by when', () => {
    expect(judged([task], {})).toEqual({
      ...NOTHING,
      tasks: [{ rule: 'sharing/task', task: 'REVIEW_REFUSAL', to: 'AUTHORITY', within: 'AS_URGENT' }],
    });
    expect(judged([{ ...task, when: { consent: { $ne: 'GIVEN' } } }], {})).toEqual(NOTHING);
  });

  it('stands in the order of the rules, whatever the order of the list, the tasks of what is left out among them', () => {
    const rules = [
      { ...task, id: 'sharing/c' },
      record('WITHIN_24_HOURS', { id: 'sharing/b' }),
      { ...task, id: 'sharing/a' },
      { ...result, id: 'sharing/f' },
      record('ONCE_REFERRED', { id: 'sharing/g' }),
      { ...result, id: 'sharing/e' },
      record('AT_ONCE', { id: 'sharing/i' }),
      record('AT_ONCE', { id: 'sharing/h' }),
    ];
    const names = (list: readonly { readonly rule: string }[]) => list.map(({ rule }) => rule.slice(-1)).join('');
    for (const order of [rules, [...rules].reverse()]) {
      const judge = createJudgeSharing(order);
      const found = judge(sharingFacts({ ...URGENT, referral: 'MADE_BY_PHONE' }), NOW);
      expect(names(found.tasks)).toBe('abc');
      expect(names(found.breaches)).toBe('efg');
      expect(names(found.missing)).toBe('hi');
      expect(found.applied.map((id) => id.slice(-1)).join('')).toBe('abcefghi');
      const refused = judge(sharingFacts({ ...LACKING, result: 'REFUSED' }), NOW);
      expect(names(refused.notAllowed)).toBe('ef');
    }
  });

  it('holds from the first day of a rule to the day before its last', () => {
    const dated = { ...task, since: '2026-01-02', until: '2026-01-04' };
    const tasksOn = (day: string) => judged([dated], {}, moment(`${day}T00:00:00.000000Z`)).tasks.length;
    expect(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map(tasksOn)).toEqual([0, 1, 1, 0]);
  });
});

describe('a judgement', () => {
  it('has beside its lists the derived facts and no other', () => {
    const { derived } = createJudgeSharing([])(sharingFacts(), NOW);
    expect(derived).toEqual({
      harm: 'NO',
      concern: 'NONE',
      urgent: 'NO',
      refusal: 'NONE',
      harmReport: 'NO',
      confidenceOwed: 'YES',
      turnsOnCompetence: 'YES',
      turnsOnSuspicion: 'NO',
      consentInForce: 'YES',
      confidenceMet: 'CONSENT',
      sexualActivityAt: 'NONE',
      crime: 'NO',
      holderIsSocialCare: 'NO',
      exceptionalRefusal: 'NONE',
      absolutelyClosed: 'NO',
      attendanceStopped: 'NOT_A_NOTICE',
    });
  });

  it('is not made under two rules of one name, or one that a fact which is not known would take away', () => {
    expect(() => createJudgeSharing([task, { ...result, id: task.id }])).toThrow('two rules have the same id');
    const would = (id: string, fact: string) => `rule \`${id}\` would not apply when \`${fact}\` is not known`;
    expect(() => createJudgeSharing([{ ...task, when: { belief: 'NONE' } }])).toThrow(
      new PolicyFault(would('sharing/task', 'belief')),
    );
    expect(() => createJudgeSharing([record('AT_ONCE', { lacking: { reasons: 'NOT_GIVEN' } })])).toThrow(
      new PolicyFault(would('sharing/record', 'reasons')),
    );
    expect(() => createJudgeSharing([{ ...result, against: { necessary: 'NO' } }])).toThrow(
      new PolicyFault(would('sharing/result', 'necessary')),
    );
  });

  it('names only rules that are there, which are told in their words', () => {
    const told = createExplainSharingRule([{ ...task, citations: ['5.23', '5.24'] }]);
    expect(told('sharing/task')).toEqual({ text: 'a rule', citation: '5.23, 5.24' });
    expect(() => told('sharing/elsewhere')).toThrow('a judgement names a rule that is not there');
    const whole = createExplainSharingRule(SHARING_RULESET);
    for (const { id, text } of SHARING_RULESET) expect(whole(id).text).toBe(text);
  });
});
