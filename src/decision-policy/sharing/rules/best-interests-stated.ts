import type { RecordRule } from '../sharing-rule.js';

/**
 * The best interests of the child override in every such decision, so what they are is stated (5.24).
 */
export const bestInterestsStated: RecordRule = {
  id: 'sharing/best-interests-stated',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: "a decision says what the child's best interests are",
  citations: ['5.24'],
  when: {},
  lacking: { bestInterests: { $ne: 'GIVEN' } },
  input: 'bestInterests',
  accepted: ["what the child's best interests ask for"],
  since: '2018-05-25',
  until: null,
};
