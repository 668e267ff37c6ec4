import type { ChildRecord } from '../child-index/child-record.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { Caller } from '../enquiry/caller.js';
import type { ReaderLookUp, ReadingRecorder } from '../oversight/ports.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId, DecisionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import { brokerRequestView, type BrokerRequestView, type RecordedBrokerRequest } from './broker-request-view.js';
import { holdingServices } from './holding-services.js';
import type { SharingFailure } from './sharing-failure.js';
import { readerOf } from './who-may-read.js';

/**
 * Reads requests for contact for the hub team.
 * Obligations: `null` for what is no such request, for one of the reader's own, and for one about a child to whom the
 * reader is too near.
 */
export interface BrokerRequestReader {
  request(reader: Enquirer, id: DecisionId): Promise<RecordedBrokerRequest | null>;
}

/** Reads what the index holds of one child now; empty lists for one who is no longer held. */
export interface ChildRecords {
  record(child: ChildId): Promise<ChildRecord>;
}

interface BrokerRequestPorts {
  readonly directory: ReaderLookUp;
  readonly requests: BrokerRequestReader;
  readonly index: ChildRecords;
  readonly recorder: ReadingRecorder;
}

/**
 * Reading of a request for contact by whoever brokers it: about whom it is, who waits for it, and which confidential
 * services may decide on it, while nobody has replied. For the hub team alone, whatever the id; recorded before it is
 * shown, with the services.
 */
export function createReadBrokerRequest(ports: BrokerRequestPorts) {
  return async function brokerRequest(
    caller: Caller,
    id: DecisionId,
  ): Promise<Result<BrokerRequestView | null, SharingFailure>> {
    const { enquirer, instant, today } = await ports.directory.reader(caller);
    const reader = readerOf(enquirer, today);
    if (!reader.ok) return reader;
    if (reader.value.post.group !== 'HUB_TEAM')
      return fail({ code: 'FORBIDDEN', why: 'only the hub team brokers contact' });
    const found = await ports.requests.request(reader.value, id);
    const services = found === null ? [] : await servicesOf(found, instant, today);
    await ports.recorder.recordReading({
      caller,
      reader: reader.value,
      at: instant,
      what: { brokerRequest: id, services: services.map(({ sourceId }) => sourceId) },
      shown: found === null ? [] : [found.id],
      caseId: null,
    });
    return ok(found === null ? null : brokerRequestView(found, services, today));
  };

  async function servicesOf(
    { asker, concern, enquiry, replies }: RecordedBrokerRequest,
    now: Instant,
    today: CalendarDate,
  ) {
    // after a reply nothing is brokered; a reference is no key to the child for ever
    if (replies.length > 0 || enquiry === null || enquiry.childId === null) return [];
    return holdingServices(enquiry, asker, concern, await ports.index.record(enquiry.childId), now, today);
  }
}
