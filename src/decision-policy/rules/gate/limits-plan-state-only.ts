import type { ForbidRule } from '../../rulebook/rule.js';

const ABOVE = {
  step: 'gate',
  effect: 'forbid',
  text: 'above the limit only the state of the case and plan is shown; further overrides need a colleague who confirms, on whose behalf you ask',
  liftedBy: [],
  tells: 'WITHHELD',
  mendedBy: 'LATER',
  since: '2018-05-25',
  until: null,
} as const;

/**
 * Above a limit, where immediate danger kept the gate open, and above the limit on overrides: the state of the case and
 * of the plan at each authority, so that the enquirer knows whom to phone, and nothing else (5.15, 5.150). An override
 * beyond its limit is for two people: it is made on behalf of a colleague who confirms it. About one child, the plans of
 * others who live there are not needed to act now. About a household or an adult, whether a plan is in force for a child
 * there is the whole answer, and it is given as below the limit: withheld aloud, it would tell that there is one, and
 * leave whoever stands at the door without it (2.70, 11.86).
 */
export const limitsPlanStateOnly: readonly ForbidRule[] = [
  {
    ...ABOVE,
    id: 'gate/limits-plan-state-only',
    citations: ['5.15', '5.150'],
    fields: {
      SOCIAL_CARE_CASE: ['opened', 'closed', 'childInNeed'],
      PLAN: ['categories'],
      LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
      INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
      IDENTITY: ['givenName', 'familyName', 'birthDate', 'sex', 'nhsNumber'],
      HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears'],
      EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
      SENSITIVE_SERVICE: ['pointer'],
      COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
      POLICE_POINTER: ['pointer'],
    },
    when: { limits: { $ne: 'WITHIN' } },
  },
  {
    ...ABOVE,
    id: 'gate/limits-plan-state-only/of-one-child',
    citations: ['2.70', '5.15', '5.150', '11.86'],
    fields: { HOUSEHOLD_CHILD: ['planInForce'] },
    when: { limits: { $ne: 'WITHIN' }, subjectKind: { $nin: ['HOUSEHOLD', 'ADULT'] } },
  },
];
