import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 2: who is suspected of the harm cannot consent for the child; so where harm or a crime is in question, a parent's
 * consent is recorded with whether that parent is suspected (5.18, 5.23).
 */
export const consentGiverSuspicionStated: RecordRule = {
  id: 'sharing/consent-giver-suspicion-stated',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: "where harm or a crime is in question a parent's consent is recorded with whether that parent is suspected of it",
  citations: ['5.18', '5.23'],
  when: {
    result: { $ne: 'REFUSED' },
    confidenceOwed: { $ne: 'NO' },
    consent: { $nin: ['REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'NOT_YET'] },
    turnsOnSuspicion: { $ne: 'NO' },
  },
  lacking: { giverSuspected: { $in: ['UNKNOWN'] } },
  input: 'consent.giverSuspected',
  accepted: ['true', 'false'],
  since: '2018-05-25',
  until: null,
};
