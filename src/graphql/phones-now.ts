import type { DutyDesks } from '../directory/ports.js';
import type { Phone } from '../release/enquiry-answer.js';
import type { Instant } from '../shared/instant.js';

/** Whom to phone when nothing could be checked: every duty desk by its hours, from memory, without a database. */
export function phonesNow(desks: DutyDesks, now: Instant): readonly Phone[] {
  return desks.at(now).map((desk) => ({
    label: desk.name,
    number: desk.officeOpen ? desk.officePhone : desk.emergencyPhone,
    hours: desk.officeOpen ? 'office hours, answered now' : 'out of hours, answered now',
  }));
}
