import { HEALTH_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * What an authority knows of a child in need goes to those who look after the child's health, below any concern: the
 * authority's own functions, discharged with regard to safeguarding. Social workers and those who are told owe
 * professional secrecy, so that the condition for health and social care holds. Our reading, for the
 * information-governance lead to confirm: no provision says so in words (Appendix 1 paragraphs 4, 10 and 11; 2.70,
 * 5.150).
 */
export const authorityToThoseWhoCare: GatewayRule = {
  id: 'gateway/authority-to-those-who-care',
  step: 'gateway',
  effect: 'gateway',
  text: "an authority tells those who look after the child's health what its functions towards children in need call for",
  citations: ['Children Act 1989 section 17', 'Appendix 1 paragraph 4', 'Appendix 1 paragraph 10', '2.70', '5.150'],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: { $in: HEALTH_BODIES },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['ROUTINE', 'UNSCHEDULED_NO_CONCERN'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_2', 'CA04_11', 'CA89_17'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
