import type { PractitionerId } from '../shared/ids.js';

export const CONFIRMATION_ROLES = ['COLLEAGUE', 'ADVISER', 'APPROVER'] as const;
/**
 * What somebody is named for in a decision and asked to confirm by the own sign-in: the colleague on whose behalf it was
 * asked; who advised on a sharing decision (5.24); the senior manager who approved it (5.27).
 */
export type ConfirmationRole = (typeof CONFIRMATION_ROLES)[number];

/** Somebody of the directory who is asked to confirm; recorded in one statement with the decision. */
export interface AskedToConfirm {
  readonly role: ConfirmationRole;
  readonly practitioner: PractitionerId;
}
