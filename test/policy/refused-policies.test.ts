import { describe, expect, it } from 'vitest';

import { indispensableLacking } from '../../src/decision-policy/read/indispensable.js';
import { readRuleset } from '../../src/decision-policy/read/read-ruleset.js';
import type { Rule } from '../../src/decision-policy/rulebook/rule.js';
import { canonicalRulebook, rulesOf } from '../../src/decision-policy/rulebook/rulebook.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';

const WHOLE = { enquiry: RULESET, sharing: SHARING_RULESET };
const SHIPPED = JSON.parse(canonicalRulebook(WHOLE)) as readonly Record<string, unknown>[];

function refusal(policy: unknown): string {
  const read = readRuleset(typeof policy === 'string' ? policy : JSON.stringify(policy));
  return read.ok ? 'was read' : read.failure;
}

/** The shipped policy with one rule more: a change of one that may be changed. */
const withOneMore = (id: string, changes: Record<string, unknown>) => [
  ...SHIPPED,
  { ...SHIPPED.find((rule) => rule['id'] === id), ...changes },
];

describe('a policy is refused', () => {
  it.each([
    ['', 'a policy is a JSON list of rules'],
    ['[', 'a policy is a JSON list of rules'],
    ['null', 'a policy is a JSON list of rules'],
    ['{"length":1}', 'a policy is a JSON list of rules'],
    ['"x"', 'a policy is a JSON list of rules'],
    ['[]', 'a policy has at least one rule'],
    ['[1]', 'rule 1 is no object'],
    ['[[]]', 'rule 1 is no object'],
    ['[{}]', 'rule 1 has an effect that does not exist'],
    ['[{"effect":"toString"}]', 'rule 1 has an effect that does not exist'],
    ['[{"effect":["permit"]}]', 'rule 1 has an effect that does not exist'],
    ['[{"effect":"permit","step":"sharing"}]', 'rule 1 has an effect that does not exist'],
    ['[{"effect":"refuse","step":"gate"}]', 'rule 1 has an effect that does not exist'],
    ['[{"effect":"permit"}]', 'rule 1 lacks `id`'],
    ['[{"effect":"permit","id":7}]', 'rule 1 has a `id` that is no id of a rule'],
    ['[{"effect":"none","id":"Ada Thorn"}]', 'rule 1 has an effect that does not exist'],
    ['[{"effect":"none","id":"gate/x"}]', 'rule `gate/x` has an effect that does not exist'],
  ])('%s: %s', (policy, why) => {
    expect(refusal(policy)).toBe(why);
  });

  it('for its first rule that is not well made, by its place when it has no name', () => {
    expect(refusal([...SHIPPED.slice(0, 3), 1, 2])).toBe('rule 4 is no object');
  });

  it('for more than 400 rules, or for unfolding into more than 2,000 conditions, and for no less', () => {
    const kinds = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [at, []]));
    const rules = (count: number, of: number) => Array.from({ length: count }, () => ({ fields: kinds(of) }));
    const before = 'rule 1 has an effect that does not exist';
    expect(refusal(rules(400, 1))).toBe(before);
    expect(refusal(rules(401, 1))).toBe('a policy has at most 400 rules');
    expect(refusal(rules(400, 5))).toBe(before);
    expect(refusal([...rules(399, 5), ...rules(1, 6)])).toBe(
      'a policy unfolds into at most 2000 conditions: fewer grounds, or fewer kinds of items',
    );
  });

  it('for grounds of one rule that unfold into more than 256 conditions, and for no less', () => {
    const facts = ['group', 'concern', 'setting', 'consent'].map(
      (fact, at) => [fact, ['GP', 'NONE', 'SCHEDULED', 'GIVEN'][at]] as const,
    );
    const ground = (count: number) => ({
      ground: 'x',
      citations: [],
      legalBasis: [],
      when: Object.fromEntries(facts.slice(0, count)),
    });
    const unfolding = (...counts: readonly number[]) =>
      refusal(
        withOneMore('consent/school-routine-needs-consent', {
          id: 'consent/one-more',
          fields: { PLAN: ['kind'] },
          liftedBy: counts.map(ground),
        }),
      );
    expect(unfolding(4, 4, 4, 4)).toBe('was read');
    expect(unfolding(4, 4, 4, 4, 2)).toBe('rule `consent/one-more` has a `liftedBy` that has too many grounds');
    expect(unfolding(4, 4, 4, 1, 1)).toBe('was read');
    expect(unfolding()).toBe('was read');
  });

  it('for a rule that ends on the day on which it begins, or is shown as one that is not there', () => {
    const dated = (until: string) => withOneMore('gate/training', { id: 'gate/one-more', since: '2026-01-01', until });
    expect(refusal(dated('2026-01-01'))).toBe('rule `gate/one-more` ends before it begins');
    expect(refusal(dated('2026-01-02'))).toBe('was read');
    const shown = (shownAs: string | null) => withOneMore('gate/training', { id: 'gate/one-more', shownAs });
    expect(refusal(shown('gate/nowhere'))).toBe('rule `gate/one-more` is shown as a rule that does not exist');
    expect(refusal(shown('gate/vetting'))).toBe('was read');
    expect(refusal(withOneMore('gate/training', { id: 'gateway/one-more' }))).toBe(
      'rule `gateway/one-more` has an id that does not begin with its step',
    );
  });

  it('for fields that are no object, of no kind, or named twice', () => {
    const fields = (value: unknown) =>
      refusal(withOneMore('consent/school-routine-needs-consent', { id: 'consent/more', fields: value }));
    const misfit = 'names a kind or a field that is not in the catalogue, or one twice';
    expect(fields([])).toBe('rule `consent/more` has a `fields` that is no object of lists');
    for (const value of [
      { DIARY: ['kind'] },
      { toString: ['kind'] },
      { PLAN: ['diary'] },
      { PLAN: ['kind', 'kind'] },
      { PLAN: [] },
      { PLAN: 'kind' },
      { IDENTITY: ['sex'], PLAN: ['diary'] },
    ]) {
      expect(fields(value)).toBe(`rule \`consent/more\` has a \`fields\` that ${misfit}`);
    }
    expect(fields({ PLAN: ['kind', 'ended'], IDENTITY: ['sex'] })).toBe('was read');
  });

  it('without its indispensable rules, each of which is named', () => {
    const rules = rulesOf(WHOLE);
    expect(indispensableLacking(rules)).toBeNull();
    const [first] = RULESET.filter(({ id }) => indispensableLacking(rules.filter((rule) => rule.id !== id)) === id);
    expect(first).toBeDefined();
    const { id } = first as Rule;
    expect(refusal(SHIPPED.map((rule) => (rule['id'] === id ? { ...rule, until: '2090-01-01' } : rule)))).toBe(
      `rule \`${id}\` is indispensable: but for its text and its citations it is as this hub was built with it, and to change it takes a new build`,
    );
  });
});
