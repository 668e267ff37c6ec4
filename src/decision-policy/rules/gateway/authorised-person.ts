import { HEALTH_SOURCES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Besides an authority the NSPCC alone may bring proceedings to protect a child, where significant harm is likely.
 * Health and education tell it then, under their own functions. Our reading: the Act authorises the NSPCC to bring
 * proceedings and is silent on what others may tell it (2.186).
 */
export const authorisedPerson: GatewayRule = {
  id: 'gateway/authorised-person',
  step: 'gateway',
  effect: 'gateway',
  text: 'health and education tell the NSPCC, which may bring proceedings, where significant harm is likely',
  citations: ['Children Act 1989 section 31', '2.186'],
  when: {
    sourceClass: { $in: [...HEALTH_SOURCES, 'EDUCATION'] },
    organisationKind: 'NSPCC',
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'HARM',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_31'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
