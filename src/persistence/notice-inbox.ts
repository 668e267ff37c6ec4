import type pg from 'pg';
import type { EnquirerPerson } from '../directory/enquirer.js';
import { isInGoodStanding } from '../directory/standing.js';
import { OWN_TASK_KINDS, type NoticeKind, type SharingNoticeKind } from '../notification/notice-intent.js';
import type { NoticeView } from '../notification/notice-view.js';
import type { NoticeInbox, NoticeRecipient } from '../notification/ports.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { PractitionerId } from '../shared/ids.js';
import { ACTIVE_POST, MOMENT, PERSON_ENTRY } from './look-up/enquirer-sql.js';
import { judgedBy } from './oversight/decision-sql.js';
import { isTooNear, type JudgedBy } from './oversight/leave-out-too-near.js';

const MOST = 100;

/** Rows are read at least so many at a time: what the reader is too near to is left out of them. */
const LEAST_READ = 50;

const UTC = `AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/**
 * What stands until an approval of not referring is confirmed: the own task, that the authority expects it, the strategy
 * discussion. Only where the own task says so: beside a referral that was made, or in danger, no approval ends them. None
 * of them is answered by it, since no referral came (5.27).
 */
const UNTIL_APPROVED: readonly SharingNoticeKind[] = [
  'REFERRAL_UNLESS_APPROVED',
  'REFERRAL_TO_MAKE',
  'REFERRAL_TO_EXPECT',
  'REPORT_AND_STRATEGY_DISCUSSION',
];

const OWN_TASKS = quoted(OWN_TASK_KINDS);

/**
 * What is told to somebody for the own part in it, and says nothing of a child. It is left out for nobody: that a task of
 * one's own or the reply to one's own request is not there would tell what the answer kept back.
 */
const FOR_OWN_PART = quoted([...OWN_TASK_KINDS, 'BROKERED_REPLY', 'COLLEAGUE_ASKED_FOR']);

/**
 * Who else holds the group that is told and is signed in for it. $1 organisation, $2 group, $3 the reader. Whether
 * they are in good standing is judged as it is of everybody who reads an inbox.
 */
const OTHERS = `
WITH ${MOMENT}
SELECT DISTINCT ON (p.id) ${PERSON_ENTRY} AS person, moment.today::text AS today
FROM moment, hub.post t JOIN hub.organisation o ON o.id = t.organisation_id
  JOIN hub.practitioner p ON p.id = t.practitioner_id
WHERE o.id = $1 AND o.active AND t.practitioner_group = $2 AND p.id <> $3::uuid AND ${ACTIVE_POST}
  AND EXISTS (SELECT FROM hub.sign_in s JOIN hub.issuer_organisation i ON i.issuer = s.issuer
    WHERE s.practitioner_id = p.id AND i.organisation_id = o.id)`;

/** An enquiry of the same person within 30 days about the same typed subject, with the same ground and nothing of it open. */
const GROUND_COMPLETED = `SELECT FROM hub.decision_record d
      JOIN hub.decision_record a ON a.kind = 'ENQUIRY' AND a.practitioner_id = d.practitioner_id
        AND a.decided_at > d.decided_at AND a.decided_at < d.decided_at + interval '30 days' AND a.typed_details = d.typed_details
    WHERE d.decision_id = n.decision_id
      AND a.request::jsonb #>> '{publicInterest,ground}' = d.request::jsonb #>> '{publicInterest,ground}'
      AND a.decision::jsonb -> 'derived' ->> 'groundRecord' = 'COMPLETE'`;

/** A request for contact is answered by a recorded reply, a task of the holder by a decision that took the place of theirs. */
const STATE = `CASE
    WHEN n.kind = 'GROUND_TO_COMPLETE' AND EXISTS (${GROUND_COMPLETED}) THEN 'ANSWERED'
    WHEN n.kind = 'BROKER_REQUEST' AND EXISTS (SELECT FROM hub.decision_link l
      WHERE l.earlier_id = n.decision_id AND l.kind = 'REPLIES_TO') THEN 'ANSWERED'
    WHEN n.kind IN (${OWN_TASKS}) AND EXISTS (SELECT FROM hub.decision_link l
      WHERE l.earlier_id = n.decision_id AND l.kind = 'SUPERSEDES') THEN 'ANSWERED'
    WHEN n.kind IN (${quoted(UNTIL_APPROVED)}) AND EXISTS (SELECT FROM hub.confirmation c
        JOIN hub.notice w ON w.decision_id = c.decision_id AND w.kind = 'REFERRAL_UNLESS_APPROVED'
      WHERE c.decision_id = n.decision_id AND c.role = 'APPROVER') THEN 'APPROVED_NOT_TO_REFER'
    WHEN n.due_at < clock_timestamp() THEN 'OVERDUE' ELSE 'OPEN' END`;

/** Whoever asked for contact learns by the reference of the request that it was answered, never by that of the reply. */
const REFERENCE = `CASE WHEN n.kind = 'BROKERED_REPLY' THEN (SELECT l.earlier_id FROM hub.decision_link l
      WHERE l.decision_id = n.decision_id AND l.kind = 'REPLIES_TO') ELSE n.decision_id END`;

// the cursor is the id of the last notice; its place is looked up again, under the same recipient
const READ = `
SELECT n.id, ${REFERENCE} AS "decisionId", n.kind, n.urgency, n.body, to_char(n.created_at ${UTC}) AS "createdAt", to_char(n.due_at ${UTC}) AS "dueAt",
  ${STATE} AS "state", d.practitioner_id AS "madeBy",
  CASE WHEN n.kind NOT IN (${FOR_OWN_PART}) AND d.decision_id IS NOT NULL AND n.recipient_post IS NULL
    THEN ${judgedBy(`'[]'::json`)} END AS "judgedBy"
