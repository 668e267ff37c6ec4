import { EDUCATION_BODIES, HEALTH_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * The same before safeguarding was a recognised legitimate interest: voluntary and private bodies weighed their
 * legitimate interests against those of the people concerned. Kept so that older decisions replay (5.14, 11.92).
 */
export const voluntaryBodiesBefore2026: GatewayRule = {
  id: 'gateway/voluntary-bodies-before-2026',
  step: 'gateway',
  effect: 'gateway',
  text: 'voluntary and private bodies tell what safeguarding a child calls for, weighed against the interests of those concerned',
  citations: ['5.14', '11.92'],
  when: {
    sourceClass: 'VOLUNTARY',
    organisationKind: {
      $in: ['LOCAL_AUTHORITY', ...HEALTH_BODIES, 'NHS_BOARD', ...EDUCATION_BODIES, 'POLICE_FORCE', 'NSPCC'],
    },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['WELFARE', 'HARM'] },
  },
  legalBasis: ['ART6_1_F', 'ART9_SCH1_18'],
  commencement: 'ended on 5 February 2026, when the recognised legitimate interest came into force',
  since: '2018-05-25',
  until: '2026-02-05',
};
