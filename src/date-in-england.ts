import { calendarDate, type CalendarDate } from './shared/calendar-date.js';

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/**
 * The day in England's calendar at `now`, a moment of this machine's clock: for the date of an invented town and to
 * refuse days that cannot be; the time of an enquiry is the database's. Throws when the clock shows no date.
 */
export function dateInEngland(now: Date): CalendarDate {
  const date = calendarDate(DAY.format(now));
  if (!date.ok) throw new Error('the clock of this machine has no date');
  return date.value;
}
