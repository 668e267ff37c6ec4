import type { CalendarDate } from '../shared/calendar-date.js';
import type { Plan } from './child-record.js';

/** The only reasons for which a child protection plan ends, before or after birth (5.141). */
export const LAWFUL_END_REASONS: readonly string[] = [
  'HARM_NO_LONGER_LIKELY',
  'PERMANENT_MOVE',
  'EIGHTEENTH_BIRTHDAY',
  'DEATH',
  'LEFT_UK',
];

/**
 * The further reasons for which a plan made before birth ends: the child was born, or the plan goes on as that of the
 * child who was born. A plan for a child is no other's continuation, so that these end none after birth (5.141, 5.149).
 */
export const LAWFUL_END_REASONS_AT_BIRTH: readonly string[] = ['BORN', 'CONTINUED_AS_CHILD_PLAN'];

type Ending = Pick<Plan, 'kind' | 'ended' | 'endReason'>;

/**
 * The last day of a plan; `null` while it is in force. A protection plan that is stated as ended for another reason, or
 * for none, is in force all the same: becoming looked after, a temporary move or going missing ends no plan (5.141).
 * Being looked after ends when the authority says so.
 */
export function planEnd(plan: Ending): CalendarDate | null {
  return endsUnlawfully(plan) ? null : plan.ended;
}

/** Whether an end is stated for no reason for which this plan can end, so that it is shown with a flag (5.141). */
export function endsUnlawfully({ kind, ended, endReason }: Ending): boolean {
  if (ended === null || kind === 'LOOKED_AFTER') return false;
  if (endReason === null) return true;
  const atBirth = kind === 'UNBORN_PROTECTION_PLAN' && LAWFUL_END_REASONS_AT_BIRTH.includes(endReason);
  return !atBirth && !LAWFUL_END_REASONS.includes(endReason);
}
