import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Asked about a household or an adult, the hub says whether a plan is in force for a child there and nothing else:
 * neither authority nor practitioner nor anything by which a child could be told from another (2.70, 11.86).
 */
export const severalByPlanStateAlone: ForbidRule = {
  id: 'proportionality/several-by-plan-state-alone',
  step: 'proportionality',
  effect: 'forbid',
  text: 'an enquiry about a household or an adult is answered by plan state alone',
  citations: ['2.70', '11.86'],
  fields: {
    SOCIAL_CARE_CASE: ['authority', 'state', 'opened', 'closed', 'childInNeed'],
    PLAN: ['authority', 'kind', 'categories', 'started', 'ended'],
    LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
    INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
    IDENTITY: ['givenName', 'familyName', 'birthDate', 'sex', 'nhsNumber'],
    EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
    SENSITIVE_SERVICE: ['pointer'],
    COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
    POLICE_POINTER: ['pointer'],
  },
  when: { subjectKind: { $nin: ['CHILD', 'UNBORN'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
