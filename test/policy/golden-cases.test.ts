import { describe, expect, it } from 'vitest';

import { compileByDate } from '../../src/decision-policy/compile/compiled-ruleset.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { judgeForBoth } from '../../src/decision-policy/judge/judge-for-both.js';
import { judgeForOne } from '../../src/decision-policy/judge/judge-for-one.js';
import { createMissingInputs } from '../../src/decision-policy/compile/missing-inputs.js';
import { isCommenced } from '../../src/decision-policy/rulebook/not-commenced.js';
import type { Rule } from '../../src/decision-policy/rulebook/rule.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { PRACTITIONER_GROUPS } from '../../src/decision-policy/facts/vocabulary.js';
import { expectedFields, factsOfCase, readGoldenCases } from '../support/golden-case.js';
import { sha256OfText } from '../support/sha256.js';

const cases = readGoldenCases();
const decide = createDecide(RULESET, sha256OfText);
const missingInputs = createMissingInputs(RULESET);
const rulesAt = compileByDate(RULESET);

/**
 * Every rule that had a part: inputs that are required, grounds that closed, the rule of each field, and the gateways
 * that carried something that was released. Who was confirmed is said back and is carried by nothing.
 */
function rulesThatDecide(facts: EnquiryFacts): readonly string[] {
  const missing = missingInputs(facts.request).map(({ ruleId }) => ruleId);
  const rules = rulesAt(facts.now);
  const judged = facts.colleague === null ? judgeForOne(rules, facts) : judgeForBoth(rules, facts, facts.colleague);
  const closing = missing.length > 0 ? null : judged.close();
  const { items } = decide(facts);
  const fields = items.flatMap((item) => item.fields.map((field) => field.rule));
  const carried = items.filter((item) => item.kind !== 'IDENTITY' && item.fields.some((field) => field.released));
  return [...missing, ...(closing?.grounds ?? []), ...carried.flatMap((item) => item.gateways), ...fields];
}

/** The first day on which anything can be released. */
const FIRST_DAY = RULESET.flatMap((rule) => (rule.effect === 'permit' ? [rule.since] : [])).sort()[0] ?? '';

/** Precedents that ended before anything could be released, and what is not commenced, decide on no day. */
function decidesOnSomeDay(rule: Rule): boolean {
  return isCommenced(rule) && (rule.until === null || rule.until > FIRST_DAY);
}

describe('golden cases', () => {
  it.each(cases.map((golden) => [`${golden.file}: ${golden.case}`, golden] as const))('%s', (_, golden) => {
    const facts = factsOfCase(golden);
    const decision = decide(facts);
    expect(missingInputs(facts.request).map(({ input }) => input)).toEqual(golden.missing);
    expect(decision.outcome).toBe(golden.outcome);
    expect(decision.closed.map(({ rule }) => rule)).toEqual(golden.closed);
    for (const [ref, fields] of Object.entries(golden.released)) {
      const item = decision.items.find((one) => one.ref === ref);
      const released = item?.fields.filter((field) => field.released).map(({ field }) => field);
      expect({ ref, released }).toEqual({ ref, released: expectedFields(facts, ref, fields) });
    }
    if (golden.removed !== undefined) {
      expect(decision.items.filter((item) => item.removedFirst).map(({ ref }) => ref)).toEqual(golden.removed);
    }
    if (golden.withheld !== undefined) {
      expect([...new Set(decision.withheld.map(({ rule }) => rule))].sort()).toEqual(golden.withheld);
    }
    if (golden.confidenceMetBy !== undefined) {
      expect(decision.legalBasis.filter((basis) => basis.startsWith('CLDC_'))).toEqual(golden.confidenceMetBy);
    }
    if (golden.nextSteps !== undefined) expect(decision.nextSteps).toEqual(golden.nextSteps);
    if (golden.legalBasis !== undefined) expect(decision.legalBasis).toEqual(golden.legalBasis);
    const deciding = rulesThatDecide(facts);
    for (const rule of golden.decides) expect(deciding).toContain(rule);
    for (const [rule, changed] of Object.entries(golden.nearly)) {
      expect(Object.keys(changed)).toHaveLength(1);
      expect(deciding).not.toContain(rule);
      expect(rulesThatDecide(factsOfCase(golden, changed))).toContain(rule);
    }
  });

  it.each(RULESET.filter(decidesOnSomeDay).map((rule) => rule.id))(
    'has a case that %s decides and one that it nearly decides',
    (id) => {
      expect(cases.filter((golden) => golden.decides.includes(id)).length).toBeGreaterThan(0);
      expect(cases.filter((golden) => id in golden.nearly).length).toBeGreaterThan(0);
    },
  );

  it.each(PRACTITIONER_GROUPS)('has a case in which %s asks', (group) => {
    expect(cases.some((golden) => factsOfCase(golden).caller.group === group)).toBe(true);
  });

  it('names no rule that does not exist', () => {
    const ids = new Set([...RULESET.map((rule) => rule.id), 'nothing-permits']);
    const named = cases.flatMap((golden) => [...golden.decides, ...golden.closed, ...Object.keys(golden.nearly)]);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});
