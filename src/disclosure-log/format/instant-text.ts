import type { Instant } from '../../shared/instant.js';

const WITH_MICROSECONDS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/** Whether the log can write the instant: one of a year with five digits, or that never comes, has no such text. */
export function isInstantText(instant: string): boolean {
  return WITH_MICROSECONDS.test(instant);
}

/**
 * The one way in which the log writes an instant: UTC, six digits after the second, so that the text can be made again
 * from the database's column.
 * @throws TypeError when it is written otherwise
 */
export function instantText(instant: Instant): string {
  if (!isInstantText(instant)) throw new TypeError('an instant without microseconds or not in UTC');
  return instant;
}

/** The hour of an instant, which is all that a leaf tells of the time. */
export function hourOf(instant: Instant): string {
  return `${instantText(instant).slice(0, 13)}:00:00Z`;
}
