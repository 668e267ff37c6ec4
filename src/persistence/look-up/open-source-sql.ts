import { CONFIDENTIAL_CLASSES } from '../../child-index/confidential-source.js';

const CLASSES = CONFIDENTIAL_CLASSES.map((name) => `'${name}'`).join(', ');

/**
 * SQL for whether the source of `statement`, a row with source_id and child_id, may be heard about that child: where
 * and with whom a child is, and its name there, is not learnt from a confidential service (5.25). The same sources as
 * `openStatements` leaves out.
 */
export const isOpen = (statement: string) => `(
    ${statement}.source_id NOT IN (
      SELECT c.id FROM hub.organisation c WHERE c.confidential_service OR c.source_class IN (${CLASSES}))
    AND ((SELECT bool_and(v.sensitive) FROM hub.involvement v
        WHERE v.child_id = ${statement}.child_id AND v.source_id = ${statement}.source_id) IS NOT TRUE
      OR EXISTS (SELECT FROM hub.social_care_case v
        WHERE v.child_id = ${statement}.child_id AND v.source_id = ${statement}.source_id)
      OR EXISTS (SELECT FROM hub.plan v
        WHERE v.child_id = ${statement}.child_id AND v.source_id = ${statement}.source_id)))`;
