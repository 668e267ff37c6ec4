import type { Phone } from '../release/enquiry-answer.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';

/** What an error may tell beside its code. No part of it is ever a value that was sent. */
export interface ErrorDetails {
  /** For BAD_INPUT: the part of the input, in the names of the schema. */
  readonly path?: string;
  /** For BAD_INPUT: what is accepted there. */
  readonly accepted?: string;
  /** For BAD_INPUT: what else is not accepted, so that all of it is mended at once. */
  readonly also?: readonly { readonly path: string; readonly accepted: string }[];
  /** For REQUEST_ID_SPENT: the caller's own decision. */
  readonly decisionId?: string;
  /** Whom to phone, in order, where somebody may need to know about a child at once. */
  readonly phoneNow?: readonly Phone[];
}

/** An error that was made to be shown. Every other error is a fault and leaves as COULD_NOT_CHECK. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, message: string = ERROR_CODES[code].message) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** A part of the input is not accepted: `path` in the names of the schema, and what is accepted there. */
export function badInput(path: string, accepted: string): HubError {
  return new HubError('BAD_INPUT', { path, accepted }, `\`${path}\` is not accepted: give ${accepted}`);
}
