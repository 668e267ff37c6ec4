import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 2: consent is recorded with who gave it, since not everybody can (5.23).
 */
export const consentGiverRecorded: RecordRule = {
  id: 'sharing/consent-giver-recorded',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'a consent is recorded with who gave it',
  citations: ['5.23'],
  when: {
    result: { $ne: 'REFUSED' },
    confidenceOwed: { $ne: 'NO' },
    consent: { $nin: ['REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'NOT_YET'] },
  },
  lacking: { consentGiver: { $nin: ['YOUNG_PERSON', 'COMPETENT_CHILD', 'PARENTAL_RESPONSIBILITY'] } },
  input: 'consent.giver',
  accepted: ['YOUNG_PERSON', 'COMPETENT_CHILD', 'PARENTAL_RESPONSIBILITY'],
  since: '2018-05-25',
  until: null,
};
