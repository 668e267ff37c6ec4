import type { ResultRule } from '../sharing-rule.js';

/**
 * The record of a conference is passed on only with the consent of its chair or of the lead social worker (5.112).
 */
export const conferenceRecordConsent: ResultRule = {
  id: 'sharing/conference-record-consent',
  step: 'sharing',
  effect: 'refuse',
  text: 'a conference record is passed on only with the consent of the chair or the lead social worker',
  citations: ['5.112'],
  when: {
    information: { $in: ['CONFERENCE_RECORD', 'UNKNOWN'] },
    conferenceConsent: { $nin: ['CHAIR', 'LEAD_SOCIAL_WORKER'] },
  },
  against: { result: { $ne: 'REFUSED' } },
  input: 'information.conferenceConsent',
  accepted: ['CHAIR', 'LEAD_SOCIAL_WORKER'],
  since: '2018-05-25',
  until: null,
};
