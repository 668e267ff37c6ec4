import { ENQUIRE } from '../test/support/enquire-document.js';
import type { MixedEnquiry } from './enquiry-mix.js';
import type { Worker } from './workforce.js';

/** The whole text of the HTTP request of one enquiry. `tokens`: access tokens by subject. */
export function requestOf({ worker, input }: MixedEnquiry, port: number, tokens: ReadonlyMap<string, string>): string {
  return operationOf(worker, ENQUIRE, { input }, port, tokens);
}

/** The whole text of the HTTP request of one GraphQL operation. */
export function operationOf(
  worker: Worker,
  query: string,
  variables: object,
  port: number,
  tokens: ReadonlyMap<string, string>,
): string {
  const body = JSON.stringify({ query, variables });
  return [
    'POST /graphql HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${tokens.get(worker.subject) ?? ''}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
