import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { goldenCasesOf } from '../../src/compose/golden-cases.js';
import { SHIPPED_RULEBOOK } from '../../src/compose/shipped-policy.js';
import { isCommenced } from '../../src/decision-policy/rulebook/not-commenced.js';
import { rulesOf } from '../../src/decision-policy/rulebook/rulebook.js';
import { readGoldenCases } from '../support/golden-case.js';
import { readSharingCases } from '../support/sharing-case.js';

/** The day on which the first rules came into force. */
const FIRST_DAY = '2018-05-25';
const COMMITTED = new URL('../../schema/golden-cases.json', import.meta.url);

/** What the YAML says of each rule: the names of its cases, in the order of files and cases. */
function generated(): Record<string, { readonly decides: string[]; readonly nearlyDecides: string[] }> {
  const ids = rulesOf(SHIPPED_RULEBOOK).map(({ id }) => id);
  const cases = Object.fromEntries(
    ids.sort().map((id) => [id, { decides: [] as string[], nearlyDecides: [] as string[] }]),
  );
  for (const golden of readGoldenCases()) {
    for (const id of golden.decides) cases[id]?.decides.push(golden.case);
    for (const id of Object.keys(golden.nearly)) cases[id]?.nearlyDecides.push(golden.case);
  }
  for (const golden of readSharingCases()) {
    for (const name of [...golden.missing, ...golden.notAllowed, ...golden.breaches, ...golden.tasks]) {
      cases[`sharing/${name}`]?.decides.push(golden.case);
    }
    for (const name of Object.keys(golden.nearly)) cases[`sharing/${name}`]?.nearlyDecides.push(golden.case);
  }
  return cases;
}

describe('schema/golden-cases.json', () => {
  it('names for each rule the cases in which it decides and nearly decides', async () => {
    const cases = generated();
    if (process.env['WRITE_SCHEMA'] === '1') {
      writeFileSync(COMMITTED, await format(JSON.stringify(cases), { parser: 'json', printWidth: 120 }));
    }
    const committed = existsSync(COMMITTED) ? (JSON.parse(readFileSync(COMMITTED, 'utf8')) as unknown) : null;
    expect(committed, 'run `npm run schema:write` and commit the file').toEqual(cases);
  });

  it('has at least one case of each sort for every rule that decides on some day', () => {
    const without = rulesOf(SHIPPED_RULEBOOK).filter((rule) => {
      // what is not commenced, and what ended before the hub's first rules began, decides on no day
      if (!isCommenced(rule) || (rule.until !== null && rule.until <= FIRST_DAY)) return false;
      const { id } = rule;
      const { decides, nearlyDecides } = goldenCasesOf(id);
      return decides.length === 0 || nearlyDecides.length === 0;
    });
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('knows nothing of a rule that is not of this build', () => {
    for (const id of ['gate/of-another-time', 'toString', '__proto__']) {
      expect(goldenCasesOf(id)).toEqual({ decides: [], nearlyDecides: [] });
    }
  });
});
