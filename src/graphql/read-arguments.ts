import type { DecisionId } from '../shared/ids.js';
import { calendarDate, type CalendarDate } from '../shared/calendar-date.js';
import { badInput } from './hub-error.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CURSOR = /^[\w.:+/=-]{1,200}$/;
const MOST_A_PAGE = 50;

/** A decision's id. Throws BAD_INPUT when it is not a UUID. */
export function readUuid(path: string, text: string): DecisionId {
  if (!UUID.test(text)) throw badInput(path, 'a UUID');
  return text.toLowerCase() as DecisionId;
}

/** How many to a page. Throws BAD_INPUT when it is not 1 to 50. */
export function readFirst(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > MOST_A_PAGE) {
    throw badInput('first', `a whole number from 1 to ${MOST_A_PAGE}`);
  }
  return first;
}

/** Where a page begins, as an earlier page named it. Throws BAD_INPUT for what no page can have named. */
export function readCursor(after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  if (!CURSOR.test(after)) throw badInput('after', 'the endCursor of an earlier page');
  return after;
}

/** A day, or `null` when none is given. Throws BAD_INPUT when it is not a date. */
export function readDate(path: string, text: string | null | undefined): CalendarDate | null {
  if (text === null || text === undefined) return null;
  const date = calendarDate(text);
  if (!date.ok) throw badInput(path, 'a date in the form YYYY-MM-DD');
  return date.value;
}
