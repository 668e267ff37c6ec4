import type { Enquirer } from '../directory/enquirer.js';
import { isInGoodStanding } from '../directory/standing.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { SharingFailure } from './sharing-failure.js';
import { holderOf, NO_POST, type Holder } from './who-may-record.js';

/**
 * Who reads what others decided or asked, or confirms it: somebody in an active post whose vetting and training hold
 * (2.15). It depends on the sign-in and the day alone, so that a refusal never tells whether there is such a decision.
 */
export function readerOf(enquirer: Enquirer | null, today: CalendarDate): Result<Holder, SharingFailure> {
  const holder = holderOf(enquirer);
  if (holder === null) return fail({ code: 'FORBIDDEN', why: NO_POST });
  if (!isInGoodStanding(holder.practitioner, today)) return fail({ code: 'FORBIDDEN', why: 'standing has lapsed' });
  return ok(holder);
}
