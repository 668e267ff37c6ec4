import { HEALTH_BODIES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * A clinic that people may attend in confidence is not bound to tell other health bodies anything, and tells them under
 * its functions as part of the health service alone. What it tells is one line, and only as consent or a ground of
 * public interest lets it: those are asked apart from this row (2.72, 5.23, 5.25).
 */
export const confidentialClinicToHealth: GatewayRule = {
  id: 'gateway/confidential-clinic-to-health',
  step: 'gateway',
  effect: 'gateway',
  text: 'a confidential clinic may tell health bodies that it is involved, as consent or public interest lets it',
  citations: ['National Health Service Act 2006 section 1', '2.72', '5.23', '5.25'],
  when: {
    sourceClass: 'SEXUAL_HEALTH',
    organisationKind: { $in: HEALTH_BODIES },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_2', 'NHSA06_1'],
  commencement: 'in force; clinics that an authority commissions rest on its public-health functions',
  since: '2018-05-25',
  until: null,
};
