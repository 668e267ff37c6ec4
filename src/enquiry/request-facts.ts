import type { RequestFacts } from '../decision-policy/facts/facts.js';
import type { EnquiryRequest, PublicInterestStatement } from './enquiry-request.js';

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
    ...notYetSaid(request.publicInterest),
    override: request.override?.kind ?? 'NONE',
    overrideReason: request.override?.reason ?? 'NONE',
    conflictAsTyped,
    onBehalfOf: request.onBehalfOf === null ? 'NOBODY' : 'A_COLLEAGUE',
  };
}

/** Of a family that was not told it is said why, or nothing is said of it (1.14, 2.72). */
function notYetSaid(
  stated: PublicInterestStatement | null,
): Pick<RequestFacts, 'adviserNotYet' | 'consentNotYet' | 'familyNotYet'> {
  if (stated === null) return { adviserNotYet: false, consentNotYet: false, familyNotYet: false };
  const { adviser, consentSought, familyTold, familyNotToldReason } = stated;
  return {
    adviserNotYet: adviser === null,
    consentNotYet: consentSought === 'NOT_YET',
    familyNotYet: familyTold === 'NOT_YET' || (familyTold === 'NO' && familyNotToldReason === null),
  };
}
