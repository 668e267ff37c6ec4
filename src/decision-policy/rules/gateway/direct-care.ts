import { HEALTH_BODIES, HEALTH_SOURCES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Health bodies that look after the same child tell each other what makes that care possible, in the child's best
 * interests. The duty gives way where the patient objects: such an objection comes to the hub as the holder's judgement
 * that telling harms the child more, or the item is not fed at all (2.63, 2.71).
 */
export const directCare: GatewayRule = {
  id: 'gateway/direct-care',
  step: 'gateway',
  effect: 'gateway',
  text: 'health bodies that look after the same child tell each other what their care calls for',
  citations: ['Health and Social Care Act 2012 section 251B', '2.63', '2.71'],
  when: {
    sourceClass: { $in: HEALTH_SOURCES },
    organisationKind: { $in: HEALTH_BODIES },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_2', 'HSCA12_251B'],
  commencement: 'in force; it binds bodies of the health service and those who provide for it under contract',
  since: '2018-05-25',
  until: null,
};
