import type { ForbidRule, RuleFields } from '../../rulebook/rule.js';

/**
 * What a holder's judgement withholds: everything but the state of a case and of a plan, and the lead social worker,
 * who are told at any hour to whom the table gives them; whereabouts that would do harm have the shield (5.150,
 * 5.154). The confirmed names are an echo of what was typed.
 */
export const WITHHELD_BY_DETRIMENT: RuleFields = {
  SOCIAL_CARE_CASE: ['opened', 'closed', 'childInNeed'],
  PLAN: ['categories'],
  INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
  HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears'],
  EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
  SENSITIVE_SERVICE: ['pointer'],
  COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
  POLICE_POINTER: ['pointer'],
};

/**
 * The holder has recorded, with a reason and a day of review, that telling would do the child more harm than not
 * telling. The enquirer sees that it is withheld and can ask the holder, whose judgement it is; no ground that an
 * enquirer states lifts it. The duty of 2026, whose commencement is not confirmed, has the same exception (5.23, 5.24,
 * Children Act 2004 section 16LB).
 */
export const moreDetrimental: ForbidRule = {
  id: 'detriment/more-detrimental',
  step: 'detriment',
  effect: 'forbid',
  text: 'whoever holds this judged that telling it would do the child more harm than not telling it',
  citations: ['5.23', '5.24', 'Children Act 2004 section 16LB (not commenced)'],
  fields: WITHHELD_BY_DETRIMENT,
  when: { detriment: { $nin: ['NONE', 'EXISTENCE_TOO'] } },
  liftedBy: [],
  tells: 'WITHHELD',
  mendedBy: 'HOLDER',
  since: '2018-05-25',
  until: null,
};