FROM hub.notice n LEFT JOIN hub.decision_record d ON d.decision_id = n.decision_id
WHERE n.recipient_organisation = $1
  AND (n.recipient_post = $2 OR (n.recipient_post IS NULL AND n.recipient_group = $3))
  AND (n.kind IN (${OWN_TASKS}) OR d.practitioner_id IS DISTINCT FROM $7::uuid)
  AND ($4::text IS NULL OR ${STATE} = $4)
  AND ($5::uuid IS NULL OR (n.created_at, n.id) < (
    SELECT a.created_at, a.id FROM hub.notice a WHERE a.id = $5 AND a.recipient_organisation = $1
      AND (a.recipient_post = $2 OR (a.recipient_post IS NULL AND a.recipient_group = $3))))
ORDER BY n.created_at DESC, n.id DESC LIMIT $6`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The inbox in the database, as `hub_readonly` and by keyset: a page costs the same wherever it stands. Holds at most 100
 * notices a page, and is filled from the rows that follow what is left out.
 */
export function noticeInbox(pool: Pick<pg.Pool, 'query'>): NoticeInbox {
  return {
    async read(recipient, state, first, after) {
      if (after !== null && !UUID.test(after)) return { notices: [], next: null };
      const { organisation, post, group, practitioner } = recipient;
      const others = await othersInGoodStanding(pool, recipient);
      const size = Math.min(Math.max(1, Math.trunc(first)), MOST);
      const limit = Math.max(size + 1, LEAST_READ);
      const seen: NoticeView[] = [];
      let place = after;
      for (let more = true; more && seen.length <= size;) {
        const { rows } = await pool.query<NoticeRow>(READ, [
          organisation,
          post,
          group,
          state,
          place,
          limit,
          practitioner.id,
        ]);
        for (const { judgedBy, madeBy, ...notice } of rows) {
          if (judgedBy === null || !isForOthers(practitioner, others, judgedBy, madeBy)) seen.push(notice);
        }
        place = rows.at(-1)?.id ?? place;
        more = rows.length === limit;
      }
      const notices = seen.slice(0, size);
      return { notices, next: seen.length > size ? (notices.at(-1)?.id ?? null) : null };
    },
  };
}

type NoticeRow = NoticeView & { readonly judgedBy: JudgedBy | null; readonly madeBy: PractitionerId | null };

async function othersInGoodStanding(
  pool: Pick<pg.Pool, 'query'>,
  { organisation, group, practitioner }: NoticeRecipient,
): Promise<readonly EnquirerPerson[]> {
  const { rows } = await pool.query<{ readonly person: EnquirerPerson; readonly today: CalendarDate }>(OTHERS, [
    organisation,
    group,
    practitioner.id,
  ]);
  return rows.flatMap(({ person, today }) => (isInGoodStanding(person, today) ? [person] : []));
}

/**
 * Whether a notice is left to others, as the reader may be too near. Only where one of them reads it, who is neither too
 * near as well nor made the decision: what else would reach nobody may be a child's danger (5.14), and who is too near is
 * known by name and postcode alone.
 */
function isForOthers(
  reader: EnquirerPerson,
  others: readonly EnquirerPerson[],
  judgedBy: JudgedBy,
  madeBy: PractitionerId | null,
): boolean {
  return isTooNear(reader, judgedBy) && others.some((other) => other.id !== madeBy && !isTooNear(other, judgedBy));
}

function quoted(kinds: readonly (NoticeKind | SharingNoticeKind)[]): string {
  return kinds.map((kind) => `'${kind}'`).join(', ');
}
