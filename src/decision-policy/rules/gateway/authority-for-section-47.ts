import { EDUCATION_BODIES, HEALTH_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Where significant harm is likely, an authority makes the enquiries that it considers necessary, and tells those whom it
 * asks what they need to know for that. Our reading of the duty to enquire as a function outward, for the
 * information-governance lead to confirm (Appendix 1 paragraphs 13 and 14; 5.18, 5.150, 11.37).
 */
export const authorityForSection47: GatewayRule = {
  id: 'gateway/authority-for-section-47',
  step: 'gateway',
  effect: 'gateway',
  text: 'an authority tells those with whom it enquires what its section 47 enquiries call for',
  citations: ['Children Act 1989 section 47', 'Appendix 1 paragraph 14', '5.18', '5.150', '11.37'],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: {
      $in: [
        'LOCAL_AUTHORITY',
        ...HEALTH_BODIES,
        'NHS_BOARD',
        ...EDUCATION_BODIES,
        'POLICE_FORCE',
        'BRITISH_TRANSPORT_POLICE',
        'PROBATION_SERVICE',
        'YOUTH_OFFENDING_TEAM',
        'SECURE_ESTATE',
      ],
    },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'HARM',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_47'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
