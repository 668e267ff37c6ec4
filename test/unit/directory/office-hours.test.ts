import { describe, expect, it } from 'vitest';
import { officeOpen, type OfficeHours } from '../../../src/directory/office-hours.js';
import { englishWorkingTime, isBankHoliday, localMoment } from '../../../src/persistence/england-calendar.js';
import { day, moment } from '../../support/builders.js';

const OFFICE: OfficeHours = { opens: '08:30:00', closes: '17:00:00', closures: [day('2026-11-20')] };
const open = (instant: string, hours: OfficeHours = OFFICE) =>
  officeOpen(localMoment(moment(instant)), hours, isBankHoliday);

describe('an office', () => {
  it('is open on a working day from its first minute and closed at its last', () => {
    expect(open('2026-11-19T08:29:59.999999Z')).toBe(false);
    expect(open('2026-11-19T08:30:00.000000Z')).toBe(true);
    expect(open('2026-11-19T16:59:59.999999Z')).toBe(true);
    expect(open('2026-11-19T17:00:00.000000Z')).toBe(false);
  });

  it('is closed at three in the morning and at the weekend', () => {
    expect(open('2026-11-19T03:00:00.000000Z')).toBe(false);
    expect(open('2026-11-21T12:00:00.000000Z')).toBe(false);
    expect(open('2026-11-22T12:00:00.000000Z')).toBe(false);
  });

  it.each([
    ['Christmas Day', '2026-12-25'],
    ['the day in lieu of Boxing Day', '2026-12-28'],
    ['Good Friday', '2026-04-03'],
    ['Easter Monday', '2026-04-06'],
    ["New Year's Day", '2026-01-01'],
    ['the summer bank holiday', '2026-08-31'],
    ['a holiday of one year alone', '2022-09-19'],
  ])('is closed on %s', (_, date) => {
    expect(open(`${date}T12:00:00.000000Z`)).toBe(false);
  });

  it('is open on holidays that are not those of England', () => {
    expect(open('2026-03-17T12:00:00.000000Z')).toBe(true);
    expect(open('2026-11-30T12:00:00.000000Z')).toBe(true);
  });

  it('is closed on a day of its own closure, when others are not', () => {
    expect(open('2026-11-20T12:00:00.000000Z')).toBe(false);
    expect(open('2026-11-20T12:00:00.000000Z', { ...OFFICE, closures: [] })).toBe(true);
  });

  it('keeps local time: half past eight is an hour earlier by the universal clock in summer', () => {
    expect(open('2026-06-10T07:29:00.000000Z')).toBe(false);
    expect(open('2026-06-10T07:30:00.000000Z')).toBe(true);
    expect(open('2026-06-10T16:00:00.000000Z')).toBe(false);
  });

  it('that never closes is open on Christmas night', () => {
    const always = { opens: '00:00:00', closes: '24:00:00', closures: [day('2026-12-25')] };
    expect(open('2026-12-25T03:00:00.000000Z', always)).toBe(true);
  });
});

describe('the clock of England', () => {
  it('jumps over an hour in March and shows one hour twice in October', () => {
    expect(localMoment(moment('2026-03-29T00:59:59.000000Z'))).toEqual({ date: '2026-03-29', time: '00:59:59' });
    expect(localMoment(moment('2026-03-29T01:00:00.000000Z'))).toEqual({ date: '2026-03-29', time: '02:00:00' });
    expect(localMoment(moment('2026-10-25T00:30:00.000000Z')).time).toBe('01:30:00');
    expect(localMoment(moment('2026-10-25T01:30:00.000000Z')).time).toBe('01:30:00');
  });

  it('has another day than the universal clock late on a summer evening', () => {
    expect(localMoment(moment('2026-06-10T23:30:00.000000Z'))).toEqual({ date: '2026-06-11', time: '00:30:00' });
  });
});

describe('the end of the next working day', () => {
  it.each([
    ['a working day', '2026-11-18T10:00:00.000000Z', '2026-11-19T17:00:00.000000Z'],
    ['a Friday', '2026-11-20T10:00:00.000000Z', '2026-11-23T17:00:00.000000Z'],
    ['three on a Saturday morning', '2026-11-21T03:00:00.000000Z', '2026-11-23T17:00:00.000000Z'],
    ['Christmas Eve', '2026-12-24T18:00:00.000000Z', '2026-12-29T17:00:00.000000Z'],
    ['the Thursday before Easter', '2026-04-02T10:00:00.000000Z', '2026-04-07T16:00:00.000000Z'],
    ['the Friday before the clocks go forward', '2026-03-27T10:00:00.000000Z', '2026-03-30T16:00:00.000000Z'],
    ['the Friday before the clocks go back', '2026-10-23T10:00:00.000000Z', '2026-10-26T17:00:00.000000Z'],
    ['late on a summer evening, after midnight there', '2026-06-10T23:30:00.000000Z', '2026-06-12T16:00:00.000000Z'],
    ["New Year's Eve", '2026-12-31T10:00:00.000000Z', '2027-01-04T17:00:00.000000Z'],
  ])('after %s', (_, from, end) => {
    expect(englishWorkingTime.endOfNextWorkingDay(moment(from))).toBe(end);
  });
});
