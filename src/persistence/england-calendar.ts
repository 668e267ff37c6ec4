import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import { type LocalMoment, nextWorkingDay } from '../directory/office-hours.js';
import type { WorkingTime } from '../directory/ports.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';

const ZONE = 'Europe/London';
const OFFICE_CLOSES = { hour: 17, minute: 0 };

const holidays = new Holidays('GB', 'ENG', { languages: 'en' });
const bankHolidaysByYear = new Map<string, ReadonlySet<string>>();

/** Whether a day is a public or bank holiday in England, days in lieu included. */
export function isBankHoliday(date: CalendarDate): boolean {
  const year = date.slice(0, 4);
  let days = bankHolidaysByYear.get(year);
  if (days === undefined) {
    const found = holidays.getHolidays(Number(year)).filter(({ type }) => type === 'public' || type === 'bank');
    days = new Set(found.map((holiday) => holiday.date.slice(0, 10)));
    bankHolidaysByYear.set(year, days);
  }
  return days.has(date);
}

/** What clocks in England show at an instant; the hour that is there twice in October is told apart by the instant. */
export const localMoment = rememberingLast(
  (instant) => instant.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length),
  (instant): LocalMoment => {
    const local = DateTime.fromISO(instant, { zone: ZONE });
    return { date: local.toFormat('yyyy-MM-dd') as CalendarDate, time: local.toFormat('HH:mm:ss') };
  },
);

/** Working time of England: a working day ends at 17:00 by the clock there, summer or winter. */
export const englishWorkingTime: WorkingTime = {
  endOfNextWorkingDay: rememberingLast(
    // a day begins there with some hour of the universal clock
    (instant) => instant.slice(0, 'YYYY-MM-DDTHH'.length),
    (instant) => {
      const day = nextWorkingDay(localMoment(instant).date, isBankHoliday);
      const end = DateTime.fromISO(day, { zone: ZONE }).set(OFFICE_CLOSES).toUTC();
      return end.toFormat("yyyy-MM-dd'T'HH:mm:ss'.000000Z'") as Instant;
    },
  ),
};

/** Every enquiry asks for the same second: time zones are worked out once for it. `key` says when it is the same. */
function rememberingLast<Value>(key: (instant: Instant) => string, work: (instant: Instant) => Value) {
  let last: { readonly key: string; readonly value: Value } | undefined;
  return (instant: Instant): Value => {
    const wanted = key(instant);
    if (last?.key !== wanted) last = { key: wanted, value: work(instant) };
    return last.value;
  };
}
