import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../../src/policy-governance/read-period.js';
import type { Instant } from '../../../src/shared/instant.js';

const NOW = '2026-03-02T12:00:00.000000Z' as Instant;
const from = (since: string): string => {
  const read = readPeriod(since, NOW);
  return read.ok ? read.value : read.failure.code;
};

describe('the period of a rehearsal', () => {
  it.each([
    ['1d', '2026-03-01T12:00:00.000000Z'],
    ['90d', '2025-12-02T12:00:00.000000Z'],
    ['366d', '2025-03-01T12:00:00.000000Z'],
    ['2026-03-02', '2026-03-02T00:00:00.000000Z'],
    ['2025-03-01', '2025-03-01T00:00:00.000000Z'],
  ])('%s begins at %s', (since, begins) => {
    expect(from(since)).toBe(begins);
  });

  it.each(['0d', '367d', '2025-02-28', '2026-03-03', '2026-02-30', '90', '90 d', '-1d', '1e2d', ''])(
    'is refused when it is %j',
    (since) => {
      expect(from(since)).toBe('BAD_INPUT');
    },
  );
});
