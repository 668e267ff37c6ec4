import type { PermitRule } from '../../src/decision-policy/rulebook/rule.js';

/** What every rule says besides what it does. */
export const NORM = { text: 'a rule', citations: ['5.23'], since: '2018-05-25', until: null } as const;

/** Permits two fields of a plan to anybody. */
export const PERMIT_OF_PLAN: PermitRule = {
  ...NORM,
  id: 'proportionality/one',
  step: 'proportionality',
  effect: 'permit',
  fields: { PLAN: ['kind', 'ended'] },
  when: {},
};
