import { describe, expect, it } from 'vitest';

import { compileByDate } from '../../src/decision-policy/compiled-ruleset.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import { deriveFacts } from '../../src/decision-policy/derive-facts.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts.js';
import { flatFacts } from '../../src/decision-policy/flat-facts.js';
import { createMissingInputs } from '../../src/decision-policy/missing-inputs.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { expectedFields, factsOfCase, readGoldenCases } from '../support/golden-case.js';
import { sha256OfText } from '../support/sha256.js';

const cases = readGoldenCases();
const decide = createDecide(RULESET, sha256OfText);
const missingInputs = createMissingInputs(RULESET);
const rulesAt = compileByDate(RULESET);

/** Every rule that had a part: inputs that are required, grounds that closed, and the rule of each field. */
function rulesThatDecide(facts: EnquiryFacts): readonly string[] {
  const missing = missingInputs(facts.request).map(({ ruleId }) => ruleId);
  const closing = missing.length > 0 ? null : rulesAt(facts.now).close(flatFacts(facts, deriveFacts(facts)));
  const fields = decide(facts).items.flatMap((item) => item.fields.map((field) => field.rule));
  return [...missing, ...(closing?.grounds ?? []), ...fields];
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

  it.each(RULESET.map((rule) => rule.id))('has a case that %s decides and one that it nearly decides', (id) => {
    expect(cases.filter((golden) => golden.decides.includes(id)).length).toBeGreaterThan(0);
    expect(cases.filter((golden) => id in golden.nearly).length).toBeGreaterThan(0);
  });

  it('names no rule that does not exist', () => {
    const ids = new Set([...RULESET.map((rule) => rule.id), 'nothing-permits']);
    const named = cases.flatMap((golden) => [...golden.decides, ...golden.closed, ...Object.keys(golden.nearly)]);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});
