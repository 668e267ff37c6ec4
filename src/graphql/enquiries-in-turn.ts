import type { Caller } from '../enquiry/caller.js';
import type { EnquiryRequest } from '../enquiry/enquiry-request.js';
import type { MakeEnquiry } from '../enquiry/make-enquiry.js';
import type { PushedBack } from '../enquiry/ports.js';
import { fail } from '../shared/result.js';
import { LONGEST_WAIT_MILLISECONDS } from './within.js';

/** Enquiries of one subject: those under one request id that are being made, and those that wait. */
interface Lane {
  readonly request: string;
  running: number;
  readonly waiting: { readonly request: string; readonly start: () => void }[];
}

/** In milliseconds: how long an enquiry waits for its turn, and how long one that hangs keeps the turn. */
interface Patience {
  readonly wait: number;
  readonly turn: number;
}

const PATIENCE: Patience = { wait: LONGEST_WAIT_MILLISECONDS, turn: LONGEST_WAIT_MILLISECONDS };

/**
 * `makeEnquiry`, for one subject one request after the other, so that each is counted before the next is judged and the
 * limits of an enquirer hold in a burst too. The same request sent several times at once is one: all of it goes together.
 * An enquiry that waited longer than an enquirer does is not made any more and ends as COULD_NOT_CHECK; one that hangs
 * keeps back those behind it no longer than that. Whoever waited in vain, or was answered nothing, is told to
 * `pushedBack`.
 */
export function enquiriesInTurn(
  makeEnquiry: MakeEnquiry,
  pushedBack: (caller: Caller, how: PushedBack) => void,
  patience: Patience = PATIENCE,
): MakeEnquiry {
  const lanes = new Map<string, Lane>();

  /** Resolves when it is the turn of `request`. */
  function turn(subject: string, request: string): Promise<void> {
    const lane = lanes.get(subject) ?? { request, running: 0, waiting: [] };
    lanes.set(subject, lane);
    if (lane.request !== request) {
      return new Promise((resolve) => lane.waiting.push({ request, start: resolve }));
    }
    lane.running += 1;
    return Promise.resolve();
  }

  function leave(subject: string, lane: Lane | undefined): void {
    if (lane === undefined) return;
    lane.running -= 1;
    if (lane.running > 0 || lanes.get(subject) !== lane) return;
    const [next] = lane.waiting;
    if (next === undefined) {
      lanes.delete(subject);
      return;
    }
    const together = lane.waiting.filter(({ request }) => request === next.request);
    const waiting = lane.waiting.filter(({ request }) => request !== next.request);
    lanes.set(subject, { request: next.request, running: together.length, waiting });
    for (const { start } of together) start();
  }

  return async function inTurn(caller, request) {
    const subject = subjectOf(caller);
    const began = performance.now();
    await turn(subject, requestOf(caller, request));
    const lane = lanes.get(subject);
    let left = false;
    const leaveOnce = (): void => {
      if (left) return;
      left = true;
      leave(subject, lane);
    };
    const timer = setTimeout(leaveOnce, patience.turn);
    try {
      if (performance.now() - began >= patience.wait) {
        pushedBack(caller, 'WAITED_TOO_LONG');
        return fail({ code: 'COULD_NOT_CHECK' });
      }
      const answer = await makeEnquiry(caller, request);
      if (!answer.ok && answer.failure.code === 'COULD_NOT_CHECK') pushedBack(caller, 'NOT_ANSWERED');
      return answer;
    } catch (fault) {
      pushedBack(caller, 'NOT_ANSWERED');
      throw fault;
    } finally {
      clearTimeout(timer);
      leaveOnce();
    }
  };
}

function subjectOf({ issuer, subject }: Caller): string {
  return JSON.stringify([issuer, subject]);
}

/** A request id is used once for each post; other content under it is refused, and counts nothing. */
function requestOf({ post }: Caller, { requestId }: EnquiryRequest): string {
  return JSON.stringify([post, requestId]);
}
