import type { ConcernLevel } from '../decision-policy/vocabulary.js';
import type { WorkingTime } from '../directory/ports.js';
import { epochMilliseconds, type Instant } from '../shared/instant.js';

const MINUTE = 60_000;

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

function later(instant: Instant, milliseconds: number): Instant {
  const due = new Date(epochMilliseconds(instant) + milliseconds).toISOString();
  return due.replace('Z', '000Z') as Instant;
}
