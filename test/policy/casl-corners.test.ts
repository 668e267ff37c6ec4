import { createMongoAbility, subject as tagged } from '@casl/ability';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { abilityOf, rawReleaseRules } from '../../src/decision-policy/compile/ability.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import { deriveFacts } from '../../src/decision-policy/facts/derive-facts.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { flatFacts } from '../../src/decision-policy/judge/flat-facts.js';
import { NOTHING_PERMITS } from '../../src/decision-policy/rulebook/rule.js';
import type { ForbidRule, ItemRule, PermitRule, RuleSubject } from '../../src/decision-policy/rulebook/rule.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { arbitraryFacts, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { stockDecideItems } from '../support/stock-ability.js';
import { enough, runs } from '../support/property-runs.js';

const buildAbility = (rules: readonly ItemRule[]) => abilityOf(rawReleaseRules(rules));

const norm = {
  step: 'proportionality',
  text: 'a rule',
  citations: ['5.23'],
  since: '2018-05-25',
  until: null,
} as const;
const permit: PermitRule = {
  ...norm,
  id: 'zzz/permit',
  effect: 'permit',
  fields: { PLAN: ['kind'] },
  when: { group: 'GP' },
};
const forbid: ForbidRule = {
  ...norm,
  id: 'aaa/forbid',
  effect: 'forbid',
  fields: { PLAN: ['kind'] },
  when: { consent: { $ne: 'GIVEN' } },
  liftedBy: [],
  tells: 'WITHHELD',
  mendedBy: 'NOBODY',
};

function subjectOf(facts: EnquiryFacts): RuleSubject {
  const [item] = facts.items;
  if (item === undefined) throw new Error('these facts have no item');
  return flatFacts(facts, deriveFacts(facts), item);
}

const plan = subjectOf(enquiryFacts({ items: [itemFacts('PLAN')] }));
const planWithConsent = { ...plan, consent: 'GIVEN' as const };

describe('corners where CASL fails open', () => {
  it('asked by type says yes whatever the conditions, so a decision always asks with an item', () => {
    const ability = buildAbility([permit, forbid]);
    expect(ability.can('release', 'PLAN', 'kind')).toBe(true);
    expect(ability.can('release', plan, 'kind')).toBe(false);
  });

  it('asked without a field says yes when any field is permitted, so a decision always asks for a field', () => {
    const ability = buildAbility([permit]);
    expect(ability.can('release', plan)).toBe(true);
    expect(ability.can('release', plan, 'categories')).toBe(false);
  });

  it('lets a permit after a forbid win, so forbids are put last however the list stands', () => {
    const raw = rawReleaseRules([forbid, permit]);
    expect(createMongoAbility([...raw].reverse() as never).can('release', tagged('PLAN', { ...plan }), 'kind')).toBe(
      true,
    );
    expect(buildAbility([forbid, permit]).can('release', plan, 'kind')).toBe(false);
    expect(buildAbility([permit, forbid]).can('release', plan, 'kind')).toBe(false);
  });

  it('skips a forbid whose fact is missing or not known, so a forbid that names the bad value is refused', () => {
    const { consent: _, ...missing } = plan;
    const ability = buildAbility([permit, forbid]);
    expect(ability.can('release', missing as RuleSubject, 'kind')).toBe(false);
    expect(ability.can('release', { ...plan, consent: 'UNKNOWN' }, 'kind')).toBe(false);
    expect(ability.can('release', planWithConsent, 'kind')).toBe(true);
    const naming: ItemRule = { ...forbid, when: { consent: 'REFUSED' } };
    expect(() => buildAbility([naming])).toThrow('rule `aaa/forbid` would open when `consent` is not known');
  });

  it('opens a permit that says what must not be, so such a permit is refused', () => {
    const loose: ItemRule = { ...permit, when: { group: { $ne: 'POLICE' } } };
    expect(() => buildAbility([loose])).toThrow('rule `zzz/permit` would open when `group` is not known');
  });

  it('covers future fields with a permit that names none, so such a permit is refused', () => {
    expect(() => buildAbility([{ ...permit, fields: {} }])).toThrow('names no fields');
    expect(() => buildAbility([{ ...permit, fields: { PLAN: [] } }])).toThrow('names no fields');
    expect(() => buildAbility([{ ...permit, fields: { PLAN: ['kind'], IDENTITY: [] } }])).toThrow('names no fields');
    expect(() => buildAbility([{ ...permit, fields: { PLAN: ['kind', 'diary'] } as never }])).toThrow(
      'not in the catalogue',
    );
    const unknownField = { ...permit, fields: { PLAN: ['*'] } } as unknown as PermitRule;
    expect(() => buildAbility([unknownField])).toThrow('not in the catalogue');
  });

  it('gives null when no rule matches, which is recorded as a rule of its own', () => {
    const ability = buildAbility([permit]);
    expect(ability.relevantRuleFor('release', plan, 'categories')).toBeNull();
    const decide = createDecide(RULESET, sha256OfText);
    const [item] = decide(enquiryFacts({ items: [itemFacts('HOUSEHOLD_CHILD'), itemFacts('IDENTITY')] })).items;
    expect(new Set(item?.fields.map(({ rule }) => rule))).toEqual(new Set([NOTHING_PERMITS]));
  });

  it('throws on frozen facts in `subject()`, so the kind is read and never written', () => {
    const frozen = Object.freeze({ ...planWithConsent });
    expect(() => tagged('PLAN', frozen)).toThrow(TypeError);
    expect(buildAbility([permit, forbid]).can('release', frozen, 'kind')).toBe(true);
  });

  it('lets nothing unknown lift a liftable rule', () => {
    const liftedBy = [{ ground: 'consent', citations: ['5.23'], when: { consent: 'GIVEN' as const }, legalBasis: [] }];
    const ability = buildAbility([permit, { ...forbid, effect: 'liftable', when: {}, liftedBy }]);
    expect(ability.can('release', planWithConsent, 'kind')).toBe(true);
    expect(ability.can('release', { ...plan, consent: 'UNKNOWN' }, 'kind')).toBe(false);
    const { consent: _, ...missing } = plan;
    expect(ability.can('release', missing as RuleSubject, 'kind')).toBe(false);
  });
});

