import { plusDays, type CalendarDate } from '../shared/calendar-date.js';

/** A moment as clocks in England show it. */
export interface LocalMoment {
  readonly date: CalendarDate;
  /** `HH:MM:SS`. */
  readonly time: string;
}

/** When an office answers, in local time. */
export interface OfficeHours {
  /** `HH:MM:SS`. */
  readonly opens: string;
  /** `HH:MM:SS`; `24:00:00` when it is open to the end of the day. */
  readonly closes: string;
  /** Days on which it is closed beside weekends and bank holidays. */
  readonly closures: readonly CalendarDate[];
}

/** Whether a day is a bank holiday in England. */
export type IsBankHoliday = (date: CalendarDate) => boolean;

/** Whether somebody answers the office's number at this moment. An office that never closes has no holidays. */
export function officeOpen(moment: LocalMoment, hours: OfficeHours, isBankHoliday: IsBankHoliday): boolean {
  if (neverCloses(hours)) return true;
  return (
    isWorkingDay(moment.date, isBankHoliday) &&
    !hours.closures.includes(moment.date) &&
    moment.time >= hours.opens &&
    moment.time < hours.closes
  );
}

/** Monday to Friday, but no bank holiday. */
export function isWorkingDay(date: CalendarDate, isBankHoliday: IsBankHoliday): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isBankHoliday(date);
}

/** The first working day after `date`. */
export function nextWorkingDay(date: CalendarDate, isBankHoliday: IsBankHoliday): CalendarDate {
  let day = plusDays(date, 1);
  while (!isWorkingDay(day, isBankHoliday)) day = plusDays(day, 1);
  return day;
}

function neverCloses({ opens, closes }: OfficeHours): boolean {
  return opens === '00:00:00' && closes === '24:00:00';
}
