import { HEALTH_SOURCES, PURPOSES_OF_REVIEW } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Designated health professionals review every provider of health in the area, general practice with them, and make one
 * chronology of health. They sit with the health board; a trust reviews its own records and needs nobody else's (2.115,
 * 8.30).
 */
export const healthChronologyForReviews: GatewayRule = {
  id: 'gateway/health-chronology-for-reviews',
  step: 'gateway',
  effect: 'gateway',
  text: 'designated health professionals who review a case are told which health services were involved',
  citations: ['Children Act 2004 section 16H', '8.30', '8.31'],
  when: {
    sourceClass: { $in: HEALTH_SOURCES },
    organisationKind: 'NHS_BOARD',
    purpose: { $in: PURPOSES_OF_REVIEW },
    caseReference: 'GIVEN',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA04_16H'],
  commencement: 'in force since 29 June 2018 (SI 2018/497); before it the public interest of 8.31',
  since: '2018-06-29',
  until: null,
};
