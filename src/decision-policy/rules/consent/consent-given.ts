import type { Lift } from '../../rulebook/rule.js';

/**
 * Consent in force at this instant for this holder, service and purpose. Refused, withdrawn, not sought and not able
 * are all no consent. It meets confidence only, and is never the basis in data protection (5.23).
 */
export const consentGiven: Lift = {
  ground: 'consent was given and is in force',
  citations: ['5.23'],
  when: { consent: 'GIVEN' },
  legalBasis: ['CLDC_CONSENT'],
};
