import { PURPOSES_OF_REVIEW } from '../../facts/bodies-of-gateways.js';
import type { PermitRule, RuleFields } from '../../rulebook/rule.js';

/** Which authorities' social care knew the child, when, and under what plan: it settles which board leads (7.34, 8.13). */
const KNOWN_TO_SOCIAL_CARE: RuleFields = {
  SOCIAL_CARE_CASE: ['authority', 'state', 'opened', 'closed'],
  PLAN: ['authority', 'kind', 'started', 'ended'],
};

/**
 * Row of the table of grants: who was involved with a child whose death or case is reviewed, so that each body can be
 * asked for its records; what stands in them is its own decision (8.31). A child death panel asks professionals
 * themselves, so it is given their names; a review of a serious case asks organisations and is given none. No lead
 * social worker, no categories, no other children, no pointers. Only for the body's own purpose: see
 * `gate/review-bodies`. Who writes the review of their own agency is given the same without names: the cells of their
 * post serve no review, whatever level of concern is typed. That they had no part in the case is not seen here: see
 * `gate/reviews-asked-by` (2.115, 3.48, 3.95, 7.2, 7.38, 8.12, 8.29, 8.30, 8.33).
 */
export const reviewBodies: readonly PermitRule[] = [
  {
    id: 'proportionality/review-bodies/child-death-panel',
    step: 'proportionality',
    effect: 'permit',
    text: 'a child death panel is given who was involved with the child, so that they can be asked',
    citations: ['3.95', '7.2', '7.34', '7.38'],
    fields: {
      ...KNOWN_TO_SOCIAL_CARE,
      INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
    },
    when: { group: 'CHILD_DEATH_PANEL', purpose: 'CHILD_DEATH_REVIEW', caseReference: 'GIVEN' },
    since: '2018-05-25',
    until: null,
  },
  {
    id: 'proportionality/review-bodies/safeguarding-board',
    step: 'proportionality',
    effect: 'permit',
    text: 'a safeguarding board that reviews a serious case is given which organisations were involved',
    citations: ['3.48', '3.95', '8.12', '8.13', '8.29'],
    fields: {
      ...KNOWN_TO_SOCIAL_CARE,
      INVOLVEMENT: ['service', 'organisation', 'contact', 'since', 'until'],
    },
    when: { group: 'SAFEGUARDING_BOARD', purpose: 'SERIOUS_CASE_REVIEW', caseReference: 'GIVEN' },
    since: '2018-05-25',
    until: null,
  },
  {
    id: 'proportionality/review-bodies/own-agency',
    step: 'proportionality',
    effect: 'permit',
    text: 'who writes the review of their own agency is given which organisations were involved',
    citations: ['2.115', '3.95', '8.29', '8.30'],
    fields: {
      ...KNOWN_TO_SOCIAL_CARE,
      INVOLVEMENT: ['service', 'organisation', 'contact', 'since', 'until'],
    },
    when: {
      group: { $in: ['DESIGNATED_MANAGER', 'NAMED_PROFESSIONAL'] },
      purpose: { $in: PURPOSES_OF_REVIEW },
      caseReference: 'GIVEN',
    },
    since: '2018-05-25',
    until: null,
  },
];
