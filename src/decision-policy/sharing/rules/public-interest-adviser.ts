import type { RecordRule } from '../sharing-rule.js';

/**
 * Rows 3 and 4: who sets a confidence aside is competent in child protection, or takes advice from somebody who is
 * (5.24).
 */
export const publicInterestAdviser: RecordRule = {
  id: 'sharing/public-interest-adviser',
  step: 'sharing',
  effect: 'require',
  unmet: 'ONCE_SHARED',
  text: 'a confidence is set aside by, or with the advice of, somebody competent in child protection',
  citations: ['5.24'],
  when: { result: { $ne: 'REFUSED' }, confidenceMet: { $nin: ['NOT_OWED', 'CONSENT', 'USUAL_NOTICE', 'NOTHING'] } },
  lacking: { adviser: { $nin: ['NAMED_COMPETENT', 'DECIDER_COMPETENT', 'NOT_YET'] } },
  input: 'adviser',
  accepted: ['somebody competent in child protection', 'or that you are', 'or NOT_YET where harm is likely'],
  since: '2018-05-25',
  until: null,
};
