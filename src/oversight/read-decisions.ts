import type { Caller } from '../enquiry/caller.js';
import type { DecisionId } from '../shared/ids.js';
import { signedInAgainFor } from '../enquiry/signed-in-again.js';
import type { Instant } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { DecisionFilter, DecisionPage, DecisionView } from './decision-view.js';
import type { DecisionReader, ReaderLookUp, ReadingRecorder } from './ports.js';
import { viewOf } from './view-of.js';
import { forbidden, whoReads, type Reader, type ReadingFailure } from './who-reads.js';

export interface OversightPorts {
  readonly directory: ReaderLookUp;
  readonly decisions: DecisionReader;
  readonly recorder: ReadingRecorder;
}

/** What a reviewer asks for when a sealed part is to be opened. */
export interface Opening {
  readonly caseId: string;
}

const MOST_A_PAGE = 50;

/** Reading of recorded decisions by information governance. Each reading is recorded before it is shown. */
export function createReadDecisions(ports: OversightPorts) {
  async function reader(caller: Caller): Promise<Result<Reader & { readonly instant: Instant }, ReadingFailure>> {
    const { enquirer, instant, today } = await ports.directory.reader(caller);
    const who = whoReads(enquirer, today);
    return who.ok ? ok({ ...who.value, instant }) : who;
  }

  /** A page of decisions, newest first; `first` is 1 to 50. */
  async function page(
    caller: Caller,
    filter: DecisionFilter,
    first: number,
    after: string | null,
  ): Promise<Result<DecisionPage, ReadingFailure>> {
    if (!Number.isInteger(first) || first < 1 || first > MOST_A_PAGE) {
      return fail({ code: 'BAD_INPUT', path: 'first', accepted: `a whole number from 1 to ${MOST_A_PAGE}` });
    }
    const who = await reader(caller);
    if (!who.ok) return who;
    const { enquirer, instant, scope } = who.value;
    const found = await ports.decisions.page(enquirer, scope, filter, first, after);
    if (found === null) return fail({ code: 'BAD_INPUT', path: 'after', accepted: 'the endCursor of an earlier page' });
    await ports.recorder.recordReading({
      caller,
      reader: enquirer,
      at: instant,
      what: { page: filter, first, after },
      shown: found.decisions.map((decision) => decision.id),
      caseId: null,
    });
    return ok(found);
  }

  /** One decision, or `null`; the sealed part only for the hub's reviewers, with a fresh sign-in and a case. */
  async function one(
    caller: Caller,
    id: DecisionId,
    opening: Opening | null,
  ): Promise<Result<DecisionView | null, ReadingFailure>> {
    const who = await reader(caller);
    if (!who.ok) return who;
    const { enquirer, instant, scope, mayOpen } = who.value;
    if (opening !== null && !(mayOpen && signedInAgainFor(caller, id, instant))) {
      return forbidden(
        'the sealed part is opened by the reviewers of the hub alone, after signing in again for this decision',
      );
    }
    const found = await ports.decisions.one(enquirer, scope, id);
    await ports.recorder.recordReading({
      caller,
      reader: enquirer,
      at: instant,
      what: { decision: id, opened: opening !== null },
      shown: found === null ? [] : [found.id],
      caseId: opening?.caseId ?? null,
    });
    return ok(found === null ? null : viewOf(found, opening !== null));
  }

  return { page, one };
}
