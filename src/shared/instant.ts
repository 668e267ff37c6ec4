import type { Branded } from './ids.js';

/** A moment in time as an ISO 8601 UTC string with microseconds, as the database returned it. */
export type Instant = Branded<'Instant'>;

const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Milliseconds since the epoch. */
export function epochMilliseconds(instant: Instant): number {
  return Date.parse(instant);
}

/** Whole and part units from `earlier` to `later`; negative when they are the other way round. */
export function elapsed(earlier: Instant, later: Instant, unit: keyof typeof MILLISECONDS): number {
  return (epochMilliseconds(later) - epochMilliseconds(earlier)) / MILLISECONDS[unit];
}
