import type { CalendarDate } from '../shared/calendar-date.js';

const DAY = 86_400_000;

/** Dates of a town, all counted back from the day as of which it is made, so that it does not age while it is made. */
export interface TownCalendar {
  readonly asOf: CalendarDate;
  /** The instant as of which every row speaks. */
  readonly instant: string;
  /** The date `days` before; after, when negative. */
  daysBefore(days: number): CalendarDate;
  /** Midnight of that date. */
  instantBefore(days: number): string;
}

/** The calendar of a town made as of `asOf`. Dates once written are kept, at most one string for each day used. */
export function townCalendar(asOf: CalendarDate): TownCalendar {
  const origin = Date.parse(`${asOf}T00:00:00Z`);
  const written = new Map<number, CalendarDate>();
  const daysBefore = (days: number): CalendarDate => {
    const known = written.get(days);
    if (known !== undefined) return known;
    const date = new Date(origin - days * DAY).toISOString().slice(0, 10) as CalendarDate;
    written.set(days, date);
    return date;
  };
  return {
    asOf,
    instant: `${asOf}T00:00:00Z`,
    daysBefore,
    instantBefore: (days) => `${daysBefore(days)}T00:00:00Z`,
  };
}
