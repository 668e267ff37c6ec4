import { EDUCATION_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * What an authority knows of a child in need goes to those who teach the child, below any concern: the authority's own
 * functions, discharged with regard to safeguarding. A school owes no professional secrecy, so that the condition for
 * special categories is safeguarding. Our reading, for the information-governance lead to confirm: no provision says so
 * in words. What a school is told of practitioners in routine care needs consent besides (Appendix 1 paragraphs 4, 10
 * and 11; 5.150).
 */
export const authorityToThoseWhoTeach: GatewayRule = {
  id: 'gateway/authority-to-those-who-teach',
  step: 'gateway',
  effect: 'gateway',
  text: 'an authority tells those who teach the child what its functions towards children in need call for',
  citations: ['Children Act 1989 section 17', 'Appendix 1 paragraph 4', 'Appendix 1 paragraph 10', '5.150'],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: { $in: EDUCATION_BODIES },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['ROUTINE', 'UNSCHEDULED_NO_CONCERN'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA04_11', 'CA89_17'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
