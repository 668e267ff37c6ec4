import type { Pool } from 'pg';
import type { EnquirerPerson, EnquirerPost } from '../../directory/enquirer.js';
import type { ReaderLookUp } from '../../oversight/ports.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Instant } from '../../shared/instant.js';
import { CHOSEN_POST, ENQUIRER, MOMENT } from '../look-up/enquirer-sql.js';

const SQL = `
WITH ${MOMENT}, question AS (SELECT $1::text AS issuer, $2::text AS subject, $3::text AS post_id)
SELECT to_char(moment.now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant,
  to_char(moment.today, 'YYYY-MM-DD') AS today, enquirer.entry AS practitioner, chosen.entry AS post
FROM question q CROSS JOIN moment
LEFT JOIN LATERAL (${ENQUIRER}) enquirer ON true
LEFT JOIN LATERAL (${CHOSEN_POST}) chosen ON true`;

/** The directory's entry of one caller, for those who read decisions and notices instead of enquiring. */
export function createReaderLookUp(pool: Pool): ReaderLookUp {
  return {
    async reader(caller) {
      const { rows } = await pool.query<{
        instant: Instant;
        today: CalendarDate;
        practitioner: EnquirerPerson | null;
        post: EnquirerPost | null;
      }>({ name: 'reader-look-up', text: SQL, values: [caller.issuer, caller.subject, caller.post] });
      const row = rows[0];
      if (row === undefined) throw new Error('the directory did not answer');
      return {
        instant: row.instant,
        today: row.today,
        enquirer: row.practitioner === null ? null : { practitioner: row.practitioner, post: row.post },
      };
    },
  };
}
