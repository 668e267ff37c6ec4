import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 3: likely significant harm to a child or serious harm to an adult is nearly always enough to share; a refusal
 * against that is reviewed by information governance (2.72, 5.23).
 */
export const strongPublicInterestRefused: TaskRule = {
  id: 'sharing/strong-public-interest-refused',
  step: 'sharing',
  effect: 'task',
  text: 'a refusal although harm is likely is reviewed',
  citations: ['2.72', '5.23'],
  when: {
    result: { $nin: ['SHARED', 'SHARED_IN_PART'] },
    exceptionalRefusal: { $nin: ['APPROVER_ASKED', 'APPROVER_UNCONFIRMED'] },
    confidenceMet: { $nin: ['NOT_OWED', 'CONSENT', 'USUAL_NOTICE', 'NOTHING', 'LESSER_CONCERN'] },
  },
  task: 'REVIEW_REFUSAL',
  to: 'OWN_GOVERNANCE',
  within: 'ONE_WORKING_DAY',
  since: '2018-05-25',
  until: null,
};
