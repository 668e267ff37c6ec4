import type { Pool } from 'pg';
import { organisationKind } from '../../decision-policy/facts/organisation-kind.js';
import type { References, SharingReferences } from '../../sharing/ports.js';

/** Active posts of the person whom `$n` names, by post or by id; `null` when there is none. */
const named = (n: number) => `(
  SELECT json_build_object('practitioner', (array_agg(t.practitioner_id))[1],
    'posts', json_agg(json_build_object('organisation', t.organisation_id, 'post', t.id, 'group', t.practitioner_group)
      ORDER BY t.id))
  FROM hub.post t JOIN hub.organisation o ON o.id = t.organisation_id, today
  WHERE (t.id = $${n} OR t.practitioner_id::text = $${n}) AND o.active
    AND t.active_from <= today.day AND (t.active_until IS NULL OR t.active_until >= today.day)
  HAVING count(*) > 0)`;

/**
 * One statement whatever is asked for. $1 issuer, $2 subject, $3 the caller's organisation, $4 recipient, $5 adviser,
 * $6 approver, $7 superseded decision, $8 request answered, $9 enquiry asked about, $10 the caller's practitioner,
 * $11 post, $12 group, $13 where a referral was made.
 */
const SQL = `
WITH today AS (SELECT (clock_timestamp() AT TIME ZONE 'Europe/London')::date AS day)
SELECT
  (SELECT o.kind FROM hub.organisation o WHERE o.id = $4) AS "recipientKind",
  ${named(5)} AS "adviser",
  ${named(6)} AS "approver",
  (SELECT json_build_object('id', d.id, 'leafHash', encode(d.leaf_hash, 'base64'))
    FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
    WHERE d.id = $7::uuid AND r.kind = 'SHARING_DECISION' AND d.organisation_id = $3
      AND (r.practitioner_id = $10::uuid OR d.post_id = $11 OR $12 IN ('IG_LEAD', 'HUB_IG_LEAD'))
      AND NOT EXISTS (SELECT FROM hub.decision_link l WHERE l.earlier_id = d.id AND l.kind = 'SUPERSEDES')) AS "supersedes",
  (SELECT json_build_object('id', d.id, 'organisation', d.organisation_id, 'post', d.post_id, 'concern', r.concern,
      'answeredBy', (SELECT reply.organisation_id
        FROM hub.decision_link l JOIN hub.decision reply ON reply.id = l.decision_id
        WHERE l.earlier_id = d.id AND l.kind = 'REPLIES_TO' AND reply.id IS DISTINCT FROM $7::uuid
          AND NOT EXISTS (SELECT FROM hub.decision_link s WHERE s.earlier_id = reply.id AND s.kind = 'SUPERSEDES')
        ORDER BY reply.organisation_id = $3, reply.id LIMIT 1))
    FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
      JOIN hub.organisation mine ON mine.id = $3
    WHERE d.id = $8::uuid AND r.kind = 'BROKER_REQUEST'
      AND r.practitioner_id <> $10::uuid AND (mine.kind = 'HUB_OPERATOR' OR mine.confidential_service))
    AS "inReplyTo",
  (SELECT o.id FROM hub.organisation o WHERE o.id = $13 AND o.kind = 'LOCAL_AUTHORITY') AS "referredTo",
  (SELECT count(*)::integer FROM hub.decision_record r WHERE r.organisation_id = $3 AND r.practitioner_id = $10::uuid
    AND r.decided_at > clock_timestamp() - interval '1 hour' AND r.kind IN ('SHARING_DECISION', 'BROKER_REQUEST'))
    AS "recordedThisHour",
  (SELECT json_build_object('id', d.id, 'childId', r.child_id, 'subjectByNumber', encode(r.subject_by_number, 'hex'),
      'subjectByName', encode(r.subject_by_name, 'hex'))
    FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
    WHERE d.id = $9::uuid AND r.kind = 'ENQUIRY' AND d.issuer = $1 AND d.subject = $2 AND d.organisation_id = $3)
    AS "asksAbout"`;

/** What decisions of holders refer to, as `hub_app`. */
export function createSharingReferences(pool: Pick<Pool, 'query'>): SharingReferences {
  return {
    async resolve(question) {
      const { rows } = await pool.query<Omit<References, 'recipientKind'> & { readonly recipientKind: string | null }>({
        name: 'sharing-references',
        text: SQL,
        values: [
          question.caller.issuer,
          question.caller.subject,
          question.organisation,
          question.recipient,
          question.adviser,
          question.approver,
          question.supersedes,
          question.inReplyTo,
          question.asksAbout,
          question.holder.practitioner,
          question.holder.post,
          question.holder.group,
          question.referredTo,
        ],
      });
      const [row] = rows;
      if (row === undefined) throw new Error('the directory did not answer');
      return { ...row, recipientKind: kindOf(row.recipientKind) };
    },
  };
}

/** `UNKNOWN` for an organisation whose type no rule is written for, `null` for one that is not there. */
function kindOf(kind: string | null): References['recipientKind'] {
  return kind === null ? null : organisationKind(kind);
}
