import { isProtected } from '../decision-policy/judge/decide-item.js';
import type { Closed, Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts, SubjectFacts } from '../decision-policy/facts/facts.js';

/** Endings that told of nobody: behind each of them may stand what nobody is to know. */
const TOLD_OF_NOBODY: ReadonlySet<Closed['by']> = new Set(['IDENTITY', 'CONFLICT_OF_INTEREST']);
const OUTCOMES_OF_NOBODY: ReadonlySet<Decision['outcome']> = new Set([
  'NO_RECORD',
  'IDENTITY_NOT_CONFIRMED',
  'MEDIATED',
]);

/**
 * The facts of a recorded enquiry without what was protected when it was decided, or `null` where it told of nobody and
 * is not to be decided again at all.
 *
 * Where items were decided, those removed first are left out. Where a gate or a lacking relationship closed before any
 * item, no item was removed and each that is protected is left out instead; a shielded child, or one with whom the
 * enquirer has a conflict, is then one who is not confirmed, as the hub itself would answer.
 */
export function withoutWhatIsProtected(facts: EnquiryFacts, recorded: Decision): EnquiryFacts | null {
  const { subject } = facts;
  const hidden = subject.shield !== 'NONE' || subject.conflictInIndex;
  if (OUTCOMES_OF_NOBODY.has(recorded.outcome)) return null;
  if (recorded.closed.some(({ by }) => TOLD_OF_NOBODY.has(by))) return null;
  if (recorded.closed.length > 0) {
    if (hidden) return aboutNobody(facts);
    return { ...facts, items: facts.items.filter((item) => !isProtected(subject, item)) };
  }
  if (hidden) return null;
  const removed = new Set(recorded.items.filter(({ removedFirst }) => removedFirst).map(({ ref }) => ref));
  return { ...facts, items: facts.items.filter(({ ref }) => !removed.has(ref)) };
}

/** The same enquiry about a subject of the same kind of whom nothing is known. */
export function aboutNobody(facts: EnquiryFacts): EnquiryFacts {
  const { kind, feeds } = facts.subject;
  const colleague = facts.colleague === null ? null : { ...facts.colleague, relationship: 'NONE' as const };
  return { ...facts, colleague, subject: { ...NOTHING_KNOWN, kind, feeds }, items: [] };
}

const NOTHING_KNOWN: Omit<SubjectFacts, 'kind' | 'feeds'> = {
  identity: 'NOT_CONFIRMED',
  ageBand: 'UNKNOWN',
  conflictInIndex: false,
  relationship: 'NONE',
  shield: 'NONE',
  earlierEnquiryOfUnknown: false,
};
