import { GraphQLError, Kind, type ASTNode, type GraphQLFormattedError } from 'graphql';
import type { Phone } from '../release/enquiry-answer.js';
import { ERROR_CODES, isErrorCode, type ErrorCode } from './error-codes.js';
import { HubError } from './hub-error.js';

/** Nodes that are made of names of the grammar. Errors about others may repeat a value, such as an NHS number. */
const NAMES_ONLY: ReadonlySet<Kind> = new Set([
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.DOCUMENT,
  Kind.FIELD,
  Kind.FRAGMENT_DEFINITION,
  Kind.FRAGMENT_SPREAD,
  Kind.INLINE_FRAGMENT,
  Kind.NAME,
  Kind.NAMED_TYPE,
  Kind.OBJECT_FIELD,
  Kind.OPERATION_DEFINITION,
  Kind.VARIABLE,
  Kind.VARIABLE_DEFINITION,
]);
const MISSING_FIELD = /^Field "\w+\.\w+" of required type "[\w![\]]+" was not provided\.$/;
const DOCUMENT_TOO_LARGE = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/**
 * An error as it may leave the hub: a code of the closed list, a text of ours, never a value that was sent and never
 * a message of the database or of the platform. What was not made to be shown becomes COULD_NOT_CHECK, with whom to
 * phone.
 */
export function safeError(error: unknown, phoneNow: () => readonly Phone[]): GraphQLFormattedError {
  const hubError = hubErrorIn(error);
  if (hubError !== null) return ofHubError(hubError, error, phoneNow);
  // errors of a request have no path; what a resolver throws has one and is a fault, whatever code it bears
  if (error instanceof GraphQLError && error.path === undefined) {
    const code = requestErrorCode(error);
    if (code !== null) {
      return {
        message: requestErrorMessage(code, error),
        ...(error.locations === undefined ? {} : { locations: error.locations }),
        extensions: { code },
      };
    }
  }
  return ofHubError(new HubError('COULD_NOT_CHECK'), error, phoneNow);
}

/** The error that was made to be shown, if `error` is one or wraps one. */
export function hubErrorIn(error: unknown): HubError | null {
  if (error instanceof HubError) return error;
  const original = (error as { readonly originalError?: unknown } | null)?.originalError;
  return original instanceof HubError ? original : null;
}

function ofHubError(hubError: HubError, error: unknown, phoneNow: () => readonly Phone[]): GraphQLFormattedError {
  const { code, details, message } = hubError;
  const phones = code === 'COULD_NOT_CHECK' || code === 'TOO_MANY' ? { phoneNow: details.phoneNow ?? phoneNow() } : {};
  const path = (error as { readonly path?: readonly (string | number)[] } | null)?.path;
  // the answer to a token that is not accepted is the same wherever it was found out
  const where = path === undefined || code === 'UNAUTHENTICATED' ? {} : { path };
  return { message, ...where, extensions: { code, ...details, ...phones } };
}

function requestErrorCode(error: GraphQLError): ErrorCode | null {
  const code = error.extensions['code'];
  if (code === 'BAD_USER_INPUT') return 'BAD_INPUT';
  if (typeof code === 'string' && code.startsWith('PERSISTED_QUERY_')) return 'BAD_REQUEST';
  return isErrorCode(code) ? code : null;
}

function requestErrorMessage(code: ErrorCode, error: GraphQLError): string {
  if (code === 'GRAPHQL_PARSE_FAILED' && DOCUMENT_TOO_LARGE.test(error.message)) return 'the document is too large';
  if (code === 'GRAPHQL_VALIDATION_FAILED' && speaksOfNamesOnly(error)) return error.message;
  return ERROR_CODES[code].message;
}

function speaksOfNamesOnly(error: GraphQLError): boolean {
  const nodes: readonly ASTNode[] = error.nodes ?? [];
  return MISSING_FIELD.test(error.message) || (nodes.length > 0 && nodes.every((node) => NAMES_ONLY.has(node.kind)));
}
