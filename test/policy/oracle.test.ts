import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FIELDS_OF_KIND, ITEM_KINDS, type EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { ORGANISATION_KINDS, PRACTITIONER_GROUPS } from '../../src/decision-policy/facts/vocabulary.js';
import { arbitraryFacts, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { inOneForm, verdictsOf } from './oracle/agreement.js';
import { cellFor, columnOf, enquirersOf } from './oracle/enquirers.js';
import { enquiriesForAColleague, enquiriesOfEveryCell } from './oracle/enquiries.js';
import { fieldsOf } from './oracle/fields.js';
import { KINDS_OF_GRID } from './oracle/gateways.js';
import { cellOf, COLUMNS, GROUPS_OF_TABLE } from './oracle/grants.js';
import { oracle } from './oracle/oracle.js';
import { systematicEnquiries } from './oracle/systematic.js';

/** Enquiries of each of the four sorts; fewer where each of many mutants is judged by them. */
const EACH = Number(process.env['ORACLE_ENQUIRIES'] ?? 25_000);
const SEED = 20260105;
/** Whether the whole of every sample is gone through. */
const WHOLE = EACH >= 10_000;
/** A hundred thousand decisions take their time on a busy machine. */
const PATIENT = { timeout: 240_000 };

const SORTS = [
  ['any facts', arbitraryFacts],
  ['facts that reach the items', arbitraryOpenFacts],
  ['every cell of the table of grants', enquiriesOfEveryCell],
  ['enquiries on behalf of a colleague', enquiriesForAColleague],
] as const;

const rules = verdictsOf(RULESET);
const sampleOfCells = fc.sample(enquiriesOfEveryCell, { seed: SEED, numRuns: Math.min(EACH, 20_000) });

describe('the oracle', PATIENT, () => {
  it.each(SORTS)('agrees with the rules on %s', (_, enquiries) => {
    fc.assert(
      fc.property(enquiries, (facts) => {
        const [decided, wanted] = [inOneForm(rules(facts)), inOneForm(oracle(facts))];
        // a call of `expect` for each would take longer than the decisions
        if (decided !== wanted) expect(decided).toBe(wanted);
      }),
      { seed: SEED, numRuns: EACH },
    );
  });

  it('agrees with the rules row by row', () => {
    const enquiries = systematicEnquiries().filter((_, at) => WHOLE || at % 29 === 0);
    const differing = enquiries.filter((facts) => inOneForm(rules(facts)) !== inOneForm(oracle(facts)));
    expect(differing.slice(0, 3)).toEqual([]);
  });

  it.runIf(WHOLE)('finds something released in every cell of the table that is not empty', () => {
    const gives = new Set(sampleOfCells.filter(releasesBesidesAnEcho).map(cellName));
    const promised = GROUPS_OF_TABLE.flatMap((group) =>
      COLUMNS.filter((column) => cellOf(group, column).size > 0).map((column) => `${group} ${column}`),
    );
    expect(promised.filter((cell) => !gives.has(cell))).toEqual([]);
    expect(promised.length).toBeGreaterThan(80);
  });

  it.runIf(WHOLE)('finds every enquiry refused whose cell is empty', () => {
    const empty = sampleOfCells.filter((facts) => cellFor(facts, enquirersOf(facts)[0]).size === 0);
    const outcomes = empty
      .map((facts) => rules(facts))
      .map((verdict) => (verdict === 'BAD_INPUT' ? verdict : verdict.outcome));
    expect([...new Set(outcomes)].sort()).toEqual(['BAD_INPUT', 'REFUSED']);
  });

  it('knows every group, every type of organisation and every field', () => {
    expect([...KINDS_OF_GRID].sort()).toEqual([...ORGANISATION_KINDS, 'UNKNOWN'].sort());
    expect([...GROUPS_OF_TABLE].sort()).toEqual([...PRACTITIONER_GROUPS].sort());
    for (const kind of ITEM_KINDS) {
      const known = fieldsOf(kind).map(({ field }) => field);
      expect(known.sort()).toEqual([...FIELDS_OF_KIND[kind]].sort());
    }
  });
});

function releasesBesidesAnEcho(facts: EnquiryFacts): boolean {
  const verdict = rules(facts);
  if (verdict === 'BAD_INPUT') return false;
  return facts.items.some(({ ref, kind }) => kind !== 'IDENTITY' && (verdict.released[ref] ?? []).length > 0);
}

function cellName(facts: EnquiryFacts): string {
  return `${facts.caller.group} ${columnOf(facts)}`;
}
