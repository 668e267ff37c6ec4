import { EDUCATION_BODIES, HEALTH_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Voluntary and private bodies need no statute to tell what they hold; what they need is a basis in data protection.
 * Safeguarding a child is a recognised legitimate interest of theirs, where there is a concern. No public body rests on
 * it for its own tasks (5.14, 11.92).
 */
export const voluntaryBodies: GatewayRule = {
  id: 'gateway/voluntary-bodies',
  step: 'gateway',
  effect: 'gateway',
  text: 'voluntary and private bodies tell what safeguarding a child calls for',
  citations: ['5.14', '11.92'],
  when: {
    sourceClass: 'VOLUNTARY',
    organisationKind: {
      $in: ['LOCAL_AUTHORITY', ...HEALTH_BODIES, 'NHS_BOARD', ...EDUCATION_BODIES, 'POLICE_FORCE', 'NSPCC'],
    },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['WELFARE', 'HARM'] },
  },
  legalBasis: ['ART9_SCH1_18', 'RLI_SAFEGUARD'],
  commencement: 'in force since 5 February 2026 (SI 2026/82)',
  since: '2026-02-05',
  until: null,
};
