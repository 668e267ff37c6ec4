import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 8: not to share about sexual activity under 13 needs a senior manager's documented approval (5.27).
 */
export const under13RefusalApproved: RecordRule = {
  id: 'sharing/under-13-refusal-approved',
  step: 'sharing',
  effect: 'require',
  text: "not to share about sexual activity under 13 needs a senior manager's documented approval",
  citations: ['5.27'],
  when: {
    sexualActivityAt: { $nin: ['13_TO_15', '16_TO_17', 'NONE'] },
    result: { $nin: ['SHARED', 'SHARED_IN_PART'] },
  },
  lacking: { approval: { $ne: 'DOCUMENTED' } },
  input: 'approval',
  accepted: ['which senior manager approved, and where that is documented'],
  since: '2018-05-25',
  until: null,
};
