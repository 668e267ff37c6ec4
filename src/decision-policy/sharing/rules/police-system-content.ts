import type { ResultRule } from '../sharing-rule.js';

/**
 * What a police or offender system holds is not passed on by others: the police are asked (2.125, 2.126, 2.128, 12.19).
 */
export const policeSystemContent: ResultRule = {
  id: 'sharing/police-system-content',
  step: 'sharing',
  effect: 'refuse',
  text: 'what a police or offender system holds is told by the police alone: ask them',
  citations: ['2.125', '2.126', '2.128', '12.19'],
  when: {
    information: { $in: ['POLICE_SYSTEM_CONTENT', 'UNKNOWN'] },
    holderKind: { $nin: ['POLICE_FORCE', 'BRITISH_TRANSPORT_POLICE'] },
  },
  against: { result: { $ne: 'REFUSED' } },
  input: 'result',
  accepted: ['REFUSED, and ask the police'],
  since: '2018-05-25',
  until: null,
};
