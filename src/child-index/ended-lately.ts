import { daysBetween, type CalendarDate } from '../shared/calendar-date.js';

/** Days for which an ended plan stays an alert. */
const ALERT_DAYS = 365;

/** Whether what ended on `ended` is still an alert on `today`. */
export function endedLately(ended: CalendarDate, today: CalendarDate): boolean {
  return daysBetween(ended, today) <= ALERT_DAYS;
}
