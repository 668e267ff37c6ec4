import { describe, expect, it } from 'vitest';

import { compileByDate } from '../../src/decision-policy/compile/compiled-ruleset.js';
import type { Closed } from '../../src/decision-policy/decision.js';
import type { DecidedItem } from '../../src/decision-policy/judge/decide-item.js';
import { FIELDS_OF_KIND, type ItemKind } from '../../src/decision-policy/facts/facts.js';
import {
  legalBasisOf,
  nextStepsOf,
  outcomeOf,
  stepsOfWhatWasTyped,
  withheldOf,
} from '../../src/decision-policy/judge/tell.js';
import { moment } from '../support/builders.js';
import { decidedItem } from '../support/decided-item.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { liftable, PERMIT_OF_PLAN } from '../support/made-rules.js';

const FACTS = enquiryFacts({ items: [itemFacts('PLAN')] });

describe('what is told of decided items', () => {
  const compiled = compileByDate([
    PERMIT_OF_PLAN,
    liftable('consent/a'),
    liftable('consent/b', { mendedBy: 'NOBODY' }),
  ])(moment('2026-01-01T00:00:00.000000Z'));
  const item = (
    kind: ItemKind,
    released: readonly string[],
    rule = 'consent/a',
    bases: DecidedItem['legalBasis'] = [],
  ) => {
    const decision = decidedItem(kind, 'x:0', released, rule);
    return { decision, told: decision.fields, legalBasis: bases };
  };
  const whole = (kind: ItemKind) => item(kind, FIELDS_OF_KIND[kind]);
  const outcome = (left: readonly DecidedItem[], spokenOf = false) => outcomeOf(left, compiled, spokenOf);

  it('is an outcome: released, in part, to be asked of the holder, or refused', () => {
    expect(outcome([whole('PLAN')])).toBe('RELEASED');
    expect(outcome([item('PLAN', ['kind'])])).toBe('PARTLY_RELEASED');
    expect(outcome([item('PLAN', [])])).toBe('ASK_HOLDER');
    expect(outcome([item('PLAN', [], 'consent/b')])).toBe('REFUSED');
    expect(outcome([item('PLAN', [], 'proportionality/one')])).toBe('REFUSED');
    expect(outcome([item('PLAN', [], 'nothing-permits')])).toBe('REFUSED');
    expect(outcome([item('PLAN', [], 'consent/b'), item('INVOLVEMENT', [])])).toBe('ASK_HOLDER');
    expect(outcome([])).toBe('REFUSED');
    expect(outcome([{ ...whole('PLAN'), told: [] }])).toBe('REFUSED');
  });

  it('counts what each authority knows as told', () => {
    expect(outcome([], true)).toBe('RELEASED');
    expect(outcome([item('PLAN', [])], true)).toBe('PARTLY_RELEASED');
  });

  it('counts confirmed details only when nothing else is left', () => {
    expect(outcome([whole('IDENTITY')])).toBe('RELEASED');
    expect(outcome([item('IDENTITY', [], 'consent/b')])).toBe('REFUSED');
    expect(outcome([whole('IDENTITY'), item('PLAN', [])])).toBe('ASK_HOLDER');
    expect(outcome([item('IDENTITY', []), whole('PLAN')])).toBe('RELEASED');
  });

  it('names what is withheld once for each kind and rule, in the order of the catalogue', () => {
    const left = [
      item('PLAN', ['kind'], 'consent/b'),
      item('SOCIAL_CARE_CASE', ['state', 'opened', 'closed', 'childInNeed']),
      item('PLAN', ['kind', 'started', 'ended', 'authority'], 'consent/a'),
      item('PLAN', ['authority', 'kind'], 'consent/b'),
    ];
    const withheld = [
      { kind: 'SOCIAL_CARE_CASE', fields: ['authority'], rule: 'consent/a' },
      { kind: 'PLAN', fields: ['categories'], rule: 'consent/a' },
      { kind: 'PLAN', fields: ['authority', 'categories', 'started', 'ended'], rule: 'consent/b' },
    ];
    expect(withheldOf(left)).toEqual(withheld);
    expect(withheldOf([...left].reverse())).toEqual(withheld);
    expect(withheldOf([whole('PLAN')])).toEqual([]);
  });

  it.each(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])('names the rules of a kind by their ids, met as %s', (met) => {
    const left = [...met].map((norm) => item('PLAN', [], `consent/${norm}`));
    expect(withheldOf(left).map(({ rule }) => rule)).toEqual(['consent/a', 'consent/b', 'consent/c']);
  });

  it('rests on each legal basis once, in the order of their codes', () => {
    const left = [item('PLAN', [], 'x', ['CLDC_CONSENT', 'ART6_1_E']), item('PLAN', [], 'x', ['ART6_1_E'])];
    expect(legalBasisOf(left)).toEqual(['ART6_1_E', 'CLDC_CONSENT']);
    expect(legalBasisOf([...left].reverse())).toEqual(['ART6_1_E', 'CLDC_CONSENT']);
  });

  it('is followed by what can be done next', () => {
    const steps = (result: 'RELEASED' | 'REFUSED' | 'ASK_HOLDER', left: readonly DecidedItem[] = [], facts = FACTS) =>
      nextStepsOf(facts, result, left, withheldOf(left));
    expect(steps('RELEASED')).toEqual(['PHONE_DUTY_DESK']);
    expect(steps('REFUSED')).toEqual(['PHONE_DUTY_DESK', 'NON_IDENTIFYING_DISCUSSION']);
    expect(steps('ASK_HOLDER', [item('PLAN', [])])).toEqual([
      'PHONE_DUTY_DESK',
      'ASK_HOLDER',
      'NON_IDENTIFYING_DISCUSSION',
    ]);
    expect(steps('RELEASED', [whole('SENSITIVE_SERVICE')])).toEqual(['PHONE_DUTY_DESK', 'BROKERED_CONTACT']);
    const lesser = enquiryFacts({ request: { publicInterest: 'LESSER_CONCERN' } });
    expect(steps('RELEASED', [], lesser)).toEqual(['PHONE_DUTY_DESK', 'NON_IDENTIFYING_DISCUSSION']);
  });

  it('follows from what was typed: a concern is referred, a crime considered by all but the police', () => {
    const typed = (
      group: 'GP' | 'POLICE' | 'POLICE_CHILD_ABUSE_UNIT',
      concern: 'NONE' | 'WELFARE',
      possibleCrime: boolean,
    ) => stepsOfWhatWasTyped(enquiryFacts({ caller: { group }, request: { concern, possibleCrime } }), []);
    expect(typed('GP', 'NONE', false)).toEqual([]);
    expect(typed('GP', 'WELFARE', true)).toEqual(['REFER', 'CONSIDER_POLICE']);
    expect(typed('GP', 'NONE', true)).toEqual(['CONSIDER_POLICE']);
    expect(typed('POLICE', 'WELFARE', true)).toEqual(['REFER']);
    expect(typed('POLICE_CHILD_ABUSE_UNIT', 'NONE', true)).toEqual([]);
  });

  it.each(['adviserNotYet', 'consentNotYet', 'familyNotYet'] as const)(
    'is to complete a stated ground of which %s, unless a gate or a conflict closed before any ground was looked at',
    (left) => {
      const request = { publicInterest: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD', concern: 'IMMEDIATE_DANGER' } as const;
      const open = enquiryFacts({ request: { ...request, [left]: true } });
      const typed = (by: Closed['by'][], facts = open) =>
        stepsOfWhatWasTyped(
          facts,
          by.map((each) => ({ rule: 'any', by: each })),
        );
      expect(typed([])).toEqual(['REFER', 'COMPLETE_GROUND']);
      expect(typed(['IDENTITY', 'RELATIONSHIP'])).toEqual(['REFER', 'COMPLETE_GROUND']);
      expect(typed(['CALLER_GATE'])).toEqual(['REFER']);
      expect(typed(['CONFLICT_OF_INTEREST'])).toEqual(['REFER']);
      expect(typed([], enquiryFacts({ request }))).toEqual(['REFER']);
      expect(typed([], enquiryFacts({ request: { [left]: true } }))).toEqual([]);
    },
  );
});
