import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';

/** What a draft would have changed: recorded decisions of a period, decided once more. */
export interface Rehearsal {
  /** Version of the draft. */
  readonly version: string;
  readonly from: Instant;
  readonly to: Instant;
  /** The day whose rules decided. */
  readonly asOn: CalendarDate;
  readonly rows: readonly RehearsedCount[];
  /** Ids of the rules about holders' decisions in which the draft differs from the policy in force. None is rehearsed. */
  readonly notRehearsed: readonly string[];
}

/** How the fields that the enquirer is told compare with those that were told. */
export type ToldFields = 'SAME' | 'MORE' | 'FEWER' | 'OTHER';

/** Decisions of one organisation that came out one way and would come out another, or the same. */
export interface RehearsedGroup {
  readonly organisationId: string;
  readonly organisationName: string;
  /** What the enquirer was told. */
  readonly from: string;
  /** What the enquirer would be told: an outcome, `BAD_INPUT` or `COULD_NOT_CHECK`. */
  readonly to: string;
  readonly fields: ToldFields;
}

/** A row of a rehearsal: decisions that came out alike and would come out alike, or all those that few others resemble. */
export interface RehearsedCount {
  readonly organisationId: string;
  readonly organisationName: string;
  /** `null` with `to` and `fields` in the row of the few. */
  readonly from: string | null;
  readonly to: string | null;
  readonly fields: ToldFields | null;
  /** A number rounded down to tens, or `<10`. */
  readonly decisions: string;
}
