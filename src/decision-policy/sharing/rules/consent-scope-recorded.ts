import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 2: consent lets share within its scope, which is recorded (5.23).
 */
export const consentScopeRecorded: RecordRule = {
  id: 'sharing/consent-scope-recorded',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'a consent is recorded with its scope',
  citations: ['5.23'],
  when: {
    result: { $ne: 'REFUSED' },
    confidenceOwed: { $ne: 'NO' },
    consent: { $nin: ['REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'NOT_YET'] },
  },
  lacking: { consentScope: { $nin: ['COVERS_THIS', 'DOES_NOT_COVER_THIS'] } },
  input: 'consent.scope',
  accepted: ['for what it was given, and whether that covers this'],
  since: '2018-05-25',
  until: null,
};
