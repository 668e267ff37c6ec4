import type { Instant } from '../shared/instant.js';
import type { DutyDeskNow } from './duty-desk.js';

/**
 * The duty numbers, held in memory and in a file without personal data.
 * Obligations: answers without a database; never returns an empty list once the hub has run for a minute anywhere;
 * the hub's own desk is always last; decides "open" by England's working days, Europe/London and the override table.
 */
export interface DutyDesks {
  at(instant: Instant): readonly DutyDeskNow[];
}

/** Working days of England, Europe/London. Pure: the same instant gives the same end. */
export interface WorkingTime {
  /** 17:00 of the first working day after the day of `instant`. */
  endOfNextWorkingDay(instant: Instant): Instant;
}
