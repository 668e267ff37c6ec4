import type { ForbidRule } from '../../rulebook/rule.js';
import { consentGiven } from './consent-given.js';

/**
 * In routine care a school, college or early-years lead learns of another practitioner only where consent to share was
 * given to that practitioner's service (2.12, 2.72, 5.23).
 */
export const schoolRoutineNeedsConsent: ForbidRule = {
  id: 'consent/school-routine-needs-consent',
  step: 'consent',
  effect: 'liftable',
  text: 'the practitioner has no consent to share this with schools in routine care',
  citations: ['2.12', '2.72', '5.23'],
  fields: { INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'] },
  when: {
    group: { $in: ['SCHOOL_LEAD', 'COLLEGE_LEAD', 'EARLY_YEARS_LEAD', 'UNKNOWN'] },
    column: { $in: ['ROUTINE', 'UNKNOWN'] },
  },
  liftedBy: [consentGiven],
  tells: 'WITHHELD',
  mendedBy: 'HOLDER',
  since: '2018-05-25',
  until: null,
};
