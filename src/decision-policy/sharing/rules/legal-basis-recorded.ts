import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 1: without a duty of confidence that is no bar, but the law that carries the sharing is recorded all the same
 * (5.3, 5.23).
 */
export const legalBasisRecorded: RecordRule = {
  id: 'sharing/legal-basis-recorded',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'what carries the sharing in law is recorded',
  citations: ['5.3', '5.23'],
  when: { result: { $ne: 'REFUSED' } },
  lacking: { legalBasis: { $ne: 'GIVEN' } },
  input: 'legalBasis',
  accepted: ['the power or duty under which it was shared'],
  since: '2018-05-25',
  until: null,
};
