import { afterChangeOfIdentity } from '../child-index/before-change-of-identity.js';
import { openStatements } from '../child-index/confidential-source.js';
import { endsUnlawfully } from '../child-index/plan-end.js';
import type { AnswerMaterials } from './answer-materials.js';
import type { ReleasedItem } from './released-item.js';

/** Beside a plan whose end is stated for no reason for which one ends; it is in force (5.141). */
export const END_NOT_LAWFUL =
  'an end is stated for no reason for which a plan ends: treat it as in force and ask its authority (5.141)';

/** Beside an unborn child's plan when the due date has passed: it stays until the birth is linked or it is ended. */
export const BIRTH_NOT_RECORDED = 'due date passed, birth not recorded';

/**
 * What is irregular about a plan, as far as what is released says as much; else `null`. Whether it has ended, and of
 * what kind it is, has to be released: a note must not tell more than the plan beside it.
 */
export function planNote(
  { child, today }: Pick<AnswerMaterials, 'child' | 'today'>,
  { content, released, currency }: ReleasedItem<'PLAN'>,
): string | null {
  if (!released.has('ended')) return null;
  if (endsUnlawfully(content)) return END_NOT_LAWFUL;
  if (!released.has('kind') || content.kind !== 'UNBORN_PROTECTION_PLAN' || currency !== 'CURRENT') return null;
  if (child === null) return null;
  const stated = openStatements(child, afterChangeOfIdentity(child, today).identities);
  const due = stated.flatMap(({ expectedDate }) => expectedDate ?? []);
  const born = stated.some(({ birthDate }) => birthDate !== null);
  return !born && due.length > 0 && due.every((date) => date < today) ? BIRTH_NOT_RECORDED : null;
}
