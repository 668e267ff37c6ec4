import { COULD_NOT_CHECK_TEXT } from '../release/could-not-check.js';

/** Ends an error after which somebody may need to know about a child at once. */
export const PHONE_IF_URGENT = 'if it cannot wait phone, and 999 if a child is in danger';

/** HTTP status and text of each code that an error can carry. The list is closed; nothing else leaves the hub. */
export const ERROR_CODES = {
  UNAUTHENTICATED: {
    status: 401,
    message: `sign in again: no valid access token for this hub was sent; ${PHONE_IF_URGENT}`,
  },
  FORBIDDEN: { status: 403, message: 'not permitted' },
  BAD_INPUT: { status: 400, message: 'an input is not accepted' },
  REQUEST_ID_SPENT: {
    status: 409,
    message: 'this request id was used and its answer is no longer given: enquire again under a new one',
  },
  TOO_MANY: { status: 429, message: 'too many requests: phone if it cannot wait' },
  COULD_NOT_CHECK: {
    status: 503,
    message: COULD_NOT_CHECK_TEXT,
  },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'the document is not GraphQL' },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    message: 'a value in the document is not accepted here: pass values as variables, whose faults are named',
  },
  OPERATION_RESOLUTION_FAILURE: { status: 400, message: 'no operation of that name is in the document' },
  BAD_REQUEST: { status: 400, message: 'send one GraphQL operation as JSON, with POST' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'the body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'send the body as application/json' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'send one GraphQL operation as JSON, with POST' },
  NOT_FOUND: { status: 404, message: 'nothing is here' },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Whether `code` is one that may leave the hub. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
