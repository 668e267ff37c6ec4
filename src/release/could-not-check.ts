import type { ConcernLevel } from '../decision-policy/vocabulary.js';
import type { DutyDeskNow } from '../directory/duty-desk.js';
import type { Phone } from './enquiry-answer.js';
import { notAReferral } from './message.js';
import { phonesWithoutAnswer } from './phones.js';

/** What is said when no answer could be made or recorded: never to be shown as an empty result. */
export interface CouldNotCheck {
  readonly message: string;
  readonly phoneNow: readonly Phone[];
}

/**
 * The safe text of `COULD_NOT_CHECK`, with numbers that do not need the database. `ownAuthority` is the enquirer's, when
 * it is known without a look-up; without it the desks of every area are named.
 */
export function couldNotCheck(
  desks: readonly DutyDeskNow[],
  concern: ConcernLevel,
  ownAuthority: string | null,
): CouldNotCheck {
  const phones = phonesWithoutAnswer(desks, concern, ownAuthority);
  const text = 'The hub could not check. It has said nothing about this child, and that is no reassurance: phone.';
  return { message: [...notAReferral(concern !== 'NONE', phones), text].join(' '), phoneNow: phones };
}
