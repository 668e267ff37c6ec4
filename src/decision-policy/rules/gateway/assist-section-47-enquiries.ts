import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Councils, housing authorities and health bodies assist an authority that enquires because significant harm is
 * suspected: a legal obligation of those whom the Act names. General practice and clinics are not named and have a row of
 * their own. It runs to the authority and never outward. Police, probation, youth offending teams, schools and Cafcass
 * are not named either (Appendix 1 paragraphs 13 and 14; 2.25).
 */
export const assistSection47Enquiries: GatewayRule = {
  id: 'gateway/assist-section-47-enquiries',
  step: 'gateway',
  effect: 'gateway',
  text: 'councils, housing authorities and health bodies assist an authority that enquires because significant harm is suspected',
  citations: ['Children Act 1989 section 47', 'Appendix 1 paragraph 13', 'Appendix 1 paragraph 14', '2.25'],
  when: {
    sourceClass: { $in: ['SOCIAL_CARE', 'HOSPITAL', 'COMMUNITY_HEALTH', 'MENTAL_HEALTH', 'HOUSING'] },
    organisationKind: 'LOCAL_AUTHORITY',
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'HARM',
  },
  legalBasis: ['ART6_1_C', 'ART9_SCH1_18', 'CA89_47'],
  commencement: 'in force; health bodies now stand in section 47(11) under later names',
  since: '2018-05-25',
  until: null,
};
