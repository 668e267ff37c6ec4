import { calendarDate } from '../../shared/calendar-date.js';

/** Where a page begins: after the decision of this time and id; both `null` at the beginning. */
export type Place = readonly [decidedAt: string | null, id: string | null];

const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A place as the `endCursor` of a page. */
export function cursorOf(decision: { readonly decidedAt: string; readonly id: string }): string {
  return Buffer.from(`${decision.decidedAt} ${decision.id}`).toString('base64url');
}

/** The place that a cursor names; `null` for one that no page can have named, which the database might not read. */
export function readCursor(cursor: string): readonly [string, string] | null {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const isTime = TIME.test(time) && calendarDate(time.slice(0, 10)).ok && Number.isFinite(Date.parse(time));
  return isTime && UUID.test(id) ? [time, id] : null;
}
