import { describe, expect, it } from 'vitest';
import { DRAFT_BODY_LIMIT, isLargeByDraft } from '../../../src/http/draft-body.js';

const MOST = 1_000;
const large = (body: unknown): boolean => isLargeByDraft(body, Buffer.byteLength(JSON.stringify(body)), MOST);

describe('a body over the limit of enquiries', () => {
  it('is taken when the draft of a policy makes it so', () => {
    expect(large({ query: 'mutation', variables: { draft: '[{"id":"é"}]'.repeat(5_000), note: 'n' } })).toBe(true);
  });

  it('is not taken for anything else that is large, beside a draft or without one', () => {
    const much = 'x'.repeat(2_000);
    expect(large({ query: much, variables: { draft: 'd' } })).toBe(false);
    expect(large({ query: 'q', variables: { draft: { d: much } } })).toBe(false);
    expect(large({ query: 'q', variables: { note: much } })).toBe(false);
    for (const body of [null, [much], much, { variables: null }]) expect(large(body)).toBe(false);
  });

  it('is not taken when the draft itself is more than a rulebook', () => {
    expect(large({ query: 'q', variables: { draft: 'x'.repeat(DRAFT_BODY_LIMIT) } })).toBe(false);
  });
});
