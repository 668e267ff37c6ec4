import { ACTIVE_POST, PERSON_ENTRY, postEntry } from './enquirer-sql.js';

/**
 * Whether the colleague, the holder of post `t`, has confirmed an enquiry by this enquirer about the same subject as
 * typed and for the same purpose: within 24 hours of being asked, and within the 24 hours before this one.
 */
const CONFIRMED = `EXISTS (SELECT FROM hub.decision_record d
      JOIN hub.confirmation f ON f.decision_id = d.decision_id AND f.role = 'COLLEAGUE' AND f.practitioner_id = p.id
    WHERE d.practitioner_id = enquirer.practitioner_id AND d.counted AND d.decided_at > moment.now - interval '48 hours'
      AND d.on_behalf_of = t.id AND d.purpose = q.purpose AND d.typed_details = q.typed_details
      AND f.confirmed_at > moment.now - interval '24 hours' AND f.confirmed_at <= d.decided_at + interval '24 hours')`;

/** One of those who sign the colleague in speaks for the organisation. */
const REGISTERED = `EXISTS (SELECT FROM hub.sign_in s JOIN hub.issuer_organisation i ON i.issuer = s.issuer
        WHERE s.practitioner_id = p.id AND i.organisation_id = o.id)`;

/**
 * The colleague on whose behalf is asked, as `Colleague`; a scalar sub-select after `enquirer` and `chosen`, which is not
 * run where nobody is named. Named by a post, or by the person: then by the post beside the enquirer's own, or else the
 * first. Nobody asks for themselves.
 */
export const COLLEAGUE = `CASE WHEN q.colleague_post IS NOT NULL THEN (
  SELECT json_build_object('practitioner', ${PERSON_ENTRY}, 'post', ${postEntry(REGISTERED)}, 'confirmed', ${CONFIRMED})
  FROM (SELECT n.id FROM hub.post n WHERE n.id = q.colleague_post
      UNION SELECT n.id FROM hub.post n WHERE n.practitioner_id = q.colleague_id) named
    JOIN hub.post t ON t.id = named.id
    JOIN hub.practitioner p ON p.id = t.practitioner_id
    JOIN hub.organisation o ON o.id = t.organisation_id
  WHERE ${ACTIVE_POST} AND p.id IS DISTINCT FROM enquirer.practitioner_id
  ORDER BY t.organisation_id = chosen.organisation_id DESC NULLS LAST, t.id LIMIT 1) END`;
