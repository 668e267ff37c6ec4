import { describe, expect, it } from 'vitest';
import { explanationText } from '../../../src/cli/policy/explanation-text.js';
import type { ExplanationView } from '../../../src/oversight/explanation-view.js';

const rule = { rule: 'a/rule', text: 'the words of the rule', citation: '5.23', whoCouldChangeIt: 'the holder' };
const explanation: ExplanationView = {
  decisionId: 'd1',
  decidedAt: '2026-11-21T03:00:00.000000Z',
  policyVersion: 'v1',
  outcome: 'PARTLY_RELEASED',
  closed: [],
  withheld: [{ what: 'plan: categories', ...rule }],
  altered: [
    { fact: 'CONSENT_GIVEN', text: 'consent is given', by: 'the holder', passes: [], tells: ['plan: categories'] },
  ],
  neverAltered: 'never altered',
  neverExplained: 'never explained',
  earlierEvaluator: null,
  factsDestroyed: null,
};

describe('an explanation as it is printed', () => {
  it('says so where an earlier version of the hub decided', () => {
    const earlier = { ...explanation, altered: [], earlierEvaluator: 'decided by an earlier version' };
    expect(explanationText(earlier).split('\n').slice(1, 3)).toEqual([
      'outcome PARTLY_RELEASED',
      'decided by an earlier version',
    ]);
  });

  it('says what is withheld, by which rule, and what another party could supply', () => {
    expect(explanationText(explanation).split('\n')).toEqual([
      'decision d1 of 2026-11-21T03:00:00.000000Z, under policy v1',
      'outcome PARTLY_RELEASED',
      '',
      'WITHHELD',
      '  plan: categories: the words of the rule',
      '    a/rule; 5.23',
      '    who could change it: the holder',
      '',
      'WHAT ANOTHER PARTY COULD SUPPLY',
      '  if consent is given (the holder)',
      '    this would be told: plan: categories',
      '',
      'never altered',
      'never explained',
      '',
    ]);
  });

  it('says which rules ended the enquiry, and what would pass them', () => {
    const altered = [{ fact: 'TRAINING_RENEWED', text: 'it is renewed', by: 'you', passes: ['a/rule'], tells: [] }];
    const text = explanationText({ ...explanation, closed: [rule], withheld: [], altered });
    expect(text).toContain('ENDED BY\n  the words of the rule\n    a/rule; 5.23');
    expect(text).toContain('    this would no longer end the enquiry: a/rule');
    expect(text).not.toContain('WITHHELD');
  });

  it('says that facts were destroyed in place of an outcome', () => {
    const text = explanationText({
      ...explanation,
      outcome: null,
      factsDestroyed: 'facts destroyed',
      withheld: [],
      altered: [],
    });
    expect(text.split('\n')[1]).toBe('facts destroyed');
    expect(text).not.toContain('outcome');
  });
});
