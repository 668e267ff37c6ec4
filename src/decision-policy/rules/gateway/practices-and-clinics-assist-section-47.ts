import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * General practice and clinics answer an authority that enquires because significant harm is suspected. The Act names
 * the bodies that commission them and not them, so that they have no legal obligation of their own: they answer as part
 * of a task in the public interest. Our reading (Appendix 1 paragraphs 13 and 14).
 */
export const practicesAndClinicsAssistSection47: GatewayRule = {
  id: 'gateway/practices-and-clinics-assist-section-47',
  step: 'gateway',
  effect: 'gateway',
  text: 'general practice and clinics answer an authority that enquires because significant harm is suspected',
  citations: ['Children Act 1989 section 47', 'Appendix 1 paragraph 13', 'Appendix 1 paragraph 14'],
  when: {
    sourceClass: { $in: ['GP', 'SEXUAL_HEALTH'] },
    organisationKind: 'LOCAL_AUTHORITY',
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'HARM',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_47'],
  commencement: 'in force; who stands in section 47(11) today is to be confirmed',
  since: '2018-05-25',
  until: null,
};
