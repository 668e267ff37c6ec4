import { SHIELD_OVERRIDE_GROUPS } from '../decision-policy/facts/derive-facts.js';
import type { AnswerMaterials } from './answer-materials.js';
import type { WithheldItem } from './enquiry-answer.js';

const NOT_TAKEN = {
  what: 'access override',
  rule: 'constant/access-override-not-taken',
  citation: '5.15, 5.23',
} as const;

/** Why no override was taken, each in the words in which it is told. */
export const OVERRIDE_NOT_TAKEN = {
  POST: {
    ...NOT_TAKEN,
    why: 'your access override was not taken: only the police child abuse unit, lead social workers and designated managers may make one',
    whoCouldChangeIt: 'the hub team, by phone at any hour, or a colleague in such a post who enquires',
  },
  OVERRIDES: {
    ...NOT_TAKEN,
    why: 'your access override was not taken: you have made as many in the last 24 hours as one person may alone',
    whoCouldChangeIt: 'a colleague who confirms by their own sign-in, on whose behalf you ask',
  },
  LIMIT: {
    ...NOT_TAKEN,
    why: 'your access override was not taken: above a limit none is',
    whoCouldChangeIt: 'nobody at once; limits count the last hour or the last 24 hours',
  },
  SIGN_IN: {
    ...NOT_TAKEN,
    why: 'your access override was not taken: it needs a fresh sign-in for this one request, not more than 5 minutes old',
    whoCouldChangeIt: 'you, by signing in again for a new request id and asking again under it',
  },
  COLLEAGUE: {
    ...NOT_TAKEN,
    why: 'your access override was not taken: the colleague on whose behalf you ask needs a post that may make one as well',
    whoCouldChangeIt: 'a colleague in such a post, on whose behalf you ask',
  },
} as const satisfies Record<string, WithheldItem>;

/**
 * Says to whoever made an access override that it was not taken, so that nobody believes a shield would have opened.
 * INVARIANT: made from caller, request and a colleague who confirmed, never from the child, so that it is the same
 * whether or not anybody is shielded, held or known (5.23).
 */
export function overrideNotTaken({ decision, facts }: AnswerMaterials): readonly WithheldItem[] {
  if (decision.derived.shieldOverride !== 'NOT_VALID') return [];
  const { caller, colleague } = facts;
  if (!SHIELD_OVERRIDE_GROUPS.some((group) => group === caller.group)) return [OVERRIDE_NOT_TAKEN.POST];
  if (caller.limits === 'ABOVE') return [OVERRIDE_NOT_TAKEN.LIMIT];
  if (caller.limits === 'PLAN_STATE_ONLY') return [OVERRIDE_NOT_TAKEN.OVERRIDES];
  if (caller.stepUp !== 'FRESH') return [OVERRIDE_NOT_TAKEN.SIGN_IN];
  // of a colleague who has not confirmed nothing is told, not even that the directory knows somebody
  return colleague?.confirmation === 'CONFIRMED' ? [OVERRIDE_NOT_TAKEN.COLLEAGUE] : [];
}
