import { ACTIVE_POST, PERSON_ENTRY, postEntry } from './enquirer-sql.js';

/**
 * The oldest enquiry by this enquirer of which the colleague, the holder of post `t`, has confirmed the very same: within
 * 24 hours of being asked, and within the 24 hours before this one. One confirmation carries one answer, and a repeat of
 * the same request is the same answer.
 */
const CONFIRMED_IN = `(SELECT d.decision_id FROM hub.decision_record d
      JOIN hub.confirmation_asked a ON a.decision_id = d.decision_id AND a.role = 'COLLEAGUE' AND a.practitioner_id = p.id
      JOIN hub.confirmation f ON f.decision_id = a.decision_id AND f.role = a.role AND f.practitioner_id = a.practitioner_id
    WHERE d.practitioner_id = enquirer.practitioner_id AND d.counted AND d.decided_at > moment.now - interval '48 hours'
      AND d.on_behalf_of = t.id AND a.asked_for = q.to_confirm
      AND f.confirmed_at > moment.now - interval '24 hours' AND f.confirmed_at <= d.decided_at + interval '24 hours'
      AND NOT EXISTS (SELECT FROM hub.decision_link l WHERE l.earlier_id = d.decision_id AND l.kind = 'ANSWERED_UNDER'
        AND l.decision_id IS DISTINCT FROM same_request.id)
    ORDER BY d.decided_at, d.decision_id LIMIT 1)`;

/** One of those who sign the colleague in speaks for the organisation. */
const REGISTERED = `EXISTS (SELECT FROM hub.sign_in s JOIN hub.issuer_organisation i ON i.issuer = s.issuer
        WHERE s.practitioner_id = p.id AND i.organisation_id = o.id)`;

/**
 * The colleague on whose behalf is asked, as `Colleague`; a scalar sub-select after `enquirer`, `chosen` and
 * `same_request`, which is not run where nobody is named. Named by a post, or by the person: then by the post beside the enquirer's own, or else the
 * first. Nobody asks for themselves.
 */
export const COLLEAGUE = `CASE WHEN q.colleague_post IS NOT NULL THEN (
  SELECT json_build_object('practitioner', ${PERSON_ENTRY}, 'post', ${postEntry(REGISTERED)}, 'confirmedIn', ${CONFIRMED_IN})
  FROM (SELECT n.id FROM hub.post n WHERE n.id = q.colleague_post
      UNION SELECT n.id FROM hub.post n WHERE n.practitioner_id = q.colleague_id) named
    JOIN hub.post t ON t.id = named.id
    JOIN hub.practitioner p ON p.id = t.practitioner_id
    JOIN hub.organisation o ON o.id = t.organisation_id
  WHERE ${ACTIVE_POST} AND p.id IS DISTINCT FROM enquirer.practitioner_id
  ORDER BY t.organisation_id = chosen.organisation_id DESC NULLS LAST, t.id LIMIT 1) END`;
