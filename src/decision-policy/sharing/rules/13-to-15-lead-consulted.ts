import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 9: a case of concern from 13 to 15 goes to the nominated lead first (5.28).
 */
export const thirteenTo15LeadConsulted: RecordRule = {
  id: 'sharing/13-to-15-lead-consulted',
  step: 'sharing',
  effect: 'require',
  unmet: 'ONCE_SHARED',
  text: 'a case of concern from 13 to 15 goes to the nominated lead',
  citations: ['5.28'],
  when: { sexualActivityAt: { $nin: ['UNDER_13', '16_TO_17', 'NONE'] }, belief: { $ne: 'NONE' } },
  lacking: { adviser: { $nin: ['NAMED_COMPETENT', 'DECIDER_COMPETENT', 'NOT_YET'] } },
  input: 'adviser',
  accepted: ['the nominated lead for child protection', 'or that you are competent in child protection'],
  since: '2018-05-25',
  until: null,
};
