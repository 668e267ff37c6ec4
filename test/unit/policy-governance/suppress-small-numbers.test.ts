import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RehearsedGroup } from '../../../src/policy-governance/rehearsal.js';
import { suppressSmallNumbers } from '../../../src/policy-governance/suppress-small-numbers.js';

const group = (to: string, count: number, organisationId = 'A'): RehearsedGroup & { readonly count: number } => ({
  organisationId,
  organisationName: organisationId,
  from: 'RELEASED',
  to,
  fields: 'SAME',
  count,
});
const shown = (...groups: ReturnType<typeof group>[]) =>
  suppressSmallNumbers(groups).map(({ organisationId, to, decisions }) => [organisationId, to, decisions].join(' '));

describe('the counts of a rehearsal', () => {
  it('are shown from ten up', () => {
    expect(shown(group('REFUSED', 10), group('RELEASED', 250))).toEqual(['A REFUSED 10', 'A RELEASED 250']);
  });

  it('are not shown below ten, and neither is the one from which a small one could be subtracted', () => {
    expect(shown(group('RELEASED', 41), group('REFUSED', 9), group('ASK_HOLDER', 30))).toEqual([
      'A ASK_HOLDER 10 or more',
      'A REFUSED <10',
      'A RELEASED 41',
    ]);
  });

  it('hide nothing of another organisation or another recorded outcome', () => {
    expect(shown(group('REFUSED', 1), group('RELEASED', 20, 'B'))).toEqual(['A REFUSED <10', 'B RELEASED 20']);
    expect(shown({ ...group('REFUSED', 1), from: 'ASK_HOLDER' }, group('REFUSED', 20))).toEqual([
      'A REFUSED <10',
      'A REFUSED 20',
    ]);
  });

  it('give no small number away to whoever knows how many each organisation had of each outcome', () => {
    const cell = fc.record({
      organisationId: fc.constantFrom('A', 'B'),
      from: fc.constantFrom('RELEASED', 'REFUSED'),
      to: fc.constantFrom('RELEASED', 'REFUSED', 'ASK_HOLDER'),
      fields: fc.constantFrom('SAME' as const, 'MORE' as const),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(cell, { selector: (each) => JSON.stringify(each) }),
        fc.infiniteStream(fc.integer({ min: 1, max: 40 })),
        (cells, counts) => {
          const groups = cells.map((each) => ({
            ...each,
            organisationName: '',
            count: Number(counts.next().value),
          }));
          const rows = suppressSmallNumbers(groups);
          for (const row of rows) {
            const margin = rows.filter(
              (other) => other.organisationId === row.organisationId && other.from === row.from,
            );
            const unknown = margin.filter(({ decisions }) => !/^\d+$/.test(decisions));
            const small = margin.filter(({ decisions }) => decisions === '<10');
            // one number that is not shown could be reckoned; it may only be a whole margin by itself
            if (small.length > 0) expect(unknown.length > 1 || margin.length === 1).toBe(true);
            if (/^\d+$/.test(row.decisions)) expect(Number(row.decisions)).toBeGreaterThanOrEqual(10);
          }
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it('come in an order that tells nothing of how many there are', () => {
    const groups = [group('REFUSED', 4), group('RELEASED', 100), group('ASK_HOLDER', 11)];
    expect(suppressSmallNumbers(groups).map(({ to }) => to)).toEqual(
      suppressSmallNumbers([...groups].reverse()).map(({ to }) => to),
    );
  });
});
