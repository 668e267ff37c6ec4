import { describe, expect, it } from 'vitest';
import { isTestNumber, nhsNumber } from '../../../src/shared/nhs-number.js';
import { MOST_CHILDREN, townNhsNumber } from '../../../src/synthetic-town/town-nhs-number.js';

describe('the NHS number of a child of a town', () => {
  it('is valid and from the range kept for tests, for a hundred thousand children', () => {
    for (let index = 0; index < 100_000; index += 1) {
      const number = townNhsNumber(index);
      expect(nhsNumber(number).ok && isTestNumber(number)).toBe(true);
    }
  }, 30_000);

  it('is never given twice among a million children', () => {
    const seen = new Uint8Array(100_000_000);
    let repeated = 0;
    for (let index = 0; index < 1_000_000; index += 1) {
      const position = Number(townNhsNumber(index).slice(1, 9));
      repeated += seen[position] ?? 0;
      seen[position] = 1;
    }
    expect(repeated).toBe(0);
  }, 60_000);

  it('cannot be given twice: positions one or two apart belong to children farther apart than a town is large', () => {
    const factor = (positionOf(1) - positionOf(0) + 100_000_000) % 100_000_000;
    const inverse = 38_196_601;
    expect((BigInt(factor) * BigInt(inverse)) % 100_000_000n).toBe(1n);
    for (const apart of [1, 2]) {
      const indices = (apart * inverse) % 100_000_000;
      expect(Math.min(indices, 100_000_000 - indices)).toBeGreaterThan(MOST_CHILDREN);
    }
  });

  it('is refused outside a town', () => {
    for (const index of [-1, 0.5, MOST_CHILDREN]) expect(() => townNhsNumber(index)).toThrow(RangeError);
  });
});

/** Position of a child whose nine digits have a check digit, so that no neighbour was taken. */
function positionOf(index: number): number {
  return Number(townNhsNumber(index).slice(1, 9));
}
