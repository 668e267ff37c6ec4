import { describe, expect, it } from 'vitest';

import { createDecide } from '../../src/decision-policy/decide.js';
import { PRACTITIONER_GROUPS } from '../../src/decision-policy/facts/vocabulary.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { ACCEPTANCE_CASES, type Shown } from '../support/acceptance-cases.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { readGoldenCases } from '../support/golden-case.js';
import { isTest, titlesOfTests } from '../support/is-test.js';
import { sha256OfText } from '../support/sha256.js';

const NUMBERS = Array.from({ length: 20 }, (_, at) => at + 1);
const goldenCases = readGoldenCases();

const goldenOf = (number: number): number => goldenCases.filter(({ acceptance }) => acceptance === number).length;

/** What is named and does not stand where it is said to stand. */
function lacking(number: number, shown: Shown): readonly string[] {
  if ('notBuilt' in shown) return [];
  if ('file' in shown) return isTest(shown.file, shown.title) ? [] : [`${shown.file}: ${shown.title}`];
  return goldenOf(number) === shown.golden ? [] : [`${shown.golden} golden cases of acceptance case ${number}`];
}

describe('acceptance case', () => {
  it.each(NUMBERS)('%i names what shows each part of it, or why that is not built', (number) => {
    const parts = ACCEPTANCE_CASES[number] ?? [];
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.flatMap((part) => lacking(number, part))).toEqual([]);
  });

  it.each(NUMBERS)('%i says that it has golden cases when it has', (number) => {
    expect((ACCEPTANCE_CASES[number] ?? []).some((part) => 'golden' in part)).toBe(goldenOf(number) > 0);
  });

  it('is shown by no test and by no golden case that does not exist', () => {
    const file = 'test/policy/acceptance-cases.test.ts';
    expect(isTest(file, 'is shown by no test and by no golden case that does not exist')).toBe(true);
    expect(isTest('test/policy/no-such.test.ts', 'is shown by no test that does not exist')).toBe(false);
    expect(lacking(1, { file, title: 'no such test' })).toEqual([`${file}: no such test`]);
    expect(lacking(6, { golden: 1 })).toEqual(['1 golden cases of acceptance case 6']);
    expect(lacking(1, { golden: 3 })).toEqual(['3 golden cases of acceptance case 1']);
  });

  it('is shown by no group of tests and by no test that is skipped', () => {
    // put together, so that no search for tests that are skipped finds these
    const [skip, todo] = ['skip', 'todo'];
    const source = `
      describe('group', () => { it('plain', () => expect(1)); });
      describe.each([[1], [2]])('group of %i', () => { it.each([(() => [1])()])("of each %i", () => {}); });
      it.${skip}('skipped', () => {});
      it.${skip}.each([[1]])('skipped of each', () => {});
      it.${todo}('to do');
      describe.${skip}('group that is skipped', () => { it('in a skipped group', () => {}); });
      describe.${skip}.each([[1]])('skipped group of %i', () => { it('in a skipped group of each', () => {}); });
      said('no test');
    `;
    expect(titlesOfTests(source)).toEqual(['plain', 'of each %i']);
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
