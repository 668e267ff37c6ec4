import type { PermitRule } from '../../rulebook/rule.js';
import type { PractitionerGroup } from '../../facts/vocabulary.js';

/**
 * Who treats, looks after or supervises adults or families (2.62, 2.70, 2.133), sexual assault centres and sexual health
 * with them: whoever is harmed at home is seen there too. To named professionals those are sent who may not enquire
 * themselves.
 */
export const ASKS_ABOUT_ADULTS: readonly PractitionerGroup[] = [
  'GP',
  'HEALTH_VISITOR',
  'MIDWIFE',
  'A_AND_E',
  'URGENT_CARE',
  'OUT_OF_HOURS',
  'SEXUAL_ASSAULT_CENTRE',
  'HOSPITAL_STAFF',
  'NAMED_PROFESSIONAL',
  'CAMHS',
  'ADULT_MENTAL_HEALTH',
  'SUBSTANCE_MISUSE',
  'SEXUAL_HEALTH',
  'POLICE',
  'POLICE_CHILD_ABUSE_UNIT',
  'SOCIAL_WORKER',
  'LEAD_SOCIAL_WORKER',
  'DESIGNATED_MANAGER',
  'NSPCC',
  'PROBATION',
];

/**
 * Who treats an adult and has a concern learns whether a plan is in force for a child linked with that adult (2.70,
 * 5.150).
 */
export const adultPlanState: PermitRule = {
  id: 'proportionality/adult-plan-state',
  step: 'proportionality',
  effect: 'permit',
  text: 'whether a plan is in force for a child linked with the adult is shown where a concern is stated',
  citations: ['2.70', '5.150'],
  fields: { HOUSEHOLD_CHILD: ['planInForce'] },
  when: {
    subjectKind: 'ADULT',
    column: { $in: ['WELFARE', 'HARM'] },
    group: { $in: ASKS_ABOUT_ADULTS },
  },
  since: '2018-05-25',
  until: null,
};
