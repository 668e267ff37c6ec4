import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Nobody who teaches a child, and nobody of the courts, probation or youth offending teams, is pointed to a confidential
 * service, with consent or on any ground: there the one line tells more than it helps. Withheld, it is as if it were not
 * held (2.72, 5.25).
 */
export const noConfidentialServiceToSchoolsOrJustice: ForbidRule = {
  id: 'confidence/no-confidential-service-to-schools-or-justice',
  step: 'confidence',
  effect: 'forbid',
  text: 'schools, courts and those who supervise offenders are pointed to no confidential service',
  citations: ['2.72', '5.25'],
  fields: { SENSITIVE_SERVICE: ['pointer'] },
  when: {
    group: {
      $in: ['SCHOOL_LEAD', 'COLLEGE_LEAD', 'EARLY_YEARS_LEAD', 'PROBATION', 'YOUTH_OFFENDING', 'CAFCASS', 'UNKNOWN'],
    },
  },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
