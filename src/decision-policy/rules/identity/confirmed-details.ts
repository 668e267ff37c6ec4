import type { PermitRule } from '../../rulebook/rule.js';

/**
 * Who was confirmed is said back: the names and the birth date that the enquirer gave and that were found to agree, so
 * that an answer is never read as being about another child (5.153).
 */
export const confirmedDetails: PermitRule = {
  id: 'identity/confirmed-details',
  step: 'identity',
  effect: 'permit',
  text: 'the names and birth date that were confirmed are said back',
  citations: ['5.153'],
  fields: { IDENTITY: ['givenName', 'familyName', 'birthDate'] },
  when: {
    group: {
      $in: [
        'GP',
        'HEALTH_VISITOR',
        'SCHOOL_NURSE',
        'MIDWIFE',
        'COMMUNITY_PAEDIATRICS',
        'A_AND_E',
        'URGENT_CARE',
        'OUT_OF_HOURS',
        'SEXUAL_ASSAULT_CENTRE',
        'HOSPITAL_STAFF',
        'NAMED_PROFESSIONAL',
        'CAMHS',
        'ADULT_MENTAL_HEALTH',
        'SUBSTANCE_MISUSE',
        'SEXUAL_HEALTH',
        'DENTIST',
        'POLICE',
        'POLICE_CHILD_ABUSE_UNIT',
        'SCHOOL_LEAD',
        'COLLEGE_LEAD',
        'EARLY_YEARS_LEAD',
        'SOCIAL_WORKER',
        'LEAD_SOCIAL_WORKER',
        'DESIGNATED_MANAGER',
        'NSPCC',
        'PROBATION',
        'YOUTH_OFFENDING',
        'CAFCASS',
        'SECURE_ESTATE',
        'SAFEGUARDING_BOARD',
        'CHILD_DEATH_PANEL',
      ],
    },
  },
  since: '2018-05-25',
  until: null,
};
