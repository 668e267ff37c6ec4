import type { Caller } from '../enquiry/caller.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { ReaderLookUp, ReadingRecorder } from '../oversight/ports.js';
import type { DecisionId } from '../shared/ids.js';
import { fail, ok, type Result } from '../shared/result.js';
import { askedView, type AskedOnBehalfView, type RecordedAsking } from './asked-view.js';
import type { SharingFailure } from './sharing-failure.js';
import { sharingView, type RecordedSharing, type SharingDecisionView } from './sharing-view.js';
import { readerOf } from './who-may-read.js';
import { holderOf, NO_POST } from './who-may-record.js';

/**
 * Reads decisions of holders for the people in them.
 * Obligations: `decision` is the caller's own; or, of children to whom the caller is not too near, one in which the
 * caller is named and asked to confirm, and for the hub team a reply to a request for contact of somebody else; `contact`
 * is the caller's own; everything else is `null`, known or not.
 */
export interface SharingReader {
  decision(caller: Caller, reader: Enquirer, id: DecisionId): Promise<ReadableSharing | null>;
  contact(caller: Caller, id: DecisionId): Promise<BrokeredContactView | null>;
  /**
   * The enquiry that somebody made on the reader's behalf within the last 24 hours, and to whose child the reader is not
   * too near; one by a confidential service for its own people alone.
   */
  asked(reader: Enquirer, id: DecisionId): Promise<RecordedAsking | null>;
}

/** A decision that the reader may read. */
export interface ReadableSharing extends RecordedSharing {
  /** The reader made it. */
  readonly own: boolean;
}

/** What became of a request for contact. */
export interface BrokeredContactView {
  readonly id: string;
  readonly state: 'WAITING' | 'OVERDUE' | 'ANSWERED';
  /** ISO 8601, UTC; `null` when nobody was told of the request. */
  readonly replyDueBy: string | null;
  /** The day in England, `YYYY-MM-DD`; the hour would tell more than that it was answered. */
  readonly repliedOn: string | null;
}

/** Reading by those who made a decision, advise on it, approve it, broker contact, or wait for a reply. */
export function createReadSharing(ports: {
  readonly directory: ReaderLookUp;
  readonly reader: SharingReader;
  readonly recorder: ReadingRecorder;
}) {
  /**
   * One decision, or `null`; the reading is recorded before it is shown. Whoever lapsed reads back what they made
   * themselves, and is refused everything else, known or not.
   */
  async function decision(caller: Caller, id: DecisionId): Promise<Result<SharingDecisionView | null, SharingFailure>> {
    const { enquirer, instant, today } = await ports.directory.reader(caller);
    const holder = holderOf(enquirer);
    if (holder === null) return fail({ code: 'FORBIDDEN', why: NO_POST });
    const found = await ports.reader.decision(caller, holder, id);
    const readsOthers = readerOf(enquirer, today);
    if (!readsOthers.ok && found?.own !== true) return readsOthers;
    await ports.recorder.recordReading({
      caller,
      reader: holder,
      at: instant,
      what: { sharingDecision: id },
      shown: found === null ? [] : [found.id],
      caseId: null,
    });
    if (found === null) return ok(null);
    const { own: _, ...recorded } = found;
    return ok(sharingView(recorded));
  }

  /** What became of the caller's own request for contact: no more than whether and when it was answered. */
  async function contact(caller: Caller, id: DecisionId): Promise<BrokeredContactView | null> {
    return ports.reader.contact(caller, id);
  }

  /** What the caller is asked to confirm as the colleague, or `null`; the reading is recorded before it is shown. */
  async function asked(caller: Caller, id: DecisionId): Promise<Result<AskedOnBehalfView | null, SharingFailure>> {
    const { enquirer, instant, today } = await ports.directory.reader(caller);
    const reader = readerOf(enquirer, today);
    if (!reader.ok) return reader;
    const found = await ports.reader.asked(reader.value, id);
    await ports.recorder.recordReading({
      caller,
      reader: reader.value,
      at: instant,
      what: { askedOnBehalf: id },
      shown: found === null ? [] : [found.id],
      caseId: null,
    });
    return ok(found === null ? null : askedView(found));
  }

  return { decision, contact, asked };
}
