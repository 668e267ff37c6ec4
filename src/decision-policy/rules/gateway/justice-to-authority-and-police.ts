import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Probation, youth offending teams, prisons and Cafcass tell an authority, the police and each other, for a concern,
 * that they work with the child. They are not among those whom section 47 names. What a guardian holds for a court
 * stays with the court (12.8, 12.18).
 */
export const justiceToAuthorityAndPolice: GatewayRule = {
  id: 'gateway/justice-to-authority-and-police',
  step: 'gateway',
  effect: 'gateway',
  text: 'probation, youth offending teams and prisons tell authorities, police and each other that they work with the child',
  citations: ['Crime and Disorder Act 1998 section 115', '12.8', '12.18'],
  when: {
    sourceClass: 'JUSTICE',
    organisationKind: { $in: ['LOCAL_AUTHORITY', 'POLICE_FORCE', 'PROBATION_SERVICE', 'YOUTH_OFFENDING_TEAM'] },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['WELFARE', 'HARM'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'ART10_SCH1', 'CDA98_115'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
