import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql';
import { couldNotCheck } from '../release/could-not-check.js';
import { variableFault } from './accepted-variables.js';
import { ERROR_CODES, isErrorCode, PHONE_IF_URGENT, type ErrorCode } from './error-codes.js';
import type { HubContext } from './hub-context.js';
import { HubError, badInput } from './hub-error.js';
import { hubErrorIn } from './safe-error.js';

/** Errors that one response may hold; a flood of them is cut. */
const MOST_ERRORS = 5;

/** Ends the error of an enquiry whose input is not accepted. */
const NOT_RECORDED = 'nothing was recorded; do not wait: phone, and 999 if a child is in danger';

/** What is told of one request, for the log and the metrics: names of the schema and codes only. */
export interface RequestReport {
  readonly reference: string;
  /** The first field of the operation, as the schema names it. */
  readonly field: string;
  readonly codes: readonly string[];
  readonly milliseconds: number;
  /** What nobody expected; never shown. */
  readonly faults: readonly unknown[];
}

/**
 * Stands before and after every operation. Before: a token is used for what it is for, and variables fit. After:
 * few errors, each with the reference of the request, and the HTTP status of the first when nothing was answered.
 */
export function requestGuard(report: (report: RequestReport) => void): ApolloServerPlugin<HubContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, operation, request, contextValue }) {
          if (operation === undefined) return;
          if (!isForHolder(operation, contextValue)) throw asRequestError(new HubError('UNAUTHENTICATED'));
          const fault = variableFault(schema, operation, request.variables ?? {});
          if (fault !== null) throw asRequestError(badInput(fault.path, fault.accepted));
        },
        async didEncounterErrors({ errors, contextValue }) {
          contextValue.faults.push(...errors);
        },
        async willSendResponse({ response, operation, contextValue }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const shown = singleResult.errors?.slice(0, MOST_ERRORS) ?? [];
          if (shown.length > 0) {
            singleResult.errors = shown.map((error) =>
              withReference(withWhomToPhone(error, contextValue, operation), contextValue.reference),
            );
            // a client that reads the status alone must not take a fault for an empty answer
            const nothingAnswered = Object.values(singleResult.data ?? {}).every((value) => value === null);
            if (nothingAnswered) response.http.status = ERROR_CODES[codeOf(shown[0])].status;
            // the answer to a token that is not accepted is the same wherever it was found out
            if (codeOf(shown[0]) === 'UNAUTHENTICATED') {
              response.body.singleResult = { errors: [unauthenticatedError(contextValue)] };
              response.http.headers.set('www-authenticate', 'Bearer');
            }
          }
          report({
            reference: contextValue.reference,
            field: fieldOf(operation),
            codes: shown.map(codeOf),
            milliseconds: performance.now() - contextValue.startedAt,
            faults: contextValue.faults.filter((fault) => hubErrorIn(fault) === null && !isRequestError(fault)),
          });
        },
      };
    },
  };
}

/** As at the door: whoever sent it and whatever was asked. */
function unauthenticatedError({ services }: HubContext): GraphQLFormattedError {
  const { phoneNow } = couldNotCheck(services.dutyDesks.at(services.now()), null, null);
  return { message: ERROR_CODES.UNAUTHENTICATED.message, extensions: { code: 'UNAUTHENTICATED', phoneNow } };
}

/** A case system may feed and nothing else; a person may do all but feed. Introspection is for both. */
function isForHolder(operation: OperationDefinitionNode, { holder }: HubContext): boolean {
  return rootFields(operation).every(
    (name) => name.startsWith('__') || (name === 'submitFeed') === (holder.kind === 'FEED'),
  );
}

/** Mutations in which nobody asks about a child, so that nobody is told whom to phone. */
const NO_ENQUIRY: readonly string[] = ['submitFeed', 'proposePolicy', 'approvePolicy'];

/** Every other mutation is taken for an enquiry; one may also stand in a fragment. */
function isEnquiry(operation: OperationDefinitionNode | undefined): boolean {
  return (
    operation?.operation === OperationTypeNode.MUTATION &&
    !rootFields(operation).some((name) => NO_ENQUIRY.includes(name))
  );
}

/** Names of root fields; those in fragments are found by the resolvers, which ask for their holder themselves. */
function rootFields(operation: OperationDefinitionNode): readonly string[] {
  return operation.selectionSet.selections.flatMap((root) => (root.kind === Kind.FIELD ? [root.name.value] : []));
}

function fieldOf(operation: OperationDefinitionNode | undefined): string {
  if (operation === undefined) return 'none';
  const [first] = rootFields(operation);
  return first ?? (operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query');
}

/** What ends the error of an enquiry that was refused before an answer could be made; whoever was refused may give up on it. */
const ENDS: Partial<Record<ErrorCode, string>> = {
  BAD_INPUT: NOT_RECORDED,
  FORBIDDEN: PHONE_IF_URGENT,
  REQUEST_ID_SPENT: PHONE_IF_URGENT,
};

/** The concern is known once the input was read: 999 comes first in danger, and the text says what to do now (5.33). */
function withWhomToPhone(
  error: GraphQLFormattedError,
  { concern, services }: HubContext,
  operation: OperationDefinitionNode | undefined,
): GraphQLFormattedError {
  const code = codeOf(error);
  const end = isEnquiry(operation) ? ENDS[code] : undefined;
  if (end === undefined && (concern === null || code !== 'COULD_NOT_CHECK')) return error;
  const { message, phoneNow } = couldNotCheck(services.dutyDesks.at(services.now()), concern, null);
  const extensions = { ...error.extensions, phoneNow };
  return { ...error, message: end === undefined ? message : `${error.message}; ${end}`, extensions };
}

function withReference(error: GraphQLFormattedError, reference: string): GraphQLFormattedError {
  return { ...error, extensions: { ...error.extensions, reference } };
}

function codeOf(error: GraphQLFormattedError | undefined): ErrorCode {
  const code = error?.extensions?.['code'];
  return isErrorCode(code) ? code : 'COULD_NOT_CHECK';
}

function asRequestError(error: HubError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

function isRequestError(fault: unknown): boolean {
  return fault instanceof GraphQLError && fault.path === undefined && isErrorCode(fault.extensions['code']);
}
