import { describe, expect, it } from 'vitest';
import { LEGAL_BASES } from '../../src/decision-policy/legal-basis.js';
import type { LegalBasisCode } from '../../src/decision-policy/legal-basis.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { ORGANISATION_KINDS, SOURCE_CLASSES } from '../../src/decision-policy/facts/vocabulary.js';
import { legalBasisInWords, NO_ONWARD_USE } from '../../src/release/legal-basis.js';
import { ORGANISATIONS } from '../../src/synthetic-town/organisations.js';
import { projectFile, tableRows } from '../support/paper.js';

const PAPER = projectFile('docs/legal-basis.md');
const CODES = Object.keys(LEGAL_BASES) as LegalBasisCode[];

/** What stands in the first column, as code. */
const named = tableRows(PAPER).flatMap(([cell = '']) => /^`([^`]+)`$/.exec(cell)?.[1] ?? []);

describe('the paper on legal bases', () => {
  it('names every rule of the gateway step once, and no other', () => {
    const rules = RULESET.filter((rule) => rule.step === 'gateway').map(({ id }) => id);
    expect(named.filter((cell) => cell.startsWith('gateway/')).sort()).toEqual([...rules].sort());
  });

  it('names every code once, and no other', () => {
    expect(named.filter((cell) => !cell.startsWith('gateway/')).sort()).toEqual([...CODES].sort());
  });

  it('says of a row that has ended or not begun that it has', () => {
    for (const rule of RULESET) {
      if (rule.effect !== 'gateway') continue;
      const row = PAPER.split('\n').find((line) => line.startsWith(`| \`${rule.id}\` `)) ?? '';
      expect(`${rule.id} ${row.includes('ended')}`).toBe(`${rule.id} ${rule.until !== null}`);
      expect(`${rule.id} ${row.includes('not commenced')}`).toBe(
        `${rule.id} ${/^not commenced/.test(rule.commencement)}`,
      );
    }
  });
});

describe('the codes', () => {
  it('are each used by a rule', () => {
    const used = new Set(
      RULESET.flatMap((rule) => [
        ...(rule.effect === 'gateway' ? rule.legalBasis : []),
        ...('liftedBy' in rule ? rule.liftedBy.flatMap((lift) => lift.legalBasis) : []),
      ]),
    );
    expect(CODES.filter((code) => !used.has(code))).toEqual([]);
  });

  it.each(CODES)('%s is told in words with its citation, and onward use is excluded beside it', (code) => {
    const { text, citation, commencement } = LEGAL_BASES[code];
    expect(commencement).toMatch(/^(in force|ended|not commenced)/);
    expect(legalBasisInWords([code])).toEqual([{ code, text, citation }, NO_ONWARD_USE]);
  });

  it('exclude onward use where nothing is released at all', () => {
    expect(legalBasisInWords([])).toEqual([NO_ONWARD_USE]);
    for (const use of ['immigration enforcement', 'debt', 'fraud']) expect(NO_ONWARD_USE.text).toContain(use);
  });
});

describe('the organisations of the synthetic town', () => {
  it('are of types and classes that the gateways know', () => {
    for (const { kind, sourceClass } of ORGANISATIONS) {
      expect(ORGANISATION_KINDS).toContain(kind);
      if (sourceClass !== null) expect(SOURCE_CLASSES).toContain(sourceClass);
    }
  });
});
