import type { RequireRule } from '../../rulebook/rule.js';

/**
 * A review of a death or a serious case stands on a case: who asks must be able to say for which review, and what was
 * opened for it is used for no other end (3.95, 7.2, 8.6).
 */
export const caseReferenceForReviews: RequireRule = {
  id: 'require/case-reference-for-reviews',
  step: 'require',
  effect: 'require',
  text: 'a review needs its case reference',
  citations: ['3.95', '7.2', '8.6'],
  when: { purpose: { $in: ['CHILD_DEATH_REVIEW', 'SERIOUS_CASE_REVIEW'] }, caseReference: { $ne: 'GIVEN' } },
  input: 'caseReference',
  accepted: ['the reference of the review'],
  since: '2018-05-25',
  until: null,
};
