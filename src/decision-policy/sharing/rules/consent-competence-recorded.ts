import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 2: under 16 it is the competent child who consents, and a parent for a child who is not; so the consent is recorded
 * with whether the child was assessed, by whom and when. Below 13 a parent's is taken without. It applies at every age, so
 * that the age that was typed does not move the list of rules (2.71, 5.23).
 */
export const consentCompetenceRecorded: RecordRule = {
  id: 'sharing/consent-competence-recorded',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'a consent that turns on the competence of the child is recorded with how that was assessed, by whom and when',
  citations: ['2.71', '5.23'],
  when: {
    result: { $ne: 'REFUSED' },
    confidenceOwed: { $ne: 'NO' },
    consent: { $nin: ['REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'NOT_YET'] },
  },
  lacking: { turnsOnCompetence: { $ne: 'NO' }, competence: { $in: ['UNKNOWN'] } },
  input: 'consent.competence',
  accepted: ['ASSESSED_COMPETENT or ASSESSED_NOT_COMPETENT with by whom and when', 'NOT_ASSESSED'],
  since: '2018-05-25',
  until: null,
};
