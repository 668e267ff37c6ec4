import { daysBetween, type CalendarDate } from '../shared/calendar-date.js';
import type { OrganisationId } from '../shared/ids.js';
import { afterChangeOfIdentity } from './before-change-of-identity.js';
import type { ChildRecord } from './child-record.js';

/** Days for which an organisation must have stated its involvement without a break. */
const UNBROKEN_DAYS = 28;

/**
 * Whether the index holds a relationship between an organisation and a child: an open case of its own, or an
 * involvement that lasts and has lasted 28 days, so that nobody can state one just to look. What an organisation did for
 * the child before a change of identity opens nothing of the new one.
 */
export function relationshipRecorded(record: ChildRecord, organisation: OrganisationId, today: CalendarDate): boolean {
  const { cases, involvements } = afterChangeOfIdentity(record, today);
  const openCase = cases.some((item) => item.sourceId === organisation && item.state === 'OPEN');
  const involvement = involvements.some(
    (item) =>
      item.sourceId === organisation &&
      (item.until === null || item.until >= today) &&
      daysBetween(item.since, today) >= UNBROKEN_DAYS,
  );
  return openCase || involvement;
}
