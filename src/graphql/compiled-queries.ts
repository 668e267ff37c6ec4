import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  BREAK,
  GraphQLError,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { HubContext } from './hub-context.js';

/** Compiled operations that are kept; the one unused for longest goes first. */
const MOST_COMPILED = 500;
/** Documents that were seen once: compiling costs milliseconds, so that only what comes again is compiled. */
const MOST_SEEN = 2_000;

/**
 * Runs operations that come again as compiled code, with the same results as graphql-js. `formatError` is what
 * Apollo would do with an error of an execution, which it leaves to whoever answers in its place.
 */
export function compiledQueries(
  schema: GraphQLSchema,
  formatError: (error: GraphQLError) => GraphQLFormattedError,
): ApolloServerPlugin<HubContext> {
  const compiled = new Map<string, CompiledQuery>();
  const seen = new Set<string>();

  const compiledFor = (key: string, document: DocumentNode, operationName: string | null): CompiledQuery | null => {
    const known = compiled.get(key);
    if (known !== undefined) {
      compiled.delete(key);
      compiled.set(key, known);
      return known;
    }
    if (!seen.has(key)) {
      seen.add(key);
      dropOldest(seen, MOST_SEEN);
      return null;
    }
    if (!isPlain(document)) return null;
    const query = compileQuery(schema, document, operationName ?? undefined);
    if (!isCompiledQuery(query)) return null;
    compiled.set(key, query);
    dropOldest(compiled, MOST_COMPILED);
    return query;
  };

  return {
    requestDidStart() {
      return Promise.resolve({
        async responseForOperation({ document, operationName, queryHash, request, contextValue }) {
          const query = compiledFor(`${queryHash} ${operationName ?? ''}`, document, operationName ?? null);
          if (query === null) return null;
          const { data, errors } = await result(query, contextValue, request.variables ?? {});
          const raised = errors?.map(asGraphQLError);
          contextValue.faults.push(...(raised ?? []));
          const shown = raised?.map(formatError);
          return {
            http: { headers: new HeaderMap() },
            body: {
              kind: 'single',
              singleResult: {
                ...(shown === undefined ? {} : { errors: shown }),
                ...(data === undefined ? {} : { data }),
              },
            },
          };
        },
      });
    },
  };
}

/**
 * graphql-jit answers differently where a required variable has a default, and has long had trouble with directives
 * on fragments: such documents stay with graphql-js.
 */
function isPlain(document: DocumentNode): boolean {
  let plain = true;
  const unusual = (): typeof BREAK => {
    plain = false;
    return BREAK;
  };
  visit(document, {
    Directive: unusual,
    VariableDefinition: ({ defaultValue }) => (defaultValue === undefined ? undefined : unusual()),
  });
  return plain;
}

async function result(
  query: CompiledQuery,
  context: HubContext,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult> {
  try {
    return await query.query(undefined, context, variables);
  } catch (fault) {
    return { data: null, errors: [new GraphQLError('fault', { path: [], originalError: fault as Error })] };
  }
}

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  if (kept.size <= most) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

/** graphql-jit has an error class of its own, which is not an instance of that of graphql-js. */
function asGraphQLError(error: GraphQLError): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { message, path, originalError } = error as GraphQLError;
  return new GraphQLError(message, { path: path ?? [], originalError: originalError ?? null });
}
