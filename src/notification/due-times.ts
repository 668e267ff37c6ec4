import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { WorkingTime } from '../directory/ports.js';
import { epochMilliseconds, type Instant } from '../shared/instant.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * By when a notice is to be acknowledged: 15 minutes in immediate danger and 1 hour at likely significant harm, at any
 * hour of any day; else by the end of the next working day.
 */
export function dueAt(concern: ConcernLevel, now: Instant, workingTime: WorkingTime): Instant {
  switch (concern) {
    case 'IMMEDIATE_DANGER':
      return later(now, 15 * MINUTE);
    case 'LIKELY_SIGNIFICANT_HARM':
      return later(now, 60 * MINUTE);
    case 'WELFARE':
    case 'NONE':
      return workingTime.endOfNextWorkingDay(now);
  }
}

/** Twenty-four hours, by which a colleague confirms and an enquirer states what was left open of a ground. */
export function aDayLater(now: Instant): Instant {
  return later(now, 24 * 60 * MINUTE);
}

/** So many hours later, by the clock and on any day. */
export function hoursLater(instant: Instant, hours: number): Instant {
  return later(instant, hours * HOUR);
}

function later(instant: Instant, milliseconds: number): Instant {
  const due = new Date(epochMilliseconds(instant) + milliseconds).toISOString();
  return due.replace('Z', '000Z') as Instant;
}
