import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../bodies-of-gateways.js';
import type { GatewayRule } from '../../rule.js';

/**
 * Where significant harm is likely the police may tell bodies of the health service that they work with the child, and
 * never what they hold. They rest on what police are for at common law (5.20, 12.18).
 */
export const policeToHealth: GatewayRule = {
  id: 'gateway/police-to-health',
  step: 'gateway',
  effect: 'gateway',
  text: 'the police may tell the health service to ask them about a child at risk of significant harm',
  citations: ['5.20', '12.18'],
  when: {
    sourceClass: 'POLICE',
    organisationKind: { $in: ['GP_PRACTICE', 'NHS_TRUST', 'OUT_OF_HOURS_PROVIDER', 'NHS_BOARD'] },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'HARM',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CL_POLICING', 'LE_SCH8_4'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