describe('what forbids', () => {
  const silent: ForbidRule = { ...forbid, id: 'aaa/silent', tells: 'NOTHING' };
  const spoken: ForbidRule = { ...forbid, id: 'zzz/spoken' };
  const liftedBy = [{ ground: 'g', citations: ['5.23'], when: { consent: 'GIVEN' as const }, legalBasis: [] }];
  const decidedBy = (...rules: readonly ItemRule[]) =>
    buildAbility([permit, ...rules]).relevantRuleFor('release', plan, 'kind')?.reason;

  it('and is not spoken of decides before what is told, whatever their ids', () => {
    expect(decidedBy(silent, spoken)).toBe('aaa/silent');
    expect(decidedBy(spoken, { ...silent, id: 'zzz/silent' })).toBe('zzz/silent');
    expect(decidedBy({ ...silent, id: 'aaa/first' }, { ...silent, id: 'bbb/second' })).toBe('bbb/second');
  });

  it('for good decides before what can be lifted, also where only that is not spoken of', () => {
    expect(decidedBy({ ...silent, id: 'zzz/liftable', effect: 'liftable', liftedBy }, forbid)).toBe('aaa/forbid');
  });

  it.each([[{ consent: { $ne: 'REFUSED' } }], [{ consent: { $eq: 'GIVEN', $ne: 'REFUSED' } }], [{ consent: {} }]])(
    'is refused with a ground that does not name the values which lift: %j',
    (when) => {
      const liftable: ForbidRule = { ...forbid, effect: 'liftable', liftedBy: [{ ...liftedBy[0], when } as never] };
      expect(() => buildAbility([liftable])).toThrow('a ground names the values that lift');
    },
  );
});

describe('the compiled ability', () => {
  it('decides every field as stock CASL does, on 2,500 generated enquiries', () => {
    const decide = createDecide(RULESET, sha256OfText);
    let fields = 0;
    fc.assert(
      fc.property(fc.oneof(arbitraryFacts, arbitraryOpenFacts), (facts) => {
        const ours = decide(facts).items.flatMap(({ ref, fields: all }) => all.map((field) => ({ ref, ...field })));
        if (ours.length === 0) return;
        fields += ours.length;
        expect(ours).toEqual(stockDecideItems(RULESET, facts));
      }),
      { seed: 42, numRuns: runs(2_500) },
    );
    expect(fields).toBeGreaterThan(enough(10_000));
  }, 60_000);
});
