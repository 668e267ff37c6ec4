import { canonicalText, type CanonicalText } from '../format/canonical-bytes.js';
import type { Slot } from '../format/slots.js';

/** What is a leaf of the log and no decision. */
export type EventKind = 'FEED_BATCH' | 'POLICY_ACTIVATION' | 'ERASURE';

/** In the leaf of an event the place of the policy version: which fixed rule of the program made it. */
export const EVENT_RULE = {
  FEED_BATCH: 'feed-batch/1',
  POLICY_ACTIVATION: 'policy-activation/1',
  ERASURE: 'erasure/1',
} as const satisfies Record<EventKind, string>;

/**
 * The canonical text of the slots that an event uses: its kind, whose it is, and what happened as a whole. A checker
 * finds the organisation in the content, so it has to stand there too, as the member `organisation`.
 * @param organisation code of the organisation; `null` when the event is the hub's own
 */
export function eventSlots(
  kind: EventKind,
  organisation: string | null,
  content: CanonicalText,
): Readonly<Partial<Record<Slot, CanonicalText | null>>> {
  return {
    kind: canonicalText(kind),
    organisation: organisation === null ? null : canonicalText(organisation),
    decision: content,
  };
}
