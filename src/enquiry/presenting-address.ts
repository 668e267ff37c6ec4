import type { EnquiryRequest } from './enquiry-request.js';
import { LIMITS } from './limits.js';
import type { LookUp } from './ports.js';

/**
 * Whether the address where the child presents is looked at (5.154): in unscheduled care or with a concern, and three
 * times a day for one person, since whoever lives there is told of it. Beyond that nothing is looked up by it and the
 * answer says nothing of it.
 */
export function presentingAddressCounts(request: EnquiryRequest, { usage }: Pick<LookUp, 'usage'>): boolean {
  const { subject, presentingAddress, setting, concern } = request;
  return (
    subject.kind !== 'HOUSEHOLD' &&
    presentingAddress !== null &&
    (setting === 'UNSCHEDULED' || concern !== 'NONE') &&
    usage.presentingAddressesLastDay < LIMITS.presentingAddressesADay
  );
}

/** The look-up without the children at a presenting address that does not count. A household is asked about by its own. */
export function asFarAsAddressCounts(request: EnquiryRequest, lookUp: LookUp): LookUp {
  if (request.subject.kind === 'HOUSEHOLD' || presentingAddressCounts(request, lookUp)) return lookUp;
  return { ...lookUp, presentingHousehold: [] };
}
