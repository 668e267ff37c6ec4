import { ageInYears, daysBetween, type CalendarDate } from '../shared/calendar-date.js';
import type { OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { afterChangeOfIdentity } from './before-change-of-identity.js';
import type { ChildRecord, Involvement } from './child-record.js';
import { isConfidentialSource } from './confidential-source.js';
import { consentInForce } from './consent-in-force.js';

/** Days for which an organisation must have stated its involvement without a break. */
const UNBROKEN_DAYS = 28;

/**
 * Whether the index holds a relationship between an organisation and a child: an open case of its own, or an
 * involvement that lasts and has lasted 28 days, so that nobody can state one just to look. What an organisation did for
 * the child before a change of identity opens nothing of the new one.
 *
 * What a clinic does in confidence is a relationship of the clinic and not of the trust around it: were it one, whoever
 * asks from a ward would learn from being let in that the child goes there (5.25). It counts for a source that is itself
 * a confidential service, and for none without the consent by which it stands in the index (5.23).
 */
export function relationshipRecorded(
  record: ChildRecord,
  organisation: OrganisationId,
  today: CalendarDate,
  now: Instant,
): boolean {
  const present = afterChangeOfIdentity(record, today);
  const openCase = present.cases.some((item) => item.sourceId === organisation && item.state === 'OPEN');
  const involvement = present.involvements.some(
    (item) =>
      item.sourceId === organisation &&
      (item.until === null || item.until >= today) &&
      daysBetween(item.since, today) >= UNBROKEN_DAYS &&
      (!item.sensitive || isConfidentialServices(item)) &&
      mayStandHere(present, item, today, now),
  );
  return openCase || involvement;
}

function isConfidentialServices({ sourceClass, confidentialSource }: Involvement): boolean {
  return isConfidentialSource({ sourceClass, confidentialService: confidentialSource });
}

function mayStandHere(present: ChildRecord, item: Involvement, today: CalendarDate, now: Instant): boolean {
  if (item.recordedGround !== 'CONSENT') return true;
  // a service knows its own patient's age, and else what others state of it counts
  const own = present.identities.filter(({ sourceId }) => sourceId === item.sourceId);
  const born = [...own, ...present.identities].find(({ birthDate }) => birthDate !== null)?.birthDate ?? null;
  const age = born === null ? null : ageInYears(born, today);
  return consentInForce(present, item, 'TO_RECORD', 'ANY', now, age) === 'GIVEN';
}
