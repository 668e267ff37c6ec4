import type { Pool } from 'pg';
import { tooNearToRead, type ReadEnquiry } from '../../oversight/too-near-to-read.js';
import type { BrokeredContactView, ReadableSharing, SharingReader } from '../../sharing/read-sharing.js';
import type { RecordedAsking } from '../../sharing/asked-view.js';
import { childSurroundings } from '../look-up/child-record-sql.js';
import { childrenOf } from '../oversight/decision-sql.js';

const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const earlier = (kind: string) =>
  `(SELECT l.earlier_id FROM hub.decision_link l WHERE l.decision_id = d.id AND l.kind = '${kind}')`;

/** The request for contact that `d` replies to, and the enquiry which that one follows: who is too near to one is to all. */
const FOLLOWS_FROM = `(SELECT coalesce(json_agg(json_build_object('request', f.request, 'children', ${childrenOf('f')})), '[]')
    FROM hub.decision_link l
      LEFT JOIN hub.decision_link a ON a.decision_id = l.earlier_id AND a.kind = 'ASKS_ABOUT'
      JOIN hub.decision_record f ON f.decision_id IN (l.earlier_id, a.earlier_id)
    WHERE l.decision_id = d.id AND l.kind = 'REPLIES_TO')`;

/** Whether `d` replies to a request for contact that somebody else made than the reader. */
const REPLIES_TO_ANOTHER = `EXISTS (SELECT FROM hub.decision_link l JOIN hub.decision_record q ON q.decision_id = l.earlier_id
    WHERE l.decision_id = d.id AND l.kind = 'REPLIES_TO' AND q.practitioner_id <> $4::uuid)`;

/** $1 decision, $2 issuer, $3 subject, $4 the reader's practitioner, $5 and group. */
const DECISION = `
SELECT d.id, ${time('d.decided_at')} AS "decidedAt", coalesce(o.name, '') AS "organisation",
  coalesce(p.given_name || ' ' || p.family_name, '') AS "practitioner", r.request,
  (SELECT coalesce(json_agg(json_build_object('role', a.role, 'name', coalesce(w.given_name || ' ' || w.family_name, ''),
      'confirmedAt', ${time('c.confirmed_at')}) ORDER BY a.role), '[]')
    FROM hub.confirmation_asked a
      LEFT JOIN hub.practitioner w ON w.id = a.practitioner_id
      LEFT JOIN hub.confirmation c USING (decision_id, role, practitioner_id)
    WHERE a.decision_id = d.id) AS "asked",
  ${earlier('SUPERSEDES')} AS "supersedes",
  (SELECT l.decision_id FROM hub.decision_link l WHERE l.earlier_id = d.id AND l.kind = 'SUPERSEDES') AS "supersededBy",
  ${earlier('REPLIES_TO')} AS "inReplyTo",
  d.issuer = $2 AND d.subject = $3 AS "own",
  (SELECT coalesce(json_agg(${childSurroundings('touched.id')}), '[]')
    FROM (SELECT r.child_id AS id WHERE r.child_id IS NOT NULL) touched) AS "children",
  ${FOLLOWS_FROM} AS "followsFrom"
FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
  LEFT JOIN hub.organisation o ON o.id = d.organisation_id
  LEFT JOIN hub.practitioner p ON p.id = r.practitioner_id
WHERE d.id = $1::uuid AND r.kind = 'SHARING_DECISION'
  AND ((d.issuer = $2 AND d.subject = $3) OR EXISTS (SELECT FROM hub.confirmation_asked a
    WHERE a.decision_id = d.id AND a.practitioner_id = $4::uuid AND a.role IN ('ADVISER', 'APPROVER'))
    OR ($5 = 'HUB_TEAM' AND ${REPLIES_TO_ANOTHER}))`;

/** $1 request for contact, $2 issuer, $3 subject. */
const CONTACT = `
SELECT x.id, x.due AS "replyDueBy", to_char(x.replied AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "repliedOn",
  CASE WHEN x.replied IS NOT NULL THEN 'ANSWERED' WHEN x.due::timestamptz < clock_timestamp() THEN 'OVERDUE' ELSE 'WAITING' END AS "state"
FROM (
  SELECT d.id, r.answer::jsonb ->> 'replyDueBy' AS due,
    (SELECT min(reply.decided_at) FROM hub.decision_link l JOIN hub.decision reply ON reply.id = l.decision_id
      WHERE l.earlier_id = d.id AND l.kind = 'REPLIES_TO') AS replied
  FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
  WHERE d.id = $1::uuid AND d.issuer = $2 AND d.subject = $3 AND r.kind = 'BROKER_REQUEST') x`;

/** $1 decision, $2 the reader's practitioner, $3 organisation of the reader's post. */
const ASKED = `
SELECT r.decision_id AS "id", ${time('r.decided_at')} AS "decidedAt", r.request, ${childrenOf('r')} AS "children"
FROM hub.decision_record r
WHERE r.decision_id = $1::uuid AND r.kind = 'ENQUIRY'
  AND EXISTS (SELECT FROM hub.confirmation_asked a WHERE a.decision_id = r.decision_id AND a.role = 'COLLEAGUE'
    AND a.practitioner_id = $2::uuid AND a.asked_at > clock_timestamp() - interval '24 hours')
  AND (r.organisation_id = $3 OR NOT (r.facts::jsonb #> '{caller,confidentialService}')::boolean)`;

interface Row extends ReadableSharing, ReadEnquiry {
  readonly request: string;
  readonly followsFrom: readonly ReadEnquiry[];
}

/** Decisions of holders for the people in them, as `hub_readonly`. */
export function createSharingReader(pool: Pick<Pool, 'query'>): SharingReader {
  return {
    async decision({ issuer, subject }, { practitioner, post }, id) {
      const { rows } = await pool.query<Row>(DECISION, [id, issuer, subject, practitioner.id, post?.group ?? '']);
      const [row] = rows;
      if (row === undefined) return null;
      const { children, followsFrom, ...recorded } = row;
      const about = [{ request: row.request, children }, ...followsFrom];
      // who made it reads back what was typed; everybody else may be too near to the child
      const tooNear = !row.own && about.some((decision) => tooNearToRead(practitioner, decision));
      return tooNear ? null : recorded;
    },
    async asked({ practitioner, post }, id) {
      const values = [id, practitioner.id, post?.organisation.id ?? ''];
      const { rows } = await pool.query<RecordedAsking & ReadEnquiry>(ASKED, values);
      const [row] = rows;
      if (row === undefined || tooNearToRead(practitioner, row)) return null;
      const { children: _, ...recorded } = row;
      return recorded;
    },
    async contact({ issuer, subject }, id) {
      const { rows } = await pool.query<BrokeredContactView>(CONTACT, [id, issuer, subject]);
      return rows[0] ?? null;
    },
  };
}
