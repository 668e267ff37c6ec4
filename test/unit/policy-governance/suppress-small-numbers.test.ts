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
  suppressSmallNumbers(groups).map(({ organisationId, to, decisions }) =>
    [organisationId, to ?? 'FEW', decisions].join(' '),
  );

describe('the counts of a rehearsal', () => {
  it('are shown in tens from ten up', () => {
    expect(shown(group('REFUSED', 10), group('RELEASED', 259))).toEqual(['A REFUSED 10', 'A RELEASED 250']);
  });

  it('are one row that says nothing of them below ten, however many there are', () => {
    expect(shown(group('RELEASED', 41), group('REFUSED', 9), group('NO_RECORD', 1))).toEqual([
      'A RELEASED 40',
      'A FEW 10',
    ]);
    expect(suppressSmallNumbers([group('RELEASED', 41), group('REFUSED', 1)])[1]).toEqual({
      organisationId: 'A',
      organisationName: 'A',
      from: null,
      to: null,
      fields: null,
      decisions: '<10',
    });
  });

  it('leave an organisation out that has fewer than ten in all', () => {
    expect(shown(group('REFUSED', 4), group('RELEASED', 5), group('RELEASED', 20, 'B'))).toEqual(['B RELEASED 20']);
    expect(shown(group('REFUSED', 4), group('RELEASED', 6))).toEqual(['A FEW 10']);
  });

  it('never tell what fewer than ten decisions did, nor a number that is not in tens', () => {
    const cell = fc.record({
      organisationId: fc.constantFrom('A', 'B'),
      from: fc.constantFrom('RELEASED', 'REFUSED'),
      to: fc.constantFrom('RELEASED', 'REFUSED', 'ASK_HOLDER'),
      fields: fc.constantFrom('SAME' as const, 'MORE' as const),
    });
    const cells = fc.uniqueArray(
      fc
        .tuple(cell, fc.integer({ min: 1, max: 40 }))
        .map(([each, count]) => ({ ...each, organisationName: '', count })),
      { selector: ({ count: _count, ...each }) => JSON.stringify(each) },
    );
    fc.assert(
      fc.property(cells, (groups) => {
        const rows = suppressSmallNumbers(groups);
        for (const { organisationId, from, to, fields, decisions } of rows) {
          expect(decisions).toMatch(/^(<10|\d*[1-9]0|\d*00)$/);
          if (to === null) continue;
          const of = groups.find(
            (each) =>
              each.organisationId === organisationId && each.from === from && each.to === to && each.fields === fields,
          );
          expect(of?.count).toBeGreaterThanOrEqual(10);
        }
        const few = rows.filter(({ to }) => to === null).map(({ organisationId }) => organisationId);
        expect(new Set(few).size).toBe(few.length);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('come in an order that tells nothing of how many there are', () => {
    const groups = [group('REFUSED', 14), group('RELEASED', 100), group('ASK_HOLDER', 11)];
    expect(suppressSmallNumbers(groups).map(({ to }) => to)).toEqual(
      suppressSmallNumbers([...groups].reverse()).map(({ to }) => to),
    );
  });
});
