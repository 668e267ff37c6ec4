import { plusDays, type CalendarDate } from '../shared/calendar-date.js';
import type { EnquirySubject } from './enquiry-request.js';

/** A day that nobody can have been born on, or expected on: where it stands in the input, and what is accepted there. */
export interface DayFault {
  readonly path: string;
  readonly accepted: string;
}

/**
 * A pregnancy lasts about 280 days, so ten months ahead leave room for a date given early. A child is born at most weeks
 * after the date; two months leave room until the birth is written down.
 */
const AHEAD_DAYS = 305;
const PAST_DAYS = 61;

const NOT_IN_FUTURE = 'a date that is not in the future';
const PLAUSIBLE = 'a date at most 2 months past and 10 months ahead; of a child who is born, give the child';

/**
 * The first typed day of a subject that cannot be, by the request and the calendar alone.
 * @param today the calendar day in England
 * @param spokenOf the day on which the child was spoken of as unborn; today unless it is written down later
 */
export function dayFault(
  subject: EnquirySubject,
  today: CalendarDate,
  spokenOf: CalendarDate = today,
): DayFault | null {
  switch (subject.kind) {
    case 'CHILD':
    case 'ADULT': {
      const part = subject.kind === 'CHILD' ? 'child' : 'adult';
      return subject.birthDate !== null && subject.birthDate > today
        ? { path: `subject.${part}.dateOfBirth`, accepted: NOT_IN_FUTURE }
        : null;
    }
    case 'UNBORN':
      if (subject.motherBirthDate > today) {
        return { path: 'subject.unborn.motherDateOfBirth', accepted: NOT_IN_FUTURE };
      }
      return subject.expectedDate < plusDays(spokenOf, -PAST_DAYS) || subject.expectedDate > plusDays(today, AHEAD_DAYS)
        ? { path: 'subject.unborn.expectedDate', accepted: PLAUSIBLE }
        : null;
    case 'HOUSEHOLD':
      return null;
  }
}
