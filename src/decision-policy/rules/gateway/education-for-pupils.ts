import { EDUCATION_BODIES, HEALTH_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Schools, colleges and early years tell the authority, each other and those who look after the child's health what the
 * welfare of their pupils calls for. Our reading: the duty to have arrangements is read as a function and is no express
 * gateway. Early years have theirs under the Childcare Act. What one school is told by another in routine care needs consent besides (Appendix 1 paragraphs 8 and 9;
 * 2.5, 2.6).
 */
export const educationForPupils: GatewayRule = {
  id: 'gateway/education-for-pupils',
  step: 'gateway',
  effect: 'gateway',
  text: 'schools and colleges tell authority, health and each other what the welfare of their pupils calls for',
  citations: [
    'Education Act 2002 section 175',
    'Education Act 2002 section 157',
    'Childcare Act 2006 section 40',
    'Appendix 1 paragraph 8',
    'Appendix 1 paragraph 9',
    '2.5',
    '2.6',
  ],
  when: {
    sourceClass: 'EDUCATION',
    organisationKind: { $in: ['LOCAL_AUTHORITY', ...HEALTH_BODIES, 'NHS_BOARD', ...EDUCATION_BODIES] },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CCA06_40', 'EA02_157', 'EA02_175'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
