import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryAnswer } from '../release/enquiry-answer.js';
import { releaseStored } from '../release/stored-answer.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { EnquiryFailure } from './enquiry-failure.js';
import type { EnquiryRequest } from './enquiry-request.js';
import { LIMITS } from './limits.js';
import type { EnquiryPorts, RepeatedRequest } from './ports.js';
import { isSameRequest, OTHER_REQUEST_ID } from './same-request.js';

/**
 * The answer to a repeat of a request that is already decided: the stored one, to the byte, with an access row and no
 * second decision, notice or count. The repeat passes gates, shield and consent again: if it would now be narrower, or
 * comes after ten minutes or too often, or was an override of a shield, the request id is spent.
 */
export async function answerAgain(
  ports: Pick<EnquiryPorts, 'recorder'>,
  request: EnquiryRequest,
  requestDigest: Uint8Array,
  now: Decision,
  repeated: RepeatedRequest,
): Promise<Result<EnquiryAnswer, EnquiryFailure>> {
  if (!isSameRequest(requestDigest, repeated)) {
    return fail({ code: 'BAD_INPUT', path: 'requestId', accepted: OTHER_REQUEST_ID });
  }
  const { answer, decision } = repeated;
  const given =
    answer !== null &&
    decision !== null &&
    request.override?.kind !== 'ACCESS_OVERRIDE' &&
    repeated.laterRepeats < LIMITS.repeatsOfOneRequest &&
    !narrower(now, JSON.parse(decision) as Decision);
  await ports.recorder.recordRepeat(repeated.decisionId, given);
  return given
    ? ok(releaseStored(answer, repeated))
    : fail({ code: 'REQUEST_ID_SPENT', decisionId: repeated.decisionId });
}

/** Whether the decision made now closes what was open, or releases less of any field than the one that is stored. */
function narrower(now: Decision, stored: Decision): boolean {
  if (now.closed.map((closed) => closed.rule).join() !== stored.closed.map((closed) => closed.rule).join()) return true;
  const released = countReleased(now);
  return [...countReleased(stored)].some(([field, count]) => (released.get(field) ?? 0) < count);
}

function countReleased(decision: Decision): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of decision.items) {
    for (const { field, released } of item.fields) {
      if (released) counts.set(`${item.kind}.${field}`, (counts.get(`${item.kind}.${field}`) ?? 0) + 1);
    }
  }
  return counts;
}
