import type { Caller } from '../enquiry/caller.js';
import type { CalendarDate } from '../shared/calendar-date.js';
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
    holder: { practitioner: holder.practitioner.id, post: holder.post.id, group: holder.post.group },
    recipient: request.recipient.organisation,
    adviser: request.adviser?.person?.directory ?? null,
    approver: request.approval?.by.directory ?? null,
    referredTo: request.referral?.organisation ?? null,
    supersedes: request.supersedes,
    inReplyTo: request.inReplyTo,
    asksAbout: null,
  };
}

/**
 * The first reference that leads nowhere. Asked only when nothing else is missing, so that trying references costs a
 * whole decision each. It says nothing of a child: what is not there and what is another's are answered alike. An
 * adviser or approver whom the directory does not know is no fault, and stays unconfirmed.
 */
export function referenceFault(request: SharingRequest, references: References, holder: Holder): BadInput | null {
  if (request.recipient.organisation !== null && references.recipientKind === null) {
    return badInput('recipient.organisation', 'the code of an organisation of the directory, or organisationName');
  }
  return (
    ownNameFault('adviser.person', references.adviser, holder) ??
    ownNameFault('approval.by', references.approver, holder) ??
    oneForBothFault(request, references) ??
    ((request.referral?.organisation ?? null) !== null && references.referredTo === null
      ? badInput('referral.organisation', 'the code of a local authority of the directory')
      : null) ??
    (request.supersedes !== null && references.supersedes === null
      ? badInput('supersedes', 'the newest of your own sharing decisions that follow one another')
      : null) ??
    replyFault(request, references, holder)
  );
}

/** Nobody advises on or approves a decision of their own. */
function ownNameFault(path: string, found: References['adviser'], { practitioner }: Holder): BadInput | null {
  if (found === null || found.practitioner !== practitioner.id) return null;
  return badInput(`${path}.directory`, 'another person of the directory with an active post, or a name');
}

/**
 * 5.27 names two: the nominated lead with whom it is discussed, and the senior manager who approves not to share. A
 * share needs no approval and is not kept from the record over a name.
 */
function oneForBothFault({ result }: SharingRequest, { adviser, approver }: References): BadInput | null {
  if (result !== 'REFUSED' || adviser === null || adviser.practitioner !== approver?.practitioner) return null;
  return badInput('approval.by.directory', 'a senior manager of the directory who is not the adviser, or a name');
}

/**
 * Two replies that both stand would tell the asker that two hold something. That another organisation replied is not
 * told: a request that it answered is as one that is not there.
 */
function replyFault({ inReplyTo }: SharingRequest, references: References, { post }: Holder): BadInput | null {
  if (inReplyTo === null) return null;
  const answeredBy = references.inReplyTo?.answeredBy ?? null;
  if (references.inReplyTo === null || (answeredBy !== null && answeredBy !== post.organisation.id)) {
    return badInput('inReplyTo', 'a request for contact that waits for your service; else leave it out');
  }
  if (answeredBy === null) return null;
  return badInput('supersedes', 'the reply that stands, as the request is answered; else leave inReplyTo out');
}

/** The first time that has not come, and then the first day, which is a day in England. */
export function timeFault(request: SharingRequest, now: Instant, today: CalendarDate): BadInput | null {
  const times: readonly (readonly [path: string, at: string | null])[] = [
    ['madeAt', request.madeAt],
    ['referral.at', request.referral?.at ?? null],
    ['crime.at', request.crime?.at ?? null],
    ['designatedOfficerToldAt', request.designatedOfficerToldAt],
  ];
  const days: readonly (readonly [path: string, on: CalendarDate | null])[] = [
    ['eventOn', request.eventOn],
    ['consent.competence.on', request.consent?.competence?.on ?? null],
  ];
  const latest = epochMilliseconds(now) + AHEAD_MILLISECONDS;
  const wrong = times.find(([, at]) => at !== null && epochMilliseconds(at as Instant) > latest);
  if (wrong !== undefined) return badInput(wrong[0], 'a time that is not in the future');
  const early = days.find(([, on]) => on !== null && on > today);
  return early === undefined ? null : badInput(early[0], 'a day that is not in the future');
}
