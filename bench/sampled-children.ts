import { quietClient } from '../src/persistence/quiet-client.js';
import type { CalendarDate } from '../src/shared/calendar-date.js';

/** What an enquirer knows of a child of the town. */
export interface SampledChild {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: CalendarDate;
  readonly nhsNumber: string;
  readonly line1: string;
  readonly postcode: string;
  /** Where the child is registered. */
  readonly practice: string;
}

const MOST = 20_000;

/**
 * Children with a practice, an address and a number whom name and birth date alone confirm, in an order that has
 * nothing to do with the order of their rows. Enquiries that are not confirmed would soon meet the limit of the one
 * department that all nurses belong to.
 */
const SAMPLE = `
SELECT i.given_name AS "givenName", i.family_name AS "familyName", to_char(i.birth_date, 'YYYY-MM-DD') AS "dateOfBirth",
  i.nhs_number AS "nhsNumber", r.line1, r.postcode, i.source_id AS practice
FROM hub.identity_statement i
  JOIN hub.involvement v ON v.child_id = i.child_id AND v.source_id = i.source_id AND v.service = 'GP' AND v.until IS NULL
  JOIN hub.residence r ON r.child_id = i.child_id AND r.source_id = i.source_id AND r.until IS NULL
WHERE i.nhs_number IS NOT NULL AND i.birth_date < current_date - 400 AND to_char(i.birth_date, 'MM-DD') <> '01-01'
  AND r.dwelling = 'HOME'
  AND NOT EXISTS (SELECT FROM hub.shield h WHERE h.child_id = i.child_id)
  AND EXISTS (SELECT FROM hub.child_key k WHERE k.child_id = i.child_id AND k.kind = 'NAME_AND_BIRTH_DATE' AND NOT EXISTS (
    SELECT FROM hub.child_key other WHERE other.kind = k.kind AND other.key = k.key AND other.child_id <> k.child_id))
ORDER BY md5(i.nhs_number) LIMIT ${MOST}`;

export async function sampledChildren(superuserUrl: string): Promise<readonly SampledChild[]> {
  const client = await quietClient(superuserUrl);
  try {
    const { rows } = await client.query<SampledChild>(SAMPLE);
    return rows;
  } finally {
    await client.end();
  }
}
