import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { createDecide } from '../../src/decision-policy/decide.js';
import { PRACTITIONER_GROUPS } from '../../src/decision-policy/facts/vocabulary.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { ACCEPTANCE_CASES, type Shown } from '../support/acceptance-cases.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { readGoldenCases } from '../support/golden-case.js';
import { sha256OfText } from '../support/sha256.js';

const NUMBERS = Array.from({ length: 20 }, (_, at) => at + 1);
const goldenCases = readGoldenCases();

/** Whether a test of the file, not one that is skipped, has this very title. */
function isTest(file: string, title: string): boolean {
  const path = new URL(`../../${file}`, import.meta.url);
  if (!existsSync(path)) return false;
  const quoted = [`'${title}'`, `"${title}"`, `\`${title}\``];
  const before = quoted.flatMap((text) => readFileSync(path, 'utf8').split(text).slice(0, -1));
  return before.some((text) => /(\bit|\))\(\s*$/.test(text));
}

/** What is named and does not stand where it is said to stand. */
function lacking(number: number, shown: Shown): readonly string[] {
  if ('notBuilt' in shown) return [];
  if ('file' in shown) return isTest(shown.file, shown.title) ? [] : [`${shown.file}: ${shown.title}`];
  const title = `acceptance ${number}: ${shown.golden}`;
  return goldenCases.some((golden) => golden.case === title && golden.acceptance === number) ? [] : [title];
}

describe('acceptance case', () => {
  it.each(NUMBERS)('%i names what shows each part of it, or why that is not built', (number) => {
    const parts = ACCEPTANCE_CASES[number] ?? [];
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.flatMap((part) => lacking(number, part))).toEqual([]);
  });

  it.each(NUMBERS)('%i names all of its golden cases', (number) => {
    const named = (ACCEPTANCE_CASES[number] ?? []).flatMap((part) => ('golden' in part ? [part.golden] : []));
    const there = goldenCases.filter(({ acceptance }) => acceptance === number).map((golden) => golden.case);
    expect(named.map((title) => `acceptance ${number}: ${title}`).sort()).toEqual(there.sort());
  });

  it('is shown by no test that does not exist', () => {
    const file = 'test/policy/acceptance-cases.test.ts';
    expect(isTest(file, 'is shown by no test that does not exist')).toBe(true);
    expect(isTest(file, 'acceptance case')).toBe(false);
    expect(isTest('test/policy/no-such.test.ts', 'is shown by no test that does not exist')).toBe(false);
    expect(lacking(1, { golden: 'no such case' })).toEqual(['acceptance 1: no such case']);
  });
});

describe('a third body that registers with a child (acceptance case 18)', () => {
  const decide = createDecide(RULESET, sha256OfText);
  const first = itemFacts('INVOLVEMENT', { ref: 'first' });
  const second = itemFacts('INVOLVEMENT', { ref: 'second', consent: 'GIVEN' });
  const third = itemFacts('INVOLVEMENT', { ref: 'third' });
  const asked = [
    {},
    { purpose: 'WELFARE_CONCERN', concern: 'WELFARE' },
    { purpose: 'WELFARE_CONCERN', concern: 'LIKELY_SIGNIFICANT_HARM' },
  ] as const;

  it.each(PRACTITIONER_GROUPS)('adds its own line alone to what %s is told, and no line weighs more', (group) => {
    for (const request of asked) {
      const facts = (items: (typeof third)[]) =>
        enquiryFacts({ caller: { group }, request, items: [itemFacts('IDENTITY', { ref: 'child' }), ...items] });
      const { items: two, ...before } = decide(facts([first, second]));
      const { items: three, ...after } = decide(facts([first, second, third]));
      expect(after).toEqual(before);
      expect(three.filter(({ ref }) => ref !== 'third')).toEqual(two);
      const [own, others] = [three.find(({ ref }) => ref === 'third'), three.find(({ ref }) => ref === 'first')];
      expect({ ...own, ref: 'first' }).toEqual(others === undefined ? { ref: 'first' } : others);
    }
  });
});
