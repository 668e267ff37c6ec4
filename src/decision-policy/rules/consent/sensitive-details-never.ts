import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Whatever exists in the index because of a confidential service is never shown: no type, name, number or date, on any
 * ground. Only the one-line pointer can be (5.25, SI 2007/2182 regulation 6).
 */
export const sensitiveDetailsNever: ForbidRule = {
  id: 'consent/sensitive-details-never',
  step: 'consent',
  effect: 'forbid',
  text: 'details of a confidential service are never shown',
  citations: ['5.25', 'SI 2007/2182 regulation 6 (revoked 2012, precedent only)'],
  fields: {
    SOCIAL_CARE_CASE: ['authority', 'state', 'opened', 'closed', 'childInNeed'],
    PLAN: ['authority', 'kind', 'categories', 'started', 'ended'],
    LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
    INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
    IDENTITY: ['givenName', 'familyName', 'birthDate', 'sex', 'nhsNumber'],
    HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'],
    EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
    COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
    POLICE_POINTER: ['pointer'],
  },
  when: { protection: { $nin: ['NONE', 'SHIELD', 'CHANGED_IDENTITY'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
