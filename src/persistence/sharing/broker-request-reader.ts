import type { Pool } from 'pg';
import { tooNearToRead, type ReadEnquiry } from '../../oversight/too-near-to-read.js';
import type { RecordedBrokerRequest } from '../../sharing/broker-request-view.js';
import type { BrokerRequestReader } from '../../sharing/read-broker-request.js';
import { PERSON_ENTRY } from '../look-up/enquirer-sql.js';
import { childrenOf } from '../oversight/decision-sql.js';

/** $1 request for contact, $2 the reader's practitioner. */
const REQUEST = `
SELECT r.decision_id AS "id", to_char(r.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "askedAt",
  r.answer::jsonb ->> 'replyDueBy' AS "replyDueBy", r.concern, r.request, ${PERSON_ENTRY} AS "asker",
  o.name AS "organisation", r.practitioner_group AS "group",
  (SELECT coalesce(json_agg(reply.id ORDER BY reply.decided_at, reply.id), '[]')
    FROM hub.decision_link l JOIN hub.decision reply ON reply.id = l.decision_id
    WHERE l.earlier_id = r.decision_id AND l.kind = 'REPLIES_TO') AS "replies",
  CASE WHEN e.decision_id IS NOT NULL THEN json_build_object('request', e.request, 'decision', e.decision,
    'conflicted', e.conflicted, 'childId', e.child_id, 'children', ${childrenOf('e')}) END AS "enquiry",
  ${childrenOf('r')} AS "children"
FROM hub.decision_record r
  JOIN hub.practitioner p ON p.id = r.practitioner_id
  JOIN hub.organisation o ON o.id = r.organisation_id
  LEFT JOIN hub.decision_link about ON about.decision_id = r.decision_id AND about.kind = 'ASKS_ABOUT'
  LEFT JOIN hub.decision_record e ON e.decision_id = about.earlier_id
WHERE r.decision_id = $1::uuid AND r.kind = 'BROKER_REQUEST' AND r.practitioner_id <> $2::uuid`;

interface Row extends RecordedBrokerRequest {
  readonly enquiry: (NonNullable<RecordedBrokerRequest['enquiry']> & ReadEnquiry) | null;
  /** Of the request itself: the enquiry may be erased before it. */
  readonly children: ReadEnquiry['children'];
}

/** Requests for contact for the hub team, as `hub_readonly`. */
export function createBrokerRequestReader(pool: Pick<Pool, 'query'>): BrokerRequestReader {
  return {
    async request({ practitioner }, id) {
      const { rows } = await pool.query<Row>(REQUEST, [id, practitioner.id]);
      const [row] = rows;
      if (row === undefined) return null;
      const { enquiry, children, ...recorded } = row;
      if (tooNearToRead(practitioner, { request: recorded.request, children })) return null;
      if (enquiry === null) return { ...recorded, enquiry };
      if (tooNearToRead(practitioner, enquiry)) return null;
      const { children: _, ...followed } = enquiry;
      return { ...recorded, enquiry: followed };
    },
  };
}
