import type { Involvement } from '../child-index/child-record.js';
import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import { isInGoodStanding } from '../directory/standing.js';
import type { EnquiryRequest } from '../enquiry/enquiry-request.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';

/** A request for contact as the hub team reads it, so as to put it to whoever decides on it (2.72, 5.23). */
export interface BrokerRequestView {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  /** ISO 8601, UTC; `null` when nobody was told of the request. */
  readonly replyDueBy: string | null;
  readonly concern: ConcernLevel;
  readonly question: string;
  /** The reference that was given. */
  readonly about: string;
  /** JSON of the subject as typed in that enquiry; `null` when it is none of the asker's own, or its record is gone. */
  readonly subject: string | null;
  readonly asker: ContactAsker;
  /**
   * None where none is held, and where nobody is confirmed to whom the asker may be led: the two are not told apart.
   * None once there is a reply.
   */
  readonly services: readonly HoldingService[];
  /** Decisions recorded in reply, oldest first. */
  readonly replies: readonly string[];
}

/** Who waits for contact, and how to reach them. */
export interface ContactAsker {
  readonly name: string;
  readonly organisation: string;
  readonly group: string;
  readonly phone: string;
  /** Vetting and training hold today (2.15); whoever shares is to know. */
  readonly inGoodStanding: boolean;
}

/** A confidential service that holds something: whom to ask, and never what it is for or since when. */
export interface HoldingService {
  readonly organisation: string;
  /** As the service itself gave it; `null` when it gave none. */
  readonly phone: string | null;
}

/** A request for contact as it lies in the tables. */
export interface RecordedBrokerRequest extends Pick<
  BrokerRequestView,
  'id' | 'askedAt' | 'replyDueBy' | 'concern' | 'replies'
> {
  /** Canonical JSON of the request. */
  readonly request: string;
  readonly asker: EnquirerPerson;
  /** Name of the asker's organisation. */
  readonly organisation: string;
  readonly group: string;
  /** The asker's own enquiry that it follows; `null` when there is none, or its record is gone. */
  readonly enquiry: FollowedEnquiry | null;
}

export interface FollowedEnquiry {
  /** Canonical JSON of the request. */
  readonly request: string;
  /** Canonical JSON of the decision. */
  readonly decision: string;
  /** The asker was too near to somebody. */
  readonly conflicted: boolean;
  /** The child who was confirmed. */
  readonly childId: ChildId | null;
}

/** What the hub team reads of a recorded request, with the involvements of the services that it is put to. */
export function brokerRequestView(
  recorded: RecordedBrokerRequest,
  services: readonly Involvement[],
  today: CalendarDate,
): BrokerRequestView {
  const { request, asker, organisation, group, enquiry, ...rest } = recorded;
  const { about, reason } = JSON.parse(request) as { readonly about: string; readonly reason: string };
  return {
    ...rest,
    question: reason,
    about,
    subject: enquiry === null ? null : JSON.stringify((JSON.parse(enquiry.request) as EnquiryRequest).subject),
    asker: {
      name: `${asker.givenName} ${asker.familyName}`,
      organisation,
      group,
      phone: asker.workPhone,
      inGoodStanding: isInGoodStanding(asker, today),
    },
    services: services.map(({ sourceName, contact }) => ({ organisation: sourceName, phone: contact })),
  };
}
