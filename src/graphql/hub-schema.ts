import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { BrokerResolver } from './resolvers/broker-resolver.js';
import { CallerResolver } from './resolvers/caller-resolver.js';
import { ConfirmResolver } from './resolvers/confirm-resolver.js';
import { DisclosureLogResolver } from './resolvers/disclosure-log-resolver.js';
import { EnquiryResolver } from './resolvers/enquiry-resolver.js';
import { ExplanationResolver } from './resolvers/explanation-resolver.js';
import { FeedResolver } from './resolvers/feed-resolver.js';
import { NoticeResolver } from './resolvers/notice-resolver.js';
import { OversightResolver } from './resolvers/oversight-resolver.js';
import { PolicyGovernanceResolver } from './resolvers/policy-governance-resolver.js';
import { PolicyResolver } from './resolvers/policy-resolver.js';
import { ReceiptResolver } from './resolvers/receipt-resolver.js';
import { SharingResolver } from './resolvers/sharing-resolver.js';

/** The schema with its resolvers. It holds no state: what resolvers need comes with the context of each request. */
export function hubSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      BrokerResolver,
      CallerResolver,
      ConfirmResolver,
      DisclosureLogResolver,
      EnquiryResolver,
      ExplanationResolver,
      FeedResolver,
      NoticeResolver,
      OversightResolver,
      PolicyGovernanceResolver,
      PolicyResolver,
      ReceiptResolver,
      SharingResolver,
    ],
    // inputs are read by zod in the resolvers: type-graphql's own validation repeats the whole input in its error
    validate: false,
  });
}

/** The schema as text, sorted, as it stands in `schema/schema.graphql`. */
export function emitSchema(): string {
  return `${printSchema(lexicographicSortSchema(hubSchema()))}\n`;
}
