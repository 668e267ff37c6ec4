import { canonicalText } from '../format/canonical-bytes.js';
import type { SlotTexts } from './check-openings.js';

/** Which fixed rule stands in the leaf of each kind of event; a kind that is not here is none. */
export const RULE_OF_EVENT: Readonly<Record<string, string>> = {
  FEED_BATCH: 'feed-batch/1',
  POLICY_ACTIVATION: 'policy-activation/1',
  ERASURE: 'erasure/1',
};

/**
 * What the slots of an event's leaf must say: kind, content, and the organisation that the content names.
 * @param content canonical JSON as stored
 * @throws SyntaxError when the content is no JSON
 */
export function textsOfEvent(kind: string, content: string): SlotTexts {
  const { organisation } = JSON.parse(content) as { readonly organisation?: string };
  return {
    kind: canonicalText(kind),
    organisation: organisation === undefined ? null : canonicalText(organisation),
    decision: content,
    role: null,
    person: null,
    subject: null,
    purpose: null,
    setting: null,
    outcome: null,
    releasedFields: null,
    request: null,
    facts: null,
    answer: null,
    previous: null,
  };
}
