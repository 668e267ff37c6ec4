import type { ConfirmationRole } from '../directory/asked-to-confirm.js';
import type { Caller } from '../enquiry/caller.js';
import type { ReaderLookUp } from '../oversight/ports.js';
import type { DecisionId } from '../shared/ids.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { ConfirmationStore } from './ports.js';
import type { SharingFailure } from './sharing-failure.js';
import { holderOf, NO_POST } from './who-may-record.js';

/** What became of a confirmation; the second is the same for an id that is nobody's, another's, or too late. */
export interface ConfirmationAnswer {
  readonly state: 'CONFIRMED' | 'NOTHING_TO_CONFIRM';
  readonly message: string;
  /** ISO 8601, UTC. */
  readonly confirmedAt: string | null;
}

const NOTHING: ConfirmationAnswer = {
  state: 'NOTHING_TO_CONFIRM',
  message: 'There is nothing to confirm under this reference.',
  confirmedAt: null,
};

/**
 * Confirms what somebody is named for, by the own sign-in and no other (5.24, 5.27). A colleague on whose behalf it was
 * asked confirms within 24 hours of being asked, an approver while in a senior post of the organisation that decided: with
 * that the referral which stood until then is ended in every inbox. To confirm twice changes nothing.
 */
export function createConfirm(directory: ReaderLookUp, store: ConfirmationStore) {
  return async function confirm(
    caller: Caller,
    decision: DecisionId,
    role: ConfirmationRole,
  ): Promise<Result<ConfirmationAnswer, SharingFailure>> {
    const { enquirer } = await directory.reader(caller);
    if (holderOf(enquirer) === null) return fail({ code: 'FORBIDDEN', why: NO_POST });
    const confirmedAt = await store.confirm(caller, decision, role);
    if (confirmedAt === null) return ok(NOTHING);
    return ok({ state: 'CONFIRMED', message: 'You have confirmed it.', confirmedAt });
  };
}
