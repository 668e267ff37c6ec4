import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { DutyDeskNow } from '../directory/duty-desk.js';
import type { Phone } from './enquiry-answer.js';
import { notAReferral } from './message.js';
import { phonesWithoutAnswer } from './phones.js';

/** What is said when no answer could be made or recorded: never to be shown as an empty result. */
export interface CouldNotCheck {
  readonly message: string;
  readonly phoneNow: readonly Phone[];
}

/** The safe text when it is not known what was asked. */
export const COULD_NOT_CHECK_TEXT =
  'could not check: nothing was said about a child, and that is no reassurance; phone now, and 999 if a child is in danger';

/**
 * The safe text of `COULD_NOT_CHECK`, with numbers that do not need the database. `concern` is `null` before a request
 * was read. `ownAuthority` is the enquirer's, when it is known without a look-up; without it the desks of every area
 * are named.
 */
export function couldNotCheck(
  desks: readonly DutyDeskNow[],
  concern: ConcernLevel | null,
  ownAuthority: string | null,
): CouldNotCheck {
  const phones = phonesWithoutAnswer(desks, concern, ownAuthority);
  const worried = concern !== null && concern !== 'NONE';
  return { message: [...notAReferral(worried, phones, null), COULD_NOT_CHECK_TEXT].join(' '), phoneNow: phones };
}
