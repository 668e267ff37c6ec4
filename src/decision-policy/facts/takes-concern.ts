import type { EnquiryFacts } from './facts.js';

/**
 * Whether a typed concern makes the contact record and the notices. A gate stops information going out and never a
 * concern coming in: it is enough that the caller signed in and that their organisation is active, whatever else about
 * their standing, limits or purpose closed the enquiry (5.14, 5.15, 5.18).
 */
export function takesConcern({ caller, request }: EnquiryFacts): boolean {
  return request.concern !== 'NONE' && caller.organisation === 'ACTIVE';
}
