import type { RequireRule } from '../../rule.js';

/**
 * A review of a death or a serious case stands on a case; its reference must be given (8.31, 7.10).
 */
export const caseReferenceForReviews: RequireRule = {
  id: 'require/case-reference-for-reviews',
  step: 'require',
  effect: 'require',
  text: 'a review needs its case reference',
  citations: ['7.10', '8.31'],
  when: { purpose: { $in: ['CHILD_DEATH_REVIEW', 'SERIOUS_CASE_REVIEW'] }, caseReference: { $ne: 'GIVEN' } },
  input: 'caseReference',
  accepted: ['the reference of the review'],
  since: '2018-05-25',
  until: null,
};
