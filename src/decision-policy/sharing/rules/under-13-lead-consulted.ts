import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 8: sexual activity under 13 always goes to the organisation's nominated lead for child protection, unless that
 * lead decides (5.27).
 */
export const under13LeadConsulted: RecordRule = {
  id: 'sharing/under-13-lead-consulted',
  step: 'sharing',
  effect: 'require',
  unmet: 'ONCE_SHARED',
  text: 'sexual activity under 13 goes to the nominated lead for child protection',
  citations: ['5.27'],
  when: {
    sexualActivityAt: { $nin: ['13_TO_15', '16_TO_17', 'NONE'] },
    holderGroup: {
      $nin: ['NAMED_PROFESSIONAL', 'SCHOOL_LEAD', 'COLLEGE_LEAD', 'EARLY_YEARS_LEAD', 'DESIGNATED_MANAGER'],
    },
  },
  lacking: { adviser: { $nin: ['NAMED_COMPETENT', 'NOT_YET'] } },
  input: 'adviser',
  accepted: ['who you name as the nominated lead for child protection'],
  since: '2018-05-25',
  until: null,
};
