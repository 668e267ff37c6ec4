import { describe, expect, it } from 'vitest';
import { standing, trainingStanding, vettingStanding } from '../../../src/directory/standing.js';
import { day, enquirer, TODAY } from '../../support/builders.js';

const { practitioner } = enquirer();

describe('standing', () => {
  it('holds to the last day of its period and no longer', () => {
    expect(standing(day('2023-11-21'), 36, TODAY)).toBe('CURRENT');
    expect(standing(day('2023-11-20'), 36, TODAY)).toBe('LAPSED');
  });

  it('counts as lapsed when no date is held, or one in the future', () => {
    expect(trainingStanding({ ...practitioner, trainingCompletedOn: null }, TODAY)).toBe('LAPSED');
    expect(vettingStanding({ ...practitioner, vettingCheckedOn: day('2026-11-22') }, TODAY)).toBe('LAPSED');
  });

  it('lasts to the end of a month that is shorter', () => {
    expect(standing(day('2025-08-31'), 6, day('2026-02-28'))).toBe('CURRENT');
    expect(standing(day('2025-08-31'), 6, day('2026-03-01'))).toBe('LAPSED');
  });

  it('is barred for someone on a barred list, whatever was checked', () => {
    expect(vettingStanding({ ...practitioner, barred: true }, TODAY)).toBe('BARRED');
  });
});
