import { createDecide } from '../decision-policy/decide.js';
import type { Decision, ItemDecision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts.js';
import { createMissingInputs } from '../decision-policy/missing-inputs.js';
import type { RecordedFacts } from '../oversight/ports.js';
import type { Instant } from '../shared/instant.js';
import type { Draft } from './read-draft.js';
import type { RehearsedGroup, ToldFields } from './rehearsal.js';

/** Where one recorded decision belongs among the counts of a rehearsal. */
export type DecideAgain = (recorded: RecordedFacts) => RehearsedGroup;

/**
 * Decides recorded facts under a draft, as on the day of `asOn`: a rule that began after the decision counts too, since
 * the question is what the draft would do. Counts what the enquirer would be told and nothing behind it: a protected
 * item that stays withheld moves no count.
 */
export function createDecideAgain({ rulebook: { enquiry }, version }: Draft, asOn: Instant): DecideAgain {
  // the version is known already; hashing the rules once more would give the same
  const decide = createDecide(enquiry, () => version);
  const missingInputs = createMissingInputs(enquiry);

  function outcomeOf(facts: EnquiryFacts): { readonly to: string; readonly told: ReadonlySet<string> } {
    if (missingInputs(facts.request).length > 0) return { to: 'BAD_INPUT', told: new Set() };
    const { outcome, items } = decide({ ...facts, now: asOn });
    return { to: outcome, told: toldOf(items) };
  }

  return ({ organisationId, organisationName, outcome, facts, decision }) => {
    const group = { organisationId, organisationName, from: outcome };
    try {
      const before = toldOf((JSON.parse(decision) as Decision).items);
      const { to, told } = outcomeOf(JSON.parse(facts) as EnquiryFacts);
      return { ...group, to, fields: compared(before, told) };
    } catch {
      // facts of another time may lack what the draft asks for; the enquirer would be told that it could not be checked
      return { ...group, to: 'COULD_NOT_CHECK', fields: 'FEWER' };
    }
  };
}

function toldOf(items: readonly ItemDecision[]): ReadonlySet<string> {
  return new Set(
    items.flatMap(({ ref, fields }) => fields.filter(({ released }) => released).map(({ field }) => `${ref} ${field}`)),
  );
}

function compared(before: ReadonlySet<string>, after: ReadonlySet<string>): ToldFields {
  const lost = [...before].some((field) => !after.has(field));
  const gained = [...after].some((field) => !before.has(field));
  if (lost) return gained ? 'OTHER' : 'FEWER';
  return gained ? 'MORE' : 'SAME';
}
