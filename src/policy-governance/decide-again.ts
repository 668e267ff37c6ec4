import { compileByDate } from '../decision-policy/compile/compiled-ruleset.js';
import { createDecide } from '../decision-policy/decide.js';
import type { Decide, Decision, ItemDecision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import type { RecordedFacts } from '../oversight/ports.js';
import type { Instant } from '../shared/instant.js';
import { aboutNobody, withoutWhatIsProtected } from './protected-in-rehearsal.js';
import type { Draft } from './read-draft.js';
import type { RehearsedGroup, ToldFields } from './rehearsal.js';

/** Where one recorded decision belongs among the counts of a rehearsal. */
export type DecideAgain = (recorded: RecordedFacts) => RehearsedGroup;

/**
 * Decides recorded facts under a draft, as on the day of `asOn`: a rule that began after the decision counts too, since
 * the question is what the draft would do.
 *
 * Nothing that was protected when it was decided is decided again, so that no draft can be written which asks for it:
 * what was removed first is left out on both sides, and an answer that told of nobody (none held, none confirmed, taken
 * over by the hub team, or about a child behind a shield) stays what it was, unless the draft would refuse the enquirer
 * whoever was asked about.
 */
export function createDecideAgain({ rulebook: { enquiry }, version }: Draft, asOn: Instant): DecideAgain {
  // the version is known already; hashing the rules once more would give the same
  const decide = createDecide(enquiry, () => version);
  const { missing } = compileByDate(enquiry)(asOn);

  function again(facts: EnquiryFacts, recorded: Decision): Pick<RehearsedGroup, 'to' | 'fields'> {
    const before = toldOf(recorded.items);
    if (missing(facts.request).length > 0) return { to: 'BAD_INPUT', fields: compared(before, new Set()) };
    const open = withoutWhatIsProtected(facts, recorded);
    if (open !== null) {
      const { outcome, items } = decide(open);
      return { to: outcome, fields: compared(before, toldOf(items)) };
    }
    const refused = refusal(facts, decide);
    return refused === null
      ? { to: recorded.outcome, fields: 'SAME' }
      : { to: refused, fields: compared(before, new Set()) };
  }

  return ({ organisationId, organisationName, outcome, facts, decision }) => {
    const group = { organisationId, organisationName, from: outcome };
    try {
      const asked = { ...(JSON.parse(facts) as EnquiryFacts), now: asOn };
      return { ...group, ...again(asked, JSON.parse(decision) as Decision) };
    } catch {
      // facts of another time may lack what the draft asks for; the enquirer would be told that it could not be checked
      return { ...group, to: 'COULD_NOT_CHECK', fields: 'FEWER' };
    }
  };
}

/** What a gate of the draft would answer this enquirer about anybody; `null` when it would let them through. */
function refusal(facts: EnquiryFacts, decide: Decide): string | null {
  const { outcome, closed } = decide(aboutNobody(facts));
  return closed.some(({ by }) => by === 'CALLER_GATE') ? outcome : null;
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
