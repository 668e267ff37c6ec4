import type { Decision } from './decision.js';

/**
 * Whether a gate, a conflict, an identity or a missing relationship ended the enquiry before any item was decided. Where
 * items were decided and all of them kept back the enquiry is closed too, in the words for a child who is not held, and
 * nobody was stopped.
 */
export function wasStopped({ closed, items }: Pick<Decision, 'closed' | 'items'>): boolean {
  return closed.length > 0 && items.length === 0;
}
