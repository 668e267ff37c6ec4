import { HEALTH_SOURCES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Any person has a power to tell a chief officer of police what preventing crime calls for. Harm to a child that is
 * likely and significant is taken to be such a case, which is our reading. Housing stands outside: what it holds goes
 * to the authority alone (5.20, 5.22).
 */
export const crimeAndDisorderToPolice: GatewayRule = {
  id: 'gateway/crime-and-disorder-to-police',
  step: 'gateway',
  effect: 'gateway',
  text: 'health and education have a power to tell the police what preventing a crime against a child calls for',
  citations: ['Crime and Disorder Act 1998 section 115', '5.20', '5.22'],
  when: {
    sourceClass: { $in: [...HEALTH_SOURCES, 'SEXUAL_HEALTH', 'EDUCATION'] },
    organisationKind: 'POLICE_FORCE',
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'HARM',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CDA98_115', 'LE_SCH8_4'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
