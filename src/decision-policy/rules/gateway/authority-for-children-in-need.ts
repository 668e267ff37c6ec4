import { EDUCATION_BODIES, HEALTH_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Where there is a concern, an authority tells whoever works with the child what its functions towards children in need
 * call for, and another authority. Custody ends none of them. Our reading, for the information-governance lead to confirm:
 * section 27 and section 47 bring information in and give no power outward (Appendix 1 paragraphs 10 and 11; 5.150,
 * 11.37).
 */
export const authorityForChildrenInNeed: GatewayRule = {
  id: 'gateway/authority-for-children-in-need',
  step: 'gateway',
  effect: 'gateway',
  text: 'an authority tells whoever works with the child what its functions towards children in need call for',
  citations: ['Children Act 1989 section 17', 'Appendix 1 paragraph 10', 'Appendix 1 paragraph 11', '5.150', '11.37'],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: {
      $in: [
        'LOCAL_AUTHORITY',
        ...HEALTH_BODIES,
        'NHS_BOARD',
        ...EDUCATION_BODIES,
        'PROBATION_SERVICE',
        'YOUTH_OFFENDING_TEAM',
        'SECURE_ESTATE',
      ],
    },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: 'WELFARE',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_17'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
