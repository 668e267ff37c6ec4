import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Police who are at an incident, or who are worried about a child, must be able to learn whether a plan is in force.
 * The authority tells them under its own functions; the police hold the answer under Part 3 of the Data Protection Act.
 * Our reading of the power; the need is express in the guidance (11.86; 5.20, 5.150).
 */
export const authorityToPolice: GatewayRule = {
  id: 'gateway/authority-to-police',
  step: 'gateway',
  effect: 'gateway',
  text: 'an authority tells the police whether a plan is in force and what its functions towards children in need call for',
  citations: ['Children Act 1989 section 17', '5.20', '5.150', '11.86'],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: { $in: ['POLICE_FORCE', 'BRITISH_TRANSPORT_POLICE'] },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['WELFARE', 'HARM'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_17', 'LE_SCH8_4'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
