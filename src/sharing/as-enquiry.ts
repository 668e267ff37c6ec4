import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { ChildSubject, EnquiryRequest, UnbornSubject } from '../enquiry/enquiry-request.js';
import type { RequestId } from '../shared/ids.js';

const NOBODY: ChildSubject = {
  kind: 'CHILD',
  nhsNumber: null,
  givenName: null,
  familyName: null,
  birthDate: null,
  postcode: null,
  sex: null,
};

/**
 * The subject of a decision as an enquiry would ask for it, so that the child is looked for, and a conflict of interest
 * seen, in the very same way and by the same statement. It is never decided as an enquiry. Without a subject: nobody.
 */
export function asEnquiry(
  requestId: RequestId,
  subject: ChildSubject | UnbornSubject | null,
  concern: ConcernLevel,
): EnquiryRequest {
  return {
    requestId,
    subject: subject ?? NOBODY,
    purpose: 'WELFARE_CONCERN',
    caseReference: null,
    setting: 'UNSCHEDULED',
    concern,
    adultHarm: false,
    possibleCrime: false,
    reason: '',
    atMost: 'SOCIAL_CARE',
    presentingAddress: null,
    onBehalfOf: null,
    publicInterest: null,
    override: null,
  };
}
