import type { EnquiryRequest } from './enquiry-request.js';
import type { SubjectDigests, TypedDetails } from './ports.js';
import { requestFacts } from './request-facts.js';

/**
 * Keyed digest of what a colleague confirms (5.153): the subject as typed and everything of the request that a rule may
 * look at, from purpose and concern to ground and override. An enquiry that differs in any of it was not confirmed.
 */
export function whatToConfirm(request: EnquiryRequest, typed: TypedDetails, digests: SubjectDigests): Uint8Array {
  return digests.digest('TO_CONFIRM', JSON.stringify([Array.from(typed.whole), requestFacts(request, false)]));
}
