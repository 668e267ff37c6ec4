import { createDecide } from '../../../src/decision-policy/decide.js';
import type { Decision } from '../../../src/decision-policy/decision.js';
import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import { createMissingInputs } from '../../../src/decision-policy/compile/missing-inputs.js';
import type { Ruleset } from '../../../src/decision-policy/rulebook/rule.js';
import { sha256OfText } from '../../support/sha256.js';
import type { Verdict } from './oracle.js';

/** What a ruleset makes of an enquiry, in the oracle's words. */
export type ReadVerdict = (facts: EnquiryFacts) => Verdict | 'BAD_INPUT';

/** Reads the decisions of a ruleset as verdicts, to be compared with those of the oracle. */
export function verdictsOf(ruleset: Ruleset): ReadVerdict {
  const decide = createDecide(ruleset, sha256OfText);
  const missingInputs = createMissingInputs(ruleset);
  return (facts) => (missingInputs(facts.request).length > 0 ? 'BAD_INPUT' : verdictIn(decide(facts)));
}

/** A decision in the oracle's words. */
export function verdictIn({ outcome, closed, items }: Decision): Verdict {
  return {
    outcome,
    // what ends an enquiry at one step says nothing of the next
    answeredBy: ([...new Set(closed.map(({ by }) => by))].join(' and ') || 'ITEMS') as Verdict['answeredBy'],
    released: Object.fromEntries(
      items.map(({ ref, fields }) => [ref, fields.filter(({ released }) => released).map(({ field }) => field)]),
    ),
    removed: items.filter(({ removedFirst }) => removedFirst).map(({ ref }) => ref),
  };
}

/** Two verdicts in one form, so that the order of fields makes no difference. */
export function inOneForm(verdict: Verdict | 'BAD_INPUT'): string {
  if (verdict === 'BAD_INPUT') return verdict;
  const released = Object.entries(verdict.released)
    .filter(([, fields]) => fields.length > 0)
    .map(([ref, fields]) => `${ref} ${[...fields].sort().join(' ')}`);
  return [verdict.outcome, verdict.answeredBy, ...released.sort(), 'removed', ...[...verdict.removed].sort()].join(
    '\n',
  );
}
