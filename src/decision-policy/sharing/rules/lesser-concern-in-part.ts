import type { ResultRule } from '../sharing-rule.js';

/**
 * Row 4: a lesser concern may justify to share the part that is needed to decide the next step, and no more (2.72,
 * 5.23).
 */
export const lesserConcernInPart: ResultRule = {
  id: 'sharing/lesser-concern-in-part',
  step: 'sharing',
  effect: 'refuse',
  text: 'without consent a lesser concern justifies a part at most',
  citations: ['2.72', '5.23'],
  when: { confidenceMet: { $nin: ['NOT_OWED', 'CONSENT', 'USUAL_NOTICE', 'PUBLIC_INTEREST', 'NOTHING'] } },
  against: { result: { $nin: ['SHARED_IN_PART', 'REFUSED'] } },
  input: 'result',
  accepted: ['SHARED_IN_PART', 'REFUSED'],
  since: '2018-05-25',
  until: null,
};
