import type { Pool } from 'pg';
import type { ChildRecord } from '../../child-index/child-record.js';
import type { ChildRecords } from '../../sharing/read-broker-request.js';
import { CHILD_RECORD } from './child-record-sql.js';
import { MOMENT } from './enquirer-sql.js';

/** No enquirer asks, so no enquiry is left out as the asker's own. $1 the child. */
const SQL = `
WITH ${MOMENT}
SELECT ${CHILD_RECORD} AS record
FROM moment, (SELECT $1::uuid AS child_id) ids, (SELECT NULL::uuid AS practitioner_id) enquirer`;

/** The index by child, as `hub_app`. */
export function createChildRecords(pool: Pick<Pool, 'query'>): ChildRecords {
  return {
    async record(child) {
      const { rows } = await pool.query<{ readonly record: ChildRecord }>({
        name: 'child-record',
        text: SQL,
        values: [child],
      });
      const [row] = rows;
      if (row === undefined) throw new Error('the index did not answer');
      return row.record;
    },
  };
}
