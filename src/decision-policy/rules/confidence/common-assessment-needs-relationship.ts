import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * That a common assessment exists, and who holds it, is for those who work with the child: a relationship that the
 * index records, never one that the enquirer claims. Nothing lifts it; withheld, it is as if none were held (2.16,
 * 5.12).
 */
export const commonAssessmentNeedsRelationship: ForbidRule = {
  id: 'confidence/common-assessment-needs-relationship',
  step: 'confidence',
  effect: 'forbid',
  text: 'a common assessment is pointed to only for those who are recorded as working with the child',
  citations: ['2.16', '5.12'],
  fields: { COMMON_ASSESSMENT: ['holder', 'contact', 'since'] },
  when: { relationshipOrOverride: { $ne: 'RECORDED' } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'HOLDER',
  since: '2018-05-25',
  until: null,
};
