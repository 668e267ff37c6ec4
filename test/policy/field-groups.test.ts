import { describe, expect, it } from 'vitest';

import { compileFieldGroups } from '../../src/decision-policy/compile/field-groups.js';
import { deriveFacts } from '../../src/decision-policy/facts/derive-facts.js';
import type { EnquiryFacts, ItemFacts } from '../../src/decision-policy/facts/facts.js';
import type { PractitionerGroup } from '../../src/decision-policy/facts/vocabulary.js';
import { flatFacts } from '../../src/decision-policy/judge/flat-facts.js';
import type { ForbidRule, ItemRule, RuleFields, RuleSubject } from '../../src/decision-policy/rulebook/rule.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { liftable, permit } from '../support/made-rules.js';

const FACTS = enquiryFacts();
const ENQUIRY = viewOf(FACTS);

function viewOf(facts: EnquiryFacts, item?: ItemFacts): RuleSubject {
  return flatFacts(facts, deriveFacts(facts), item);
}

const forbid = (fields: RuleFields, when: ForbidRule['when'] = {}): ForbidRule =>
  liftable('consent/one', { effect: 'forbid', fields, when, liftedBy: [] });

/** The fields of a plan as the rules group them. */
const groupsOf = (...rules: readonly ItemRule[]) =>
  compileFieldGroups(rules)(ENQUIRY)
    .get('PLAN')
    ?.map(({ fields }) => fields.map(({ field }) => field));

/** The fields of a plan that the rules release. */
function released(rules: readonly ItemRule[], enquiry = ENQUIRY, item = itemFacts('PLAN')): readonly string[] {
  const groups = compileFieldGroups(rules)(enquiry).get('PLAN') ?? [];
  const subject = viewOf(FACTS, item);
  return groups
    .filter(({ deciding }) => deciding(subject)?.inverted === false)
    .flatMap(({ fields }) => fields.map(({ field }) => field));
}

describe('fields that the very same rules decide', () => {
  it('stand in one group, and others apart', () => {
    expect(groupsOf(permit('a', { PLAN: ['kind', 'ended'] }))).toEqual([
      ['authority', 'categories', 'started'],
      ['kind', 'ended'],
    ]);
    expect(groupsOf()).toEqual([['authority', 'kind', 'categories', 'started', 'ended']]);
  });

  it('are seen to be the same where one rule decides every item, whatever stands behind it', () => {
    const all = forbid({ PLAN: ['authority', 'kind', 'categories', 'started', 'ended'] });
    expect(groupsOf(all, permit('a', { PLAN: ['kind'] }))).toEqual([
      ['authority', 'kind', 'categories', 'started', 'ended'],
    ]);
    const some = forbid(
      { PLAN: ['authority', 'kind', 'categories', 'started', 'ended'] },
      { consent: { $ne: 'GIVEN' } },
    );
    const every = permit('b', { PLAN: ['kind', 'started'] });
    expect(groupsOf(some, permit('a', { PLAN: ['kind'] }), every)).toEqual([
      ['authority', 'categories', 'ended'],
      ['kind', 'started'],
    ]);
  });

  it('are not taken for the same because as many rules decide them, or because a field before them has none', () => {
    const rules = [
      permit('a', { PLAN: ['kind'] }, { consent: 'GIVEN' }),
      permit('b', { PLAN: ['started', 'categories'] }, { currency: 'CURRENT' }),
    ];
    expect(released(rules, ENQUIRY, itemFacts('PLAN', { consent: 'REFUSED' }))).toEqual(['categories', 'started']);
    expect(released([permit('a', { PLAN: ['categories'] })])).toEqual(['categories']);
  });
});

describe('the rules that can still decide', () => {
  it('are asked of the item when they read the item, whatever the enquiry', () => {
    const rules = [permit('a', { PLAN: ['kind'] }, { group: 'GP', consent: 'GIVEN' })];
    expect(released(rules, ENQUIRY, itemFacts('PLAN', { consent: 'GIVEN' }))).toEqual(['kind']);
    expect(released(rules, ENQUIRY, itemFacts('PLAN', { consent: 'REFUSED' }))).toEqual([]);
    expect(released(rules, { ...ENQUIRY, group: 'CAMHS' }, itemFacts('PLAN', { consent: 'GIVEN' }))).toEqual([]);
  });

  it('are told apart however many there are: the second and third are not the twenty-third', () => {
    const of: Readonly<Record<number, PractitionerGroup>> = { 1: 'GP', 2: 'GP', 12: 'A_AND_E' };
    const rules = Array.from({ length: 13 }, (_, at) =>
      permit(
        `p${String(at).padStart(2, '0')}`,
        { PLAN: [at === 12 ? 'started' : 'kind'] },
        { group: of[at] ?? 'MIDWIFE' },
      ),
    );
    const groups = compileFieldGroups(rules);
    const place = (group: PractitionerGroup) =>
      groups({ ...ENQUIRY, group })
        .get('PLAN')
        ?.find(({ deciding }) => deciding(viewOf(FACTS, itemFacts('PLAN'))) !== null)
        ?.fields.map(({ field }) => field);
    expect(place('GP')).toEqual(['kind']);
    expect(place('A_AND_E')).toEqual(['started']);
  });
});

describe('what was built for an enquiry', () => {
  /** How many facts are read to answer: as many as the rules look at, or more when something has to be built. */
  function readsOf(groups: ReturnType<typeof compileFieldGroups>, enquiry: RuleSubject): number {
    let reads = 0;
    const counted = new Proxy(enquiry, {
      get: (target, fact) => {
        reads += 1;
        return Reflect.get(target, fact) as unknown;
      },
    });
    groups(counted);
    return reads;
  }

  // a first enquiry that took longer for a shielded child would tell of the shield
  it('was built at once for whatever an enquirer must not learn of, and is not built again', () => {
    const looksAt = {
      group: 'GP',
      shield: 'NONE',
      relationship: 'RECORDED',
      relationshipOrOverride: 'RECORDED',
    } as const;
    const groups = compileFieldGroups([permit('a', { PLAN: ['kind'] }, looksAt)]);
    expect(readsOf(groups, ENQUIRY)).toBeGreaterThan(4);
    for (const shield of ['NONE', 'IN_FORCE'] as const) {
      for (const relationship of ['RECORDED', 'NONE'] as const) {
        for (const relationshipOrOverride of ['RECORDED', 'SELF_CLAIMED', 'NONE'] as const) {
          const other = { ...ENQUIRY, shield, relationship, relationshipOrOverride };
          expect(readsOf(groups, other), JSON.stringify({ shield, relationship })).toBe(4);
        }
      }
    }
    expect(readsOf(groups, { ...ENQUIRY, group: 'CAMHS' })).toBeGreaterThan(4);
  });

  it('is forgotten when 50,000 other combinations of facts were looked at since, and no earlier', () => {
    const groups = compileFieldGroups([permit('a', { PLAN: ['kind'] }, { group: 'GP' })]);
    const asked = (at: number): RuleSubject => ({ ...ENQUIRY, group: `G${at}` as PractitionerGroup });
    for (let at = 0; at < 50_000; at += 1) groups(asked(at));
    expect(readsOf(groups, asked(0))).toBe(1);
    groups(asked(50_000));
    expect(readsOf(groups, asked(50_000))).toBe(1);
    expect(readsOf(groups, asked(0))).toBeGreaterThan(1);
    expect(readsOf(groups, asked(2))).toBe(1);
  });
});
