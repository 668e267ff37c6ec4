import {
  afterChangeOfIdentity,
  beforeChangeOfIdentity,
  presentIdentities,
  type BeforeChange,
} from '../child-index/before-change-of-identity.js';
import { changesThatCount } from '../child-index/change-on-own-case.js';
import type { ChildRecord, IdentityStatement } from '../child-index/child-record.js';
import { openStatements } from '../child-index/confidential-source.js';
import { knownByProtectedAlone } from '../child-index/known-by-protected-alone.js';
import { shieldInForce } from '../child-index/shield-in-force.js';
import type { ItemFacts } from '../decision-policy/facts/facts.js';
import type { EnquiryPurpose } from '../decision-policy/facts/vocabulary.js';
import { ageInYears, type CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';

/** A child's record at the moment of an enquiry, and what bears on more than one of its items. */
export interface RecordAsAsked {
  readonly record: ChildRecord;
  readonly purpose: EnquiryPurpose;
  readonly now: Instant;
  readonly today: CalendarDate;
  /** What hides all that nothing else hides: the shield in force, or nothing. */
  readonly shield: Extract<ItemFacts['protection'], 'SHIELD' | 'NONE'>;
  /** What is from before a change of identity; null when there was none. */
  readonly before: BeforeChange | null;
  /** The record without it. */
  readonly present: ChildRecord;
  /** Who the child is now, by sources of which it may be learnt. */
  readonly tellable: readonly IdentityStatement[];
  /** Of a child of whom nothing is held but what may have to be kept back, nobody is told more than that. */
  readonly isKnown: boolean;
  /** Age by which consent is judged; null when no source states a birth date. */
  readonly age: number | null;
}

/** The record as it is asked about at `now`. */
export function recordAsAsked(
  record: ChildRecord,
  purpose: EnquiryPurpose,
  now: Instant,
  today: CalendarDate,
): RecordAsAsked {
  // the name and age that a confidential service alone was told are nobody's to learn from here
  const identities = openStatements(record, presentIdentities(record.identities, changesThatCount(record), today));
  const tellable = identities.filter(({ sourceId }) => !knownByProtectedAlone(record, sourceId, now));
  const born = [...tellable, ...identities].find(({ birthDate }) => birthDate !== null)?.birthDate ?? null;
  return {
    record,
    purpose,
    now,
    today,
    shield: shieldInForce(record, now) ? 'SHIELD' : 'NONE',
    before: beforeChangeOfIdentity(record, today),
    present: afterChangeOfIdentity(record, today),
    tellable,
    isKnown: tellable.length > 0 || identities.length === 0,
    age: born === null ? null : ageInYears(born, today),
  };
}
