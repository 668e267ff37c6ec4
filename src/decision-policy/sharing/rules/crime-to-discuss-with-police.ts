import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 7: social care discusses a possible crime with the police at the earliest opportunity, and has to do so until it
 * has: no reason, and no silence, takes that away (5.19).
 */
export const crimeToDiscussWithPolice: TaskRule = {
  id: 'sharing/crime-to-discuss-with-police',
  step: 'sharing',
  effect: 'task',
  text: 'social care discusses the possible crime with the police at the earliest opportunity',
  citations: ['5.19'],
  when: {
    crime: { $ne: 'NO' },
    holderIsSocialCare: { $ne: 'NO' },
    crimeTold: { $ne: 'POLICE_DISCUSSED' },
  },
  task: 'DISCUSS_WITH_POLICE',
  to: 'OWN_POST',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
