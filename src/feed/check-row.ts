import { isTestNumber, type NhsNumber } from '../shared/nhs-number.js';
import type { FeedRow } from './feed-row.js';
import type { FeedSource } from './ports.js';
import type { RowFault } from './read-row.js';
import { mustBeSensitive } from './sensitive-service.js';
import { tenDigits } from './ten-digits.js';

/** Where the members of a row contradict each other, or `null`. Looks at the row and at what kind of source states it only. */
export function contradiction(
  row: FeedRow,
  source: Pick<FeedSource, 'sourceClass' | 'confidentialService'>,
  testNumbers: 'ACCEPTED' | 'REFUSED',
): RowFault | null {
  switch (row.kind) {
    case 'IDENTITY':
      if (row.birthDate === null && row.expectedDate === null) {
        return { path: 'birthDate', accepted: 'a birth date, or an expected date for an unborn child' };
      }
      return testNumbers === 'ACCEPTED' ? null : testNumber(row);
    case 'INVOLVEMENT':
      if (!row.sensitive && mustBeSensitive(row.service, source)) {
        return { path: 'sensitive', accepted: 'true for a confidential service' };
      }
      return row.sensitive === (row.recordedGround !== 'NOT_SENSITIVE')
        ? null
        : { path: 'recordedGround', accepted: row.sensitive ? 'CONSENT, SUSPICION' : 'NOT_SENSITIVE' };
    case 'CASE':
      return (row.state === 'CLOSED') === (row.closed !== null)
        ? null
        : { path: 'closed', accepted: row.state === 'CLOSED' ? 'the date of closing' : 'null while the case is open' };
    case 'RESIDENCE':
    case 'RELATED_PERSON':
    case 'PLAN':
    case 'CONSENT':
    case 'SHIELD':
    case 'COMMON_ASSESSMENT':
    case 'POLICE_POINTER':
    case 'DETRIMENT':
    case 'CHANGE_OF_IDENTITY':
      return null;
  }
}

function testNumber(row: Extract<FeedRow, { kind: 'IDENTITY' }>): RowFault | null {
  const refused = (number: string | undefined | null): boolean =>
    number !== undefined && number !== null && isTestNumber(tenDigits(number) as NhsNumber);
  const accepted = 'a number that is in use; those beginning 9 are for tests';
  if (refused(row.nhsNumber)) return { path: 'nhsNumber', accepted };
  return refused(row.mother?.nhsNumber) ? { path: 'mother.nhsNumber', accepted } : null;
}
