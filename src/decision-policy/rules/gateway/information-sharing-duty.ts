import {
  EDUCATION_BODIES,
  HEALTH_BODIES,
  HEALTH_SOURCES,
  PURPOSES_OF_CARE_AND_PROTECTION,
} from '../../facts/bodies-of-gateways.js';
import { NOT_COMMENCED } from '../../rulebook/not-commenced.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * The duty of 2026: a listed body that holds something relevant to safeguarding a child ensures that it reaches another
 * listed body, so far as that may help the other's functions, and not where telling would harm the child more than not
 * telling. Its commencement is not confirmed, so it is written down and no day is set for it. Setting one makes another
 * ruleset, which two people have to activate (Appendix 1 paragraph 4).
 */
export const informationSharingDuty: GatewayRule = {
  id: 'gateway/information-sharing-duty',
  step: 'gateway',
  effect: 'gateway',
  text: 'listed bodies tell each other what safeguarding a child calls for, unless telling harms the child more',
  citations: ['Children Act 2004 section 16LB (not commenced)', 'Appendix 1 paragraph 4'],
  when: {
    sourceClass: { $in: ['SOCIAL_CARE', ...HEALTH_SOURCES, 'SEXUAL_HEALTH', 'EDUCATION', 'POLICE', 'JUSTICE'] },
    organisationKind: {
      $in: [
        'LOCAL_AUTHORITY',
        'DISTRICT_COUNCIL',
        ...HEALTH_BODIES,
        'NHS_BOARD',
        ...EDUCATION_BODIES,
        'POLICE_FORCE',
        'BRITISH_TRANSPORT_POLICE',
        'PROBATION_SERVICE',
        'YOUTH_OFFENDING_TEAM',
        'PRISON',
        'SECURE_ESTATE',
      ],
    },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
  },
  legalBasis: ['ART6_1_C', 'ART9_SCH1_18', 'ART10_SCH1', 'CA04_16LB'],
  commencement: 'not commenced as far as is known: Royal Assent 29 April 2026, commencement to be confirmed',
  since: NOT_COMMENCED,
  until: null,
};
