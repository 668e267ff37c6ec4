import { EDUCATION_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * In routine care health tells a school, a college or early years who works with the child, as part of the health
 * service's own functions. Our reading of an implied power, which is not enough alone: consent is asked apart from this
 * row. A school owes no professional secrecy, so that the condition is safeguarding. Mental health and confidential
 * clinics tell them nothing in routine care (Appendix 1 paragraph 4; 2.12, 2.72).
 */
export const healthToEducationInRoutineCare: GatewayRule = {
  id: 'gateway/health-to-education-in-routine-care',
  step: 'gateway',
  effect: 'gateway',
  text: 'health tells those who teach the child who works with the child, with consent',
  citations: ['National Health Service Act 2006 section 1', 'Appendix 1 paragraph 4', '2.12', '2.72'],
  when: {
    sourceClass: { $in: ['GP', 'HOSPITAL', 'COMMUNITY_HEALTH'] },
    organisationKind: { $in: EDUCATION_BODIES },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'ROUTINE',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA04_11', 'NHSA06_1'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
