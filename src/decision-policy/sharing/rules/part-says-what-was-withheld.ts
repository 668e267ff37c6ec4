import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 4: of a part it is recorded what was withheld and why (5.23).
 */
export const partSaysWhatWasWithheld: RecordRule = {
  id: 'sharing/part-says-what-was-withheld',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'of a part it is recorded what was withheld, and why',
  citations: ['5.23'],
  when: { result: { $nin: ['SHARED', 'REFUSED'] } },
  lacking: { withheld: { $ne: 'GIVEN' } },
  input: 'information.withheld',
  accepted: ['what was withheld, and why'],
  since: '2018-05-25',
  until: null,
};
