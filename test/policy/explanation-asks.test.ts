import { describe, expect, it } from 'vitest';

import type { Decide, Decision } from '../../src/decision-policy/decision.js';
import { explainDecision } from '../../src/decision-policy/explain/explain-decision.js';
import { createExplainRule } from '../../src/decision-policy/explain/explain.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { decidedItem } from '../support/decided-item.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';

const DECIDED: Decision = {
  outcome: 'PARTLY_RELEASED',
  closed: [],
  items: [],
  withheld: [],
  nextSteps: [],
  legalBasis: [],
  socialCareSpokenOf: false,
  derived: { column: 'ROUTINE', relationshipOrOverride: 'NONE', shieldOverride: 'NONE', groundRecord: 'NONE' },
  madeFor: 'ENQUIRER',
  policyVersion: 'a',
  evaluator: '4',
};

/** Explains a decision while `answer` stands in for the rules, and keeps the facts that were asked of them. */
function explained(
  facts: EnquiryFacts,
  decision: Partial<Decision>,
  answer: (asked: EnquiryFacts) => Partial<Decision>,
) {
  const asked: EnquiryFacts[] = [];
  const decide: Decide = (about) => {
    asked.push(about);
    return { ...DECIDED, ...answer(about) };
  };
  const ruleText = createExplainRule([]);
  const { altered } = explainDecision(facts, { ...DECIDED, ...decision }, { decide, ruleText });
  return { altered, asked };
}

const closedBy = (rule: string, by: 'CALLER_GATE' | 'IDENTITY' = 'CALLER_GATE') => ({ closed: [{ rule, by }] });

describe('what an explanation of a closed enquiry asks of the rules', () => {
  const facts = enquiryFacts({ caller: { training: 'LAPSED' }, subject: { shield: 'IN_FORCE' } });

  it('is about a plain name where a gate closed it, and about nobody where the identity did', () => {
    const ofGate = explained(facts, closedBy('gate/a'), () => closedBy('gate/a')).asked;
    expect(ofGate[0]?.subject).toMatchObject({ identity: 'CONFIRMED', shield: 'NONE', relationship: 'NONE' });
    expect(ofGate[0]?.items.map(({ kind }) => kind)).toEqual(['IDENTITY']);
    const ofIdentity = explained(facts, closedBy('identity/a', 'IDENTITY'), () => closedBy('identity/a')).asked;
    expect(ofIdentity[0]?.subject).toMatchObject({ identity: 'NOT_HELD', shield: 'NONE' });
    expect(ofIdentity[0]?.items).toEqual([]);
  });

  it('names no rule as passed that would not have closed it about nobody either', () => {
    expect(explained(facts, closedBy('gate/of-this-child'), () => ({})).altered).toEqual([]);
    const trained = (asked: EnquiryFacts) => (asked.caller.training === 'LAPSED' ? closedBy('gate/a') : {});
    expect(explained(facts, closedBy('gate/a'), trained).altered).toMatchObject([
      { fact: 'TRAINING_RENEWED', passes: ['gate/a'], tells: [] },
    ]);
    const ofColleague = closedBy('gate/colleague-may-not-see');
    const lapsed = (asked: EnquiryFacts) => (asked.caller.training === 'LAPSED' ? ofColleague : {});
    expect(explained(facts, ofColleague, lapsed).altered).toEqual([]);
  });
});

describe('what an explanation of withheld items asks of the rules', () => {
  const secret = itemFacts('SENSITIVE_SERVICE', { ref: 'secret' });
  const facts = enquiryFacts({
    subject: { earlierEnquiryOfUnknown: true },
    items: [secret, itemFacts('PLAN', { ref: 'one' }), itemFacts('PLAN', { ref: 'two' })],
  });
  const withheld = [{ kind: 'PLAN', fields: ['kind'], rule: 'consent/told' }] as const;
  const plan = (ref: string, released: readonly string[], rule: string) => decidedItem('PLAN', ref, released, rule);

  it('is about the items alone that nothing protects, and about no earlier enquiry', () => {
    const { asked } = explained(facts, { withheld, items: [plan('one', [], 'consent/told')] }, () => ({}));
    expect(asked.length).toBeGreaterThan(0);
    for (const { items, subject } of asked) {
      expect(items.map(({ ref }) => ref)).toEqual(['one', 'two']);
      expect(subject).toMatchObject({ shield: 'NONE', earlierEnquiryOfUnknown: false });
    }
  });

  it('names what was told to be withheld and would be released, of that item and by that rule alone', () => {
    const consented = ({ items }: EnquiryFacts) => items.every(({ consent }) => consent === 'GIVEN');
    const altered = (first: string, second: string, more: readonly string[]) =>
      explained(facts, { withheld, items: [plan('one', [], first), plan('two', ['started'], second)] }, (asked) =>
        consented(asked) ? { items: [plan('one', [], first), plan('two', more, second)] } : {},
      ).altered;
    const told = [{ fact: 'CONSENT_GIVEN', passes: [], tells: [{ kind: 'PLAN', fields: ['kind'] }] }];
    expect(altered('consent/told', 'consent/told', ['kind', 'started'])).toMatchObject(told);
    // withheld in silence, told of another item only, or released before
    expect(altered('consent/told', 'consent/silent', ['kind'])).toEqual([]);
    expect(altered('consent/told', 'consent/told', ['started', 'categories'])).toEqual([]);
  });
});
