import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import { couldNotCheck } from '../release/could-not-check.js';
import { compiledQueries } from './compiled-queries.js';
import { DOCUMENT_LIMITS, documentLimits } from './document-limits.js';
import type { HubContext } from './hub-context.js';
import { hubSchema } from './hub-schema.js';
import type { HubServices } from './hub-services.js';
import { requestGuard, type RequestReport } from './request-guard.js';
import { safeError } from './safe-error.js';

export interface GraphqlServerOptions {
  readonly services: Pick<HubServices, 'dutyDesks' | 'now'>;
  /** The schema may be asked for; in development alone. */
  readonly introspection: boolean;
  /** False runs every operation with graphql-js; for the test that compares both. */
  readonly compiled?: boolean;
  readonly report: (report: RequestReport) => void;
}

/** The GraphQL server, started; it stands behind no port of its own. */
export async function graphqlServer(options: GraphqlServerOptions): Promise<ApolloServer<HubContext>> {
  const { services, introspection, compiled = true, report } = options;
  const schema = hubSchema();
  const formatError = (error: unknown): GraphQLFormattedError =>
    safeError(error, () => couldNotCheck(services.dutyDesks.at(services.now()), null, null).phoneNow);
  const server = new ApolloServer<HubContext>({
    schema,
    introspection,
    formatError: (_, error) => formatError(error),
    validationRules: [documentLimits],
    validationOptions: { maxErrors: 5 },
    parseOptions: { maxLexicalTokens: DOCUMENT_LIMITS.tokens },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      requestGuard(report),
      ...(compiled ? [compiledQueries(schema, formatError)] : []),
    ],
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    maxRecursiveSelections: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // what Apollo would log may hold what was sent; faults are reported by the guard
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  await server.start();
  return server;
}
