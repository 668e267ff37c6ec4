import type { Lift } from '../../rulebook/rule.js';

/**
 * An access override by the police child-abuse unit, the lead social worker or the designated manager, with one of its
 * reasons, and signed in again within 5 minutes for this one request. It opens a shield and nothing else: no
 * confidence, no holder's judgement and no changed identity. It is told to the authority and reviewed (5.15, 5.23, SI
 * 2007/2182 regulation 6).
 */
export const accessOverride: Lift = {
  ground: 'a valid access override for this one request',
  citations: ['5.15', '5.23', 'SI 2007/2182 regulation 6 (revoked 2012, precedent only)'],
  when: { shieldOverride: 'VALID' },
  legalBasis: [],
};
