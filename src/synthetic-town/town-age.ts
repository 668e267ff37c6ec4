import { daysBetween, type CalendarDate } from '../shared/calendar-date.js';

/** For so many days the dates on which the personas' examples rely stay true. */
export const EXAMPLES_HOLD_DAYS = 300;

export interface TownAge {
  readonly days: number;
  /** The examples may no longer come out as they say. */
  readonly tooOld: boolean;
  /** What to tell at start; `null` while there is nothing to tell. */
  readonly warning: string | null;
}

/** How old a town made as of `asOf` is on `today`. */
export function townAge(asOf: CalendarDate, today: CalendarDate): TownAge {
  const days = daysBetween(asOf, today);
  const tooOld = days > EXAMPLES_HOLD_DAYS;
  const warning = tooOld
    ? `the synthetic town is ${days} days old and its examples hold for ${EXAMPLES_HOLD_DAYS}; remove the data folder to have a new one made`
    : null;
  return { days, tooOld, warning };
}
