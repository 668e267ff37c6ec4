import { PURPOSES_OF_REVIEW } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Every service reviews its own part in a case. The authority's reviewer learns what social care holds, another
 * authority's involved, since which of them knew the child is the first thing to settle. What others hold they review
 * themselves (7.34, 8.29, 8.31).
 */
export const ownReviewOfAuthority: GatewayRule = {
  id: 'gateway/own-review-of-authority',
  step: 'gateway',
  effect: 'gateway',
  text: 'who writes the review of an authority is told which social care knew the child',
  citations: ['Children Act 2004 section 16H', '7.34', '8.29', '8.31'],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: 'LOCAL_AUTHORITY',
    purpose: { $in: PURPOSES_OF_REVIEW },
    caseReference: 'GIVEN',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA04_16H'],
  commencement: 'in force since 29 June 2018 (SI 2018/497); before it the public interest of 8.31',
  since: '2018-06-29',
  until: null,
};
