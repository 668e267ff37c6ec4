import { HEALTH_SOURCES, PURPOSES_OF_REVIEW } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * The body that reviews a death or serious harm is told what the records of each body say, on a case that is named. Who
 * writes the review of their own agency has a row apart, because they look into their own records. What is
 * opened for a review serves the review alone, and nothing else carries it. Cafcass needs the leave of the court, and
 * housing tells the authority alone: neither is here. Third parties are decided each by itself (3.95, 8.6, 8.29, 8.31;
 * chapter 7).
 */
export const reviews: GatewayRule = {
  id: 'gateway/reviews',
  step: 'gateway',
  effect: 'gateway',
  text: 'those who review a death or serious harm are told what the case that they name calls for',
  citations: ['Children Act 2004 section 16H', 'Children Act 2004 section 16N', '8.6', '8.31'],
  when: {
    sourceClass: { $in: ['SOCIAL_CARE', ...HEALTH_SOURCES, 'SEXUAL_HEALTH', 'EDUCATION', 'POLICE', 'VOLUNTARY'] },
    organisationKind: { $in: ['SAFEGUARDING_BOARD', 'CHILD_DEATH_PANEL'] },
    purpose: { $in: PURPOSES_OF_REVIEW },
    caseReference: 'GIVEN',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'ART10_SCH1', 'CA04_16H'],
  commencement: 'in force since 29 June 2018 (SI 2018/497); before it the public interest of 8.31',
  since: '2018-06-29',
  until: null,
};
