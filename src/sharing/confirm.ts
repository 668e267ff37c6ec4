import type { ConfirmationRole } from '../directory/asked-to-confirm.js';
import type { Caller } from '../enquiry/caller.js';
import type { ReaderLookUp } from '../oversight/ports.js';
import type { DecisionId } from '../shared/ids.js';
import { ok, type Result } from '../shared/result.js';
import type { ConfirmationStore } from './ports.js';
import type { SharingReader } from './read-sharing.js';
import type { SharingFailure } from './sharing-failure.js';
import { readerOf } from './who-may-read.js';

/** What became of a confirmation; the second is the same for an id that is nobody's, another's, too late, or too near. */
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
 * Confirms what somebody is named for, by the own sign-in and no other (5.24, 5.27), while vetting and training hold.
 * An adviser or approver confirms what they may read, so nobody who is too near to the child (5.153); a colleague on whose
 * behalf it was asked confirms within 24 hours of being asked, and is judged when it is asked again. An approver confirms
 * in a senior post of the organisation that decided: with that the referral which stood until then shows in every inbox as
 * approved not to be made. To confirm twice changes nothing.
 */
export function createConfirm(ports: {
  readonly directory: ReaderLookUp;
  readonly reader: Pick<SharingReader, 'decision'>;
  readonly store: ConfirmationStore;
}) {
  return async function confirm(
    caller: Caller,
    decision: DecisionId,
    role: ConfirmationRole,
  ): Promise<Result<ConfirmationAnswer, SharingFailure>> {
    const { enquirer, today } = await ports.directory.reader(caller);
    const reader = readerOf(enquirer, today);
    if (!reader.ok) return reader;
    const mayConfirm = role === 'COLLEAGUE' || (await ports.reader.decision(caller, reader.value, decision)) !== null;
    const confirmedAt = mayConfirm ? await ports.store.confirm(caller, decision, role) : null;
    if (confirmedAt === null) return ok(NOTHING);
    return ok({ state: 'CONFIRMED', message: 'You have confirmed it.', confirmedAt });
  };
}
