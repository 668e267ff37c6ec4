import type pg from 'pg';
import { OWN_TASK_KINDS, type SharingNoticeKind } from '../notification/notice-intent.js';
import type { NoticeView } from '../notification/notice-view.js';
import type { NoticeInbox } from '../notification/ports.js';

const MOST = 100;

const UTC = `AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/**
 * What stands until an approval of not referring is confirmed: the own task, that the authority expects it, the strategy
 * discussion. Only where the own task says so: beside a referral that was made, or in danger, no approval ends them (5.27).
 */
const UNTIL_APPROVED: readonly SharingNoticeKind[] = [
  'REFERRAL_UNLESS_APPROVED',
  'REFERRAL_TO_MAKE',
  'REFERRAL_TO_EXPECT',
  'REPORT_AND_STRATEGY_DISCUSSION',
];

/** A request for contact is answered by a recorded reply, what waits for an approval by its confirmation; nothing else is. */
const STATE = `CASE
    WHEN n.kind = 'BROKER_REQUEST' AND EXISTS (SELECT FROM hub.decision_link l
      WHERE l.earlier_id = n.decision_id AND l.kind = 'REPLIES_TO') THEN 'ANSWERED'
    WHEN n.kind IN (${quoted(UNTIL_APPROVED)}) AND EXISTS (SELECT FROM hub.confirmation c
        JOIN hub.notice w ON w.decision_id = c.decision_id AND w.kind = 'REFERRAL_UNLESS_APPROVED'
      WHERE c.decision_id = n.decision_id AND c.role = 'APPROVER') THEN 'ANSWERED'
    WHEN n.due_at < clock_timestamp() THEN 'OVERDUE' ELSE 'OPEN' END`;

/** Whoever asked for contact learns by the reference of the request that it was answered, never by that of the reply. */
const REFERENCE = `CASE WHEN n.kind = 'BROKERED_REPLY' THEN (SELECT l.earlier_id FROM hub.decision_link l
      WHERE l.decision_id = n.decision_id AND l.kind = 'REPLIES_TO') ELSE n.decision_id END`;

const OWN_TASKS = quoted(OWN_TASK_KINDS);

// the cursor is the id of the last notice; its place is looked up again, under the same recipient
const READ = `
SELECT n.id, ${REFERENCE} AS "decisionId", n.kind, n.urgency, n.body, to_char(n.created_at ${UTC}) AS "createdAt", to_char(n.due_at ${UTC}) AS "dueAt",
  ${STATE} AS "state"
FROM hub.notice n
WHERE n.recipient_organisation = $1
  AND (n.recipient_post = $2 OR (n.recipient_post IS NULL AND n.recipient_group = $3))
  AND (n.kind IN (${OWN_TASKS})
    OR NOT EXISTS (SELECT FROM hub.decision_record d WHERE d.decision_id = n.decision_id AND d.practitioner_id = $7))
  AND ($4::text IS NULL OR ${STATE} = $4)
  AND ($5::uuid IS NULL OR (n.created_at, n.id) < (
    SELECT a.created_at, a.id FROM hub.notice a WHERE a.id = $5 AND a.recipient_organisation = $1
      AND (a.recipient_post = $2 OR (a.recipient_post IS NULL AND a.recipient_group = $3))))
ORDER BY n.created_at DESC, n.id DESC LIMIT $6`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The inbox in the database, by keyset: a page costs the same wherever it stands. Holds at most 100 notices a page. */
export function noticeInbox(pool: Pick<pg.Pool, 'query'>): NoticeInbox {
  return {
    async read({ organisation, post, group, practitioner }, state, first, after) {
      if (after !== null && !UUID.test(after)) return { notices: [], next: null };
      const size = Math.min(Math.max(1, Math.trunc(first)), MOST);
      const { rows } = await pool.query<NoticeView>(READ, [
        organisation,
        post,
        group,
        state,
        after,
        size + 1,
        practitioner,
      ]);
      const notices = rows.slice(0, size);
      return { notices, next: rows.length > size ? (notices.at(-1)?.id ?? null) : null };
    },
  };
}

function quoted(kinds: readonly SharingNoticeKind[]): string {
  return kinds.map((kind) => `'${kind}'`).join(', ');
}
