import { CONCERNS } from '../decision-policy/facts/vocabulary.js';
import { typedLines, typedUuid } from '../enquiry/typed-text.js';
import type { RequestId } from '../shared/ids.js';
import { fail, ok, type Result } from '../shared/result.js';
import { decisionId, oneOf, parts } from './input-shapes.js';
import type { BrokerRequest } from './request-brokered-contact.js';
import { badInput, type BadInput } from './sharing-failure.js';

const INPUT = parts({
  requestId: typedUuid.transform((id) => id as RequestId),
  decisionId,
  question: typedLines(3, 2_000),
  concern: oneOf(CONCERNS),
});

/** Reads the input of `requestBrokeredContact`; fails with the path and what is accepted, never with what was sent. */
export function brokerInput(input: unknown): Result<BrokerRequest, BadInput> {
  const read = INPUT.safeParse(input);
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  return fail(badInput(first?.path.join('.') || 'input', first?.message ?? 'an object'));
}
