import { describe, expect, it } from 'vitest';

import type { Decision, ItemDecision, WithheldReason } from '../../../src/decision-policy/decision.js';
import type { ItemFacts } from '../../../src/decision-policy/facts/facts.js';
import { releasedItems, withheldAloud } from '../../../src/release/released-item.js';
import { decide, materials } from '../../support/answer-materials.js';
import { childRecord, day, householdChild, involvement } from '../../support/builders.js';
import { decidedItem } from '../../support/decided-item.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const child = childRecord({
  involvements: [involvement(), involvement({ practitionerName: 'Nurse Shah', contact: null })],
  household: [householdChild(), householdChild({ birthDate: null }), householdChild({ birthDate: day('2027-01-01') })],
});

function made(items: readonly ItemDecision[], changes: Partial<Decision> = {}, facts: readonly ItemFacts[] = []) {
  const asked = enquiryFacts({ items: facts });
  const decision = { ...decide(asked), outcome: 'RELEASED' as const, closed: [], items, withheld: [], ...changes };
  return materials(asked, child, { decision });
}

describe('the items that are released', () => {
  const both = [
    decidedItem('INVOLVEMENT', 'involvement:0', ['service']),
    decidedItem('INVOLVEMENT', 'involvement:1', ['practitioner', 'contact']),
  ];

  it('hold the content of the released fields, and null for every other', () => {
    const found = releasedItems(made(both), 'INVOLVEMENT');
    expect(found.map(({ fields }) => fields)).toEqual([
      { service: 'GP', organisation: null, practitioner: null, contact: null, since: null, until: null },
      { service: null, organisation: null, practitioner: 'Nurse Shah', contact: null, since: null, until: null },
    ]);
    expect(found.map(({ released }) => [...released])).toEqual([['service'], ['practitioner', 'contact']]);
    expect(found.map(({ content }) => content)).toEqual(child.involvements);
  });

  it('are those of the kind that was asked for, not removed first, with at least one field', () => {
    const [first, second] = both as [ItemDecision, ItemDecision];
    expect(releasedItems(made(both), 'PLAN')).toEqual([]);
    expect(releasedItems(made([first, { ...second, removedFirst: true }]), 'INVOLVEMENT')).toHaveLength(1);
    expect(releasedItems(made([first, decidedItem('INVOLVEMENT', 'involvement:1', [])]), 'INVOLVEMENT')).toHaveLength(
      1,
    );
  });

  it('are none behind a gate or in a refusal, whatever its items say', () => {
    const closed = [{ by: 'CALLER_GATE', rule: 'a gate' }] as const;
    expect(releasedItems(made(both, { closed }), 'INVOLVEMENT')).toEqual([]);
    expect(releasedItems(made(both, { outcome: 'REFUSED' }), 'INVOLVEMENT')).toEqual([]);
  });

  it('are current or history as the facts have it; one of which there is no fact is history', () => {
    const facts = [itemFacts('INVOLVEMENT', { ref: 'involvement:0', currency: 'CURRENT' })];
    expect(releasedItems(made(both, {}, facts), 'INVOLVEMENT').map(({ currency }) => currency)).toEqual([
      'CURRENT',
      'HISTORY',
    ]);
  });

  it('give an age in whole years, never below none, and no age without a birth date', () => {
    const items = [0, 1, 2].map((at) => decidedItem('HOUSEHOLD_CHILD', `household:${at}`, ['ageInYears']));
    const ages = releasedItems(made(items), 'HOUSEHOLD_CHILD').map(({ fields }) => fields.ageInYears);
    expect(ages).toEqual([4, null, 0]);
  });

  it.each(['involvement:9', 'involvement', 'involvement:0 ', ' involvement:0', 'involvement:x', ':0', 'involvement:'])(
    'are refused when nothing stands at `%s`: no answer with a hole',
    (ref) => {
      expect(() => releasedItems(made([decidedItem('INVOLVEMENT', ref, ['service'])]), 'INVOLVEMENT')).toThrow(
        'a released item has no content',
      );
    },
  );

  it('are refused of a child who is not there, and found at places of two digits', () => {
    const [first] = both as [ItemDecision, ...ItemDecision[]];
    expect(() => releasedItems({ ...made([first]), child: null }, 'INVOLVEMENT')).toThrow('has no content');
    const many = childRecord({
      involvements: Array.from({ length: 11 }, (_, at) => involvement({ service: `no ${at}` })),
    });
    const [found] = releasedItems(
      { ...made([decidedItem('INVOLVEMENT', 'involvement:10', ['service'])]), child: many },
      'INVOLVEMENT',
    );
    expect(found?.fields.service).toBe('no 10');
  });
});

describe('what is withheld aloud', () => {
  const categories: WithheldReason = { kind: 'PLAN', fields: ['categories', 'ended'], rule: 'a rule' };
  const plans = [decidedItem('PLAN', 'plan:0', ['kind'])];
  const current = [itemFacts('PLAN', { ref: 'plan:0', currency: 'CURRENT' })];
  const history = [itemFacts('PLAN', { ref: 'plan:0', currency: 'HISTORY' })];
  const told = (items: readonly ItemDecision[], withheld: readonly WithheldReason[], facts: readonly ItemFacts[]) =>
    withheldAloud(made(items, { withheld }, facts), 'PLAN', 'ended');

  it('is what the decision may speak of, and current when an item of that rule is', () => {
    expect(told(plans, [categories], current)).toEqual({ any: true, current: true });
    expect(told(plans, [categories], history)).toEqual({ any: true, current: false });
    const others = [itemFacts('PLAN', { ref: 'plan:8', currency: 'HISTORY' }), itemFacts('PLAN', { ref: 'plan:9' })];
    expect(told(plans, [categories], [...others, ...current])).toEqual({ any: true, current: true });
    expect(told(plans, [categories], [...others, ...history])).toEqual({ any: true, current: false });
  });

  it('is nothing where another kind or another field was withheld, or nothing', () => {
    const none = { any: false, current: false };
    expect(told(plans, [], current)).toEqual(none);
    expect(told(plans, [{ ...categories, kind: 'SOCIAL_CARE_CASE' }], current)).toEqual(none);
    expect(told(plans, [{ ...categories, fields: ['categories'] }], current)).toEqual(none);
  });

  it('is not current by an item of another kind, one that was removed, another rule, or a released field', () => {
    const not = { any: true, current: false };
    const [plan] = plans as [ItemDecision];
    expect(told([{ ...plan, kind: 'SOCIAL_CARE_CASE' }], [categories], current)).toEqual(not);
    expect(told([{ ...plan, removedFirst: true }], [categories], current)).toEqual(not);
    expect(told([decidedItem('PLAN', 'plan:0', ['kind'], 'another rule')], [categories], current)).toEqual(not);
    expect(told([decidedItem('PLAN', 'plan:0', ['ended'])], [categories], current)).toEqual(not);
    expect(told([decidedItem('PLAN', 'plan:1', ['kind'])], [categories], current)).toEqual(not);
  });
});
