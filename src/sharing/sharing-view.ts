import type { ConfirmationRole } from '../directory/asked-to-confirm.js';
import type { NamedPerson, SharingRequest } from './sharing-request.js';

/** Somebody named in a decision, and whether they confirmed it by their own sign-in. */
export interface NamedView {
  readonly role: 'ADVISER' | 'APPROVER';
  readonly name: string;
  readonly state: 'CONFIRMED' | 'UNCONFIRMED';
  /** ISO 8601, UTC. */
  readonly confirmedAt: string | null;
}

/** A recorded sharing decision as the people who made it read it. */
export interface SharingDecisionView {
  readonly id: string;
  readonly decidedAt: string;
  readonly organisation: string;
  readonly practitioner: string;
  readonly result: string;
  readonly informationKind: string;
  readonly what: string;
  readonly withheld: string | null;
  readonly reasons: string;
  readonly recipient: string;
  readonly named: readonly NamedView[];
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly inReplyTo: string | null;
  /** Canonical JSON of all that the holder told. */
  readonly told: string;
}

/** A sharing decision as it lies in the tables. */
export interface RecordedSharing {
  readonly id: string;
  readonly decidedAt: string;
  readonly organisation: string;
  readonly practitioner: string;
  /** Canonical JSON of the request. */
  readonly request: string;
  readonly asked: readonly {
    readonly role: ConfirmationRole;
    readonly name: string;
    readonly confirmedAt: string | null;
  }[];
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly inReplyTo: string | null;
}

/** Whoever was only named by name cannot confirm and stays unconfirmed; so does whoever has not confirmed yet (5.24). */
export function sharingView(recorded: RecordedSharing): SharingDecisionView {
  const { request: told, asked: _, ...rest } = recorded;
  const request = JSON.parse(told) as SharingRequest;
  const { information, recipient } = request;
  return {
    ...rest,
    result: request.result,
    informationKind: information.kind,
    what: information.what,
    withheld: information.withheld,
    reasons: request.reason,
    recipient: [recipient.name, recipient.role, recipient.organisationName ?? recipient.organisation]
      .filter((part) => part !== null)
      .join(', '),
    named: [
      ...namedView('ADVISER', request.adviser?.person ?? null, recorded),
      ...namedView('APPROVER', request.approval?.by ?? null, recorded),
    ],
    told,
  };
}

function namedView(role: NamedView['role'], named: NamedPerson | null, { asked }: RecordedSharing): NamedView[] {
  if (named === null) return [];
  const person = asked.find((one) => one.role === role);
  const confirmedAt = person?.confirmedAt ?? null;
  const name = person?.name ?? named.name ?? '';
  return [{ role, name, state: confirmedAt === null ? 'UNCONFIRMED' : 'CONFIRMED', confirmedAt }];
}
