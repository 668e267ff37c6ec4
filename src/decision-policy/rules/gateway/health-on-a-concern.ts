import { EDUCATION_BODIES, HEALTH_SOURCES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Where there is a concern, health tells those who teach the child, and the designated professionals of a health board,
 * who works with the child. Our reading of an implied power: the functions of the health service, discharged with
 * regard to safeguarding. Confidential clinics tell them nothing (Appendix 1 paragraph 4; 2.12, 2.63).
 */
export const healthOnAConcern: GatewayRule = {
  id: 'gateway/health-on-a-concern',
  step: 'gateway',
  effect: 'gateway',
  text: 'health tells those who teach the child, and designated professionals, who works with a child about whom there is a concern',
  citations: ['National Health Service Act 2006 section 1', 'Appendix 1 paragraph 4', '2.12', '2.63'],
  when: {
    sourceClass: { $in: HEALTH_SOURCES },
    organisationKind: { $in: [...EDUCATION_BODIES, 'NHS_BOARD'] },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['WELFARE', 'HARM'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA04_11', 'NHSA06_1'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
