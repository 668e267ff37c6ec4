import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Routine care gets a constant empty list of earlier enquiries, whatever is held (5.23, 5.154).
 */
export const noEarlierEnquiriesInRoutineCare: ForbidRule = {
  id: 'proportionality/no-earlier-enquiries-in-routine-care',
  step: 'proportionality',
  effect: 'forbid',
  text: 'earlier enquiries are not listed in routine care',
  citations: ['5.23', '5.154'],
  fields: { EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'] },
  when: { purpose: { $in: ['ROUTINE_CARE', 'UNKNOWN'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
