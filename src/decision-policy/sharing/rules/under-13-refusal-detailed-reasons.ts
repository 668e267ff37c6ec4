import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 8: not to share about sexual activity under 13 is exceptional and needs detailed reasons (5.27).
 */
export const under13RefusalDetailedReasons: RecordRule = {
  id: 'sharing/under-13-refusal-detailed-reasons',
  step: 'sharing',
  effect: 'require',
  unmet: 'ONCE_REFERRED',
  text: 'not to share about sexual activity under 13 needs detailed reasons',
  citations: ['5.27'],
  when: {
    sexualActivityAt: { $nin: ['13_TO_15', '16_TO_17', 'NONE'] },
    refusal: { $nin: ['NONE', 'BESIDE_REFERRAL'] },
    absolutelyClosed: { $ne: 'YES' },
  },
  lacking: { detailedReasons: { $ne: 'GIVEN' } },
  input: 'detailedReasons',
  accepted: ['detailed reasons, 100 to 4,000 characters'],
  since: '2018-05-25',
  until: null,
};
