import { describe, expect, it } from 'vitest';
import { ageInYears, calendarDate, daysBetween, plusDays } from '../../../src/shared/calendar-date.js';
import { day } from '../../support/builders.js';

describe('a calendar date', () => {
  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', 'tomorrow', '2026-11-21T00:00:00Z'])(
    'refuses %s',
    (text) => {
      expect(calendarDate(text).ok).toBe(false);
    },
  );

  it('accepts a leap day that exists', () => {
    expect(calendarDate('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
  });

  it('counts days over the ends of months and years', () => {
    expect(plusDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(daysBetween(day('2026-11-21'), day('2025-11-21'))).toBe(-365);
  });

  it('counts a year of age on the birthday, and one of 29 February on 1 March', () => {
    expect(ageInYears(day('2010-11-21'), day('2026-11-20'))).toBe(15);
    expect(ageInYears(day('2010-11-21'), day('2026-11-21'))).toBe(16);
    expect(ageInYears(day('2008-02-29'), day('2026-02-28'))).toBe(17);
    expect(ageInYears(day('2008-02-29'), day('2026-03-01'))).toBe(18);
  });
});
