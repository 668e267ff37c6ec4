import { HEALTH_SOURCES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * The same power runs to probation, and to a youth offending team as a body that acts for the authority, where
 * significant harm is likely. That it covers a team is our reading (12.8, 12.24).
 */
export const crimeAndDisorderToProbationAndYouthJustice: GatewayRule = {
  id: 'gateway/crime-and-disorder-to-probation-and-youth-justice',
  step: 'gateway',
  effect: 'gateway',
  text: 'health and education have a power to tell probation and youth offending teams what preventing serious harm calls for',
  citations: ['Crime and Disorder Act 1998 section 115', '12.8', '12.24'],
  when: {
    sourceClass: { $in: [...HEALTH_SOURCES, 'EDUCATION'] },
    organisationKind: { $in: ['PROBATION_SERVICE', 'YOUTH_OFFENDING_TEAM'] },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'HARM',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CDA98_115'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
