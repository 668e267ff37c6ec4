import { FIELDS_OF_KIND } from '../../facts/facts.js';
import type { ForbidRule } from '../../rulebook/rule.js';

/** Who was confirmed is said back as it was typed: nothing of it goes from one body to another. */
const SAID_BACK = 'IDENTITY';

/**
 * The duty of a further education college is towards students under 18, so that nothing is carried to it about anybody
 * older, or whose age is not known (2.5).
 */
export const collegesForUnder18s: ForbidRule = {
  id: 'gateway/colleges-for-under-18s',
  step: 'gateway',
  effect: 'forbid',
  text: 'a college is told nothing about a student who is 18 or older',
  citations: ['2.5', 'Education Act 2002 section 175'],
  fields: Object.fromEntries(Object.entries(FIELDS_OF_KIND).filter(([kind]) => kind !== SAID_BACK)),
  when: {
    organisationKind: { $in: ['FURTHER_EDUCATION_COLLEGE', 'UNKNOWN'] },
    ageBand: { $nin: ['UNBORN', 'UNDER_1', '1_TO_12', '13_TO_15', '16_TO_17'] },
  },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
