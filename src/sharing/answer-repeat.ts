import { LIMITS } from '../enquiry/limits.js';
import type { RepeatedRequest } from '../enquiry/ports.js';
import { isSameRequest, OTHER_REQUEST_ID } from '../enquiry/same-request.js';
import type { Receipt } from '../release/enquiry-answer.js';
import { shownReceipt } from '../release/release.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { SharingPorts } from './ports.js';
import { badInput, type SharingFailure } from './sharing-failure.js';

/**
 * The answer to a repeat of a request that is recorded: the stored one, to the byte, with an access row and no second
 * record; after ten minutes, or too often, the request id is spent. Other content under the id is not accepted.
 */
export async function answerRepeat<Answer>(
  { recorder }: Pick<SharingPorts, 'recorder'>,
  requestDigest: Uint8Array,
  repeated: RepeatedRequest,
): Promise<Result<Answer & { readonly receipt: Receipt }, SharingFailure>> {
  if (!isSameRequest(requestDigest, repeated)) {
    return fail(badInput('requestId', OTHER_REQUEST_ID));
  }
  const { answer, decisionId } = repeated;
  const given = answer !== null && repeated.laterRepeats < LIMITS.repeatsOfOneRequest;
  await recorder.recordRepeat(decisionId, given);
  if (!given) return fail({ code: 'REQUEST_ID_SPENT', decisionId });
  return ok({ ...(JSON.parse(answer) as Answer), receipt: shownReceipt(repeated) });
}
