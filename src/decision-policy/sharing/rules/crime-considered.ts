import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 6: who is not social care considers, wherever a crime against a child is possible, to tell social care or the
 * police, and records why not (5.20).
 */
export const crimeConsidered: RecordRule = {
  id: 'sharing/crime-considered',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'where a crime is possible it is recorded who was told, or why nobody',
  citations: ['5.20'],
  when: { crime: { $ne: 'NO' }, holderIsSocialCare: { $ne: 'YES' } },
  lacking: { crimeTold: { $nin: ['POLICE_DISCUSSED', 'SOCIAL_CARE_TOLD', 'NOBODY_WITH_REASON'] } },
  input: 'crime',
  accepted: ['that the police or social care were told', 'or why not'],
  since: '2018-05-25',
  until: null,
};
