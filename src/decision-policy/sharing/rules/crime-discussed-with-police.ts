import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 7: social care discusses a possible crime with the police at the earliest opportunity; time and outcome are
 * recorded (5.19).
 */
export const crimeDiscussedWithPolice: RecordRule = {
  id: 'sharing/crime-discussed-with-police',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'social care discusses a possible crime with the police: time and outcome are recorded',
  citations: ['5.19'],
  when: { crime: { $ne: 'NO' }, holderIsSocialCare: { $ne: 'NO' } },
  lacking: { crimeTold: { $nin: ['POLICE_DISCUSSED', 'NOT_YET'] } },
  input: 'crime',
  accepted: ['when it was discussed with the police, and with what outcome', 'or NOT_YET'],
  since: '2018-05-25',
  until: null,
};
