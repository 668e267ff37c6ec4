import type { ChildSurroundings } from '../child-index/child-record.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import { conflictAsTyped } from '../enquiry/conflict-as-typed.js';
import type { EnquiryRequest } from '../enquiry/enquiry-request.js';

/** What of a recorded decision tells whether a reader is too near to whom it was about. */
export interface ReadEnquiry {
  /** Canonical JSON of the request, as recorded. */
  readonly request: string;
  /** Every child whom it found or could have meant. */
  readonly children: readonly ChildSurroundings[];
}

/**
 * Whether a reader has a conflict of interest with a recorded decision: by what was typed, which counts also when
 * nobody was found, or by what the index holds of any child that it touched (5.153, 2.15). A decision that is about
 * nobody, such as a reading, is near to nobody.
 */
export function tooNearToRead(reader: EnquirerPerson, { request, children }: ReadEnquiry): boolean {
  const typed = JSON.parse(request) as Partial<EnquiryRequest>;
  return (
    (typed.subject !== undefined && conflictAsTyped(reader, { presentingAddress: null, ...typed } as EnquiryRequest)) ||
    children.some((child) => conflictInIndex(reader, child))
  );
}
