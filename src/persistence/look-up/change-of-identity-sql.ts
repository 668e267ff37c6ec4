/** SQL for whether change `c` is the word of an authority that has dealt with the child, as `changesThatCount` says. */
export const changeCounts = (c: string) => `hub.change_counts(${c}.child_id, ${c}.source_id, ${c}.since)`;

/** SQL for whether the identity of `child` was changed: one probe of a small table, which is all that most rows cost. */
const isChanged = (child: string) =>
  `EXISTS (SELECT FROM hub.change_of_identity c WHERE c.child_id = ${child} AND c.since <= moment.today AND ${changeCounts('c')})`;

/** SQL for the day of the newest change of identity of `child` that has happened; null when there is none. */
const latestChange = (child: string) =>
  `(SELECT max(c.since) FROM hub.change_of_identity c WHERE c.child_id = ${child} AND c.since <= moment.today AND ${changeCounts('c')})`;

const isOfPresent = (i: string) => `hub.is_present_identity(${i}.source_id, ${i}.source_key, moment.today)`;

/**
 * SQL for whether identity statement `i` is of the child as it is now; always where nothing changed. The same statements
 * as `presentIdentities` keeps.
 */
export const isPresentIdentity = (i: string) => `(NOT ${isChanged(`${i}.child_id`)} OR ${isOfPresent(i)})`;

/** SQL for whether `key`, a row of child_key, may find its child: none that a former identity or a former name made. */
export const isPresentKey = (key: string) =>
  `(NOT ${isChanged(`${key}.child_id`)} OR (NOT ${key}.former AND ${isOfPresent(key)}))`;

/**
 * SQL for whether `statement`, which has not ended, is not from before a change of identity: its source states an
 * identity that is of the child as it is now. The same as `beforeChangeOfIdentity` says of what lasts, but for a plan in
 * force: that is never before a change, and is not asked.
 */
export const isPresent = (statement: string) => `(NOT ${isChanged(`${statement}.child_id`)}
    OR hub.knows_present_identity(${statement}.child_id, ${statement}.source_id, moment.today))`;

/**
 * SQL for whether `person`, a row of related_person, links its child with an adult. Of a child whose identity was changed
 * only those it lives with by a word of that day or later: its authority may still name the parents it was born to.
 */
export const isPresentPerson = (
  person: string,
) => `(NOT ${isChanged(`${person}.child_id`)} OR (${person}.lives_with_child
    AND (${person}.as_of AT TIME ZONE 'UTC')::date >= ${latestChange(`${person}.child_id`)}
    AND hub.knows_present_identity(${person}.child_id, ${person}.source_id, moment.today)))`;

/**
 * SQL for whether `review`, a row of match_review, may be spoken of: the two identities of a child whose identity was
 * changed must not meet in it, so that only the doubt of its authority counts, and only since the change.
 */
export const isPresentReview = (review: string) => `NOT EXISTS (
    SELECT FROM hub.change_of_identity c
    WHERE c.child_id IN (${review}.child_id, ${review}.candidate_id) AND c.since <= moment.today AND ${changeCounts('c')}
      AND (c.source_id <> ${review}.source_id OR (${review}.opened_at AT TIME ZONE 'UTC')::date < c.since))`;
