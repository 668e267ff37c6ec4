import type { RequestFacts } from '../decision-policy/facts/facts.js';
import type { EnquiryRequest } from './enquiry-request.js';

/** What the rules may know of a request; the conflict of interest is judged against the directory's entries. */
export function requestFacts(request: EnquiryRequest, conflictAsTyped: boolean): RequestFacts {
  return {
    purpose: request.purpose,
    setting: request.setting,
    concern: request.concern,
    adultHarm: request.adultHarm,
    possibleCrime: request.possibleCrime,
    caseReference: request.caseReference === null ? 'NOT_GIVEN' : 'GIVEN',
    atMost: request.atMost,
    publicInterest: request.publicInterest?.ground ?? 'NONE',
    override: request.override?.kind ?? 'NONE',
    overrideReason: request.override?.reason ?? 'NONE',
    conflictAsTyped,
    onBehalfOf: request.onBehalfOf === null ? 'NOBODY' : 'A_COLLEAGUE',
  };
}
