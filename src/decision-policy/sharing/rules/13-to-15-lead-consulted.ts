import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 9: a case of concern from 13 to 15 is discussed with the organisation's nominated lead for child protection before
 * other agencies, unless that lead decides; the own competence of anybody else is no such discussion (5.28).
 */
export const thirteenTo15LeadConsulted: RecordRule = {
  id: 'sharing/13-to-15-lead-consulted',
  step: 'sharing',
  effect: 'require',
  unmet: 'ONCE_SHARED',
  text: 'a case of concern from 13 to 15 goes to the nominated lead for child protection',
  citations: ['5.28'],
  when: {
    sexualActivityAt: { $nin: ['UNDER_13', '16_TO_17', 'NONE'] },
    belief: { $ne: 'NONE' },
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
