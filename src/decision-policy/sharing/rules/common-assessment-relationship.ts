import type { ResultRule } from '../sharing-rule.js';

/**
 * The content of a common assessment is shared only with practitioners who work with the child; significant harm is
 * reported out of it to who acts on harm, whether or not they do yet (2.16, 5.14, 5.23).
 */
export const commonAssessmentRelationship: ResultRule = {
  id: 'sharing/common-assessment-relationship',
  step: 'sharing',
  effect: 'refuse',
  text: 'the content of a common assessment is shared only with who works with the child, or to report significant harm',
  citations: ['2.16', '5.14', '5.23'],
  when: {
    information: { $in: ['COMMON_ASSESSMENT_CONTENT', 'UNKNOWN'] },
    recipientWorksWithChild: { $ne: 'YES' },
    harmReport: { $ne: 'YES' },
  },
  against: { result: { $ne: 'REFUSED' } },
  input: 'information.recipientWorksWithChild',
  accepted: ['YES'],
  since: '2018-05-25',
  until: null,
};
