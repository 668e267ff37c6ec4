import { calendarDate } from '../shared/calendar-date.js';
import { elapsed, epochMilliseconds, type Instant } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { GovernanceFailure } from './governor.js';

const MOST_DAYS = 366;
const DAY = 86_400_000;

/** The beginning of a period that ends now: `90d`, or the day `YYYY-MM-DD` from midnight UTC; at most 366 days ago. */
export function readPeriod(since: string, now: Instant): Result<Instant, GovernanceFailure> {
  const from = beginning(since, now);
  const days = from === null ? Number.NaN : elapsed(from, now, 'day');
  // a day of the calendar begins up to a day before the instant that lies as many days back
  return from !== null && days > 0 && days <= MOST_DAYS + (since.includes('-') ? 1 : 0)
    ? ok(from)
    : fail({
        code: 'BAD_INPUT',
        path: 'since',
        accepted: `days such as 90d, or a past day YYYY-MM-DD, at most ${MOST_DAYS} days ago`,
      });
}

function beginning(since: string, now: Instant): Instant | null {
  const days = /^(\d{1,3})d$/.exec(since)?.[1];
  if (days !== undefined) {
    return new Date(epochMilliseconds(now) - Number(days) * DAY).toISOString().replace('Z', '000Z') as Instant;
  }
  const day = calendarDate(since);
  return day.ok ? (`${day.value}T00:00:00.000000Z` as Instant) : null;
}
