import { ERROR_CODES, type ErrorCode } from '../graphql/error-codes.js';
import type { Phone } from '../release/enquiry-answer.js';

/** The body of an error that arises before GraphQL, in the shape of GraphQL's own. */
export interface ErrorBody {
  readonly errors: readonly [
    {
      readonly message: string;
      readonly extensions: {
        readonly code: ErrorCode;
        readonly reference?: string;
        readonly phoneNow?: readonly Phone[];
      };
    },
  ];
}

/** A body of `code` with its fixed text; nothing of it was sent. */
export function errorBody(
  code: ErrorCode,
  more: { readonly reference?: string; readonly phoneNow?: readonly Phone[] } = {},
): ErrorBody {
  return { errors: [{ message: ERROR_CODES[code].message, extensions: { code, ...more } }] };
}

/** The code that stands for an HTTP status which fastify gave. */
export function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 404:
      return 'NOT_FOUND';
    case 405:
      return 'METHOD_NOT_ALLOWED';
    case 413:
      return 'PAYLOAD_TOO_LARGE';
    case 415:
      return 'UNSUPPORTED_MEDIA_TYPE';
    default:
      return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'COULD_NOT_CHECK';
  }
}
