import type { Branded } from './ids.js';
import { fail, ok, type Result } from './result.js';

/** A day in the calendar, `YYYY-MM-DD`, without time or zone. */
export type CalendarDate = Branded<'CalendarDate'>;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Reads `YYYY-MM-DD`; fails when the shape is wrong or the day does not exist. */
export function calendarDate(text: string): Result<CalendarDate, 'not a date in the form YYYY-MM-DD'> {
  const parts = SHAPE.exec(text);
  const time = parts === null ? Number.NaN : Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    return fail('not a date in the form YYYY-MM-DD');
  }
  return ok(text as CalendarDate);
}

/** The date `days` later, or earlier when negative. */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as CalendarDate;
}

/** Whole days from `from` to `to`; negative when `to` is the earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Completed years of age on `on`. A birthday on 29 February is reached on 1 March in other years. */
export function ageInYears(born: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}
