import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { PermitRule } from '../../rulebook/rule.js';

/**
 * That the police hold something, and so are to be asked: one line, never what it is nor in which of their systems. For
 * those who judge and act on harm and cannot see those systems themselves, and for the child-abuse unit, which may be
 * another force's. Withheld from anybody else, it is as if there were none (2.125, 2.128, 5.30, 5.60, 12.19).
 */
export const policePointer: PermitRule = {
  id: 'proportionality/police-pointer',
  step: 'proportionality',
  effect: 'permit',
  text: 'social care, the NSPCC and the child-abuse unit of the police are told to ask the police where a concern is stated',
  citations: ['2.125', '2.128', '5.30', '5.60', '12.19'],
  fields: { POLICE_POINTER: ['pointer'] },
  when: {
    group: { $in: ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'NSPCC', 'POLICE_CHILD_ABUSE_UNIT'] },
    column: { $in: ['WELFARE', 'HARM'] },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
  },
  since: '2018-05-25',
  until: null,
};
