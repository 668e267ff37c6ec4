import type { Caller } from '../enquiry/caller.js';
import { epochMilliseconds, type Instant } from '../shared/instant.js';
import type { ReferenceQuestion, References } from './ports.js';
import { badInput, type BadInput } from './sharing-failure.js';
import type { SharingRequest } from './sharing-request.js';
import type { Holder } from './who-may-record.js';

/** Clocks of other systems may be a little ahead. */
const AHEAD_MILLISECONDS = 5 * 60_000;

/** What a decision refers to, to be resolved in one statement. */
export function referencesAskedFor(caller: Caller, holder: Holder, request: SharingRequest): ReferenceQuestion {
  return {
    caller,
    organisation: holder.post.organisation.id,
    recipient: request.recipient.organisation,
    adviser: request.adviser?.person?.directory ?? null,
    approver: request.approval?.by.directory ?? null,
    supersedes: request.supersedes,
    inReplyTo: request.inReplyTo,
    asksAbout: null,
  };
}

/**
 * The first reference that leads nowhere, or time that has not come. It says nothing of a child: what is not there and
 * what is another's are answered alike.
 */
export function referenceFault(
  request: SharingRequest,
  references: References,
  holder: Holder,
  now: Instant,
): BadInput | null {
  if (request.recipient.organisation !== null && references.recipientKind === null) {
    return badInput('recipient.organisation', 'the code of an organisation of the directory, or organisationName');
  }
  return (
    personFault('adviser.person', request.adviser?.person?.directory ?? null, references.adviser, holder) ??
    personFault('approval.by', request.approval?.by.directory ?? null, references.approver, holder) ??
    (request.supersedes !== null && references.supersedes === null
      ? badInput('supersedes', 'the newest of the sharing decisions of your own organisation that follow one another')
      : null) ??
    (request.inReplyTo !== null && references.inReplyTo === null
      ? badInput('inReplyTo', 'a request for contact that your service was asked to answer')
      : null) ??
    timeFault(request, now)
  );
}

/** Nobody advises on or approves a decision of their own. */
function personFault(
  path: string,
  named: string | null,
  found: References['adviser'],
  { practitioner }: Holder,
): BadInput | null {
  if (named === null || (found !== null && found.practitioner !== practitioner.id)) return null;
  return badInput(`${path}.directory`, 'another person of the directory with an active post, or a name');
}

function timeFault(request: SharingRequest, now: Instant): BadInput | null {
  const times: readonly (readonly [path: string, at: string | null])[] = [
    ['madeAt', request.madeAt],
    ['referral.at', request.referral?.at ?? null],
    ['crime.at', request.crime?.at ?? null],
    ['designatedOfficerToldAt', request.designatedOfficerToldAt],
    ['eventOn', request.eventOn === null ? null : `${request.eventOn}T00:00:00Z`],
  ];
  const latest = epochMilliseconds(now) + AHEAD_MILLISECONDS;
  const wrong = times.find(([, at]) => at !== null && epochMilliseconds(at as Instant) > latest);
  return wrong === undefined ? null : badInput(wrong[0], 'a time that is not in the future');
}
