import { randomUUID } from 'node:crypto';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { SampledChild } from '../sampled-children.js';

/** Two worlds that differ in one thing that the enquirer must not learn; each child stands in one of them. */
export interface Worlds {
  readonly id: string;
  /** Who asks: a nurse about whoever is brought in, or a doctor of another practice in routine care. */
  readonly asker: 'NURSE' | 'DOCTOR';
  readonly enquiry: (child: SampledChild) => EnquiryInput;
  /** Statements that put children into the first and into the second world; `null`: nobody of that name is held. */
  readonly first: readonly string[];
  readonly second: readonly string[] | null;
}

const PROVENANCE = 'source_id, source_key, as_of, received_at, batch_id, statement, hand, row_digest';

/** A statement planted beside the practice's own, of the same provenance. */
const plant = (table: string, columns: string, values: string): string => `
INSERT INTO hub.${table} (child_id, ${columns}, ${PROVENANCE})
SELECT v.child_id, ${values}, v.source_id, v.source_key || '/planted', v.as_of, v.received_at, v.batch_id, v.statement, v.hand, v.row_digest
FROM hub.involvement v WHERE v.child_id = ANY ($1) AND v.service = 'GP' AND v.until IS NULL`;

const INVOLVEMENT = 'service, practitioner_name, contact, since, until, sensitive, recorded_ground';

const PRESENTING = presenting({ purpose: 'CARE_OF_PRESENTING_CHILD', setting: 'UNSCHEDULED' });
const NOT_REGISTERED = presenting({ purpose: 'ROUTINE_CARE', setting: 'UNSCHEDULED' });
const WITHOUT_RELATIONSHIP = presenting({ purpose: 'ROUTINE_CARE', setting: 'SCHEDULED' });

export const WORLDS: readonly Worlds[] = [
  { id: 'held behind a gate', asker: 'NURSE', enquiry: NOT_REGISTERED, first: [], second: null },
  { id: 'held without a relationship', asker: 'DOCTOR', enquiry: WITHOUT_RELATIONSHIP, first: [], second: null },
  {
    id: 'confidential service',
    asker: 'NURSE',
    enquiry: PRESENTING,
    first: [
      plant('involvement', INVOLVEMENT, `'COUNSELLING', NULL, NULL, current_date, NULL::date, true, 'SUSPICION'`),
    ],
    second: [],
  },
  {
    id: 'judged harmful even as a bare fact',
    asker: 'NURSE',
    enquiry: PRESENTING,
    first: [
      plant('involvement', INVOLVEMENT, `'MENTOR', NULL, NULL, current_date, NULL::date, false, 'NOT_SENSITIVE'`),
      plant(
        'detriment_judgement',
        'covers, reason, review_on, existence_too, since, until',
        `v.source_key || '/planted', 'a reason', current_date + 30, true, now() - interval '1 day', NULL::timestamptz`,
      ),
    ],
    second: [],
  },
  {
    id: 'police pointer',
    asker: 'NURSE',
    enquiry: PRESENTING,
    first: [plant('police_pointer', 'since, until', 'current_date, NULL::date')],
    second: [],
  },
  {
    id: 'common assessment',
    asker: 'NURSE',
    enquiry: PRESENTING,
    first: [
      plant('common_assessment', 'holder_name, contact, since, until', `'a holder', NULL, current_date, NULL::date`),
    ],
    second: [],
  },
  {
    id: 'shield, and a match under review',
    asker: 'NURSE',
    enquiry: PRESENTING,
    first: [plant('shield', 'since, until, hides_name', `now() - interval '1 day', NULL::timestamptz, false`)],
    second: [
      `INSERT INTO hub.match_review (source_id, local_id, child_id, candidate_id, reason, opened_at)
       SELECT v.source_id, v.source_key, v.child_id, (SELECT c.id FROM hub.child c WHERE c.id <> v.child_id LIMIT 1), 'planted', now()
       FROM hub.involvement v WHERE v.child_id = ANY ($1) AND v.service = 'GP' AND v.until IS NULL`,
    ],
  },
];

function presenting(asked: Pick<EnquiryInput, 'purpose' | 'setting'>): Worlds['enquiry'] {
  return ({ givenName, familyName, dateOfBirth, postcode }) => ({
    requestId: randomUUID(),
    subject: { child: { givenName, familyName, dateOfBirth, postcode } },
    concern: 'NONE',
    reason: 'Brought in with a scald to the hand',
    ...asked,
  });
}
