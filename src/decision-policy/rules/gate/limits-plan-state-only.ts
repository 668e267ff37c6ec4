import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Above a limit, where immediate danger kept the gate open, and above the limit on overrides: the state of the case and
 * of the plan at each authority, so that the enquirer knows whom to phone, and nothing else (5.15, 5.150). An override
 * beyond its limit is for two people: it is made on behalf of a colleague who confirms it.
 */
export const limitsPlanStateOnly: ForbidRule = {
  id: 'gate/limits-plan-state-only',
  step: 'gate',
  effect: 'forbid',
  text: 'above the limit only the state of the case and plan is shown; further overrides need a colleague who confirms, on whose behalf you ask',
  citations: ['5.15', '5.150'],
  fields: {
    SOCIAL_CARE_CASE: ['opened', 'closed', 'childInNeed'],
    PLAN: ['categories'],
    LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
    INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
    IDENTITY: ['givenName', 'familyName', 'birthDate', 'sex', 'nhsNumber'],
    HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'],
    EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
    SENSITIVE_SERVICE: ['pointer'],
    COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
    POLICE_POINTER: ['pointer'],
  },
  when: { limits: { $ne: 'WITHIN' } },
  liftedBy: [],
  tells: 'WITHHELD',
  mendedBy: 'LATER',
  since: '2018-05-25',
  until: null,
};
