import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 8: not to share about sexual activity under 13 needs a senior manager's documented approval. Named is enough to
 * be recorded; what follows waits for the confirmation, which only who is asked can give (5.27).
 */
export const under13RefusalApproved: RecordRule = {
  id: 'sharing/under-13-refusal-approved',
  step: 'sharing',
  effect: 'require',
  unmet: 'ONCE_REFERRED',
  text: "not to share about sexual activity under 13 needs a senior manager's documented approval",
  citations: ['5.27'],
  when: {
    sexualActivityAt: { $nin: ['13_TO_15', '16_TO_17', 'NONE'] },
    refusal: { $nin: ['NONE', 'BESIDE_REFERRAL'] },
    absolutelyClosed: { $ne: 'YES' },
  },
  lacking: { approval: { $nin: ['NAMED_IN_DIRECTORY', 'UNCONFIRMED_NAME'] } },
  input: 'approval',
  accepted: ['which senior manager approved, and where that is documented'],
  since: '2018-05-25',
  until: null,
};
