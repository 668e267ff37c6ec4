import type { Closing } from '../compile/close-enquiry.js';
import type { CompiledRuleset } from '../compile/compiled-ruleset.js';
import { isProtected, legalBasisOf } from './decide-item.js';
import type { DecidedItem } from './decide-item.js';
import { PolicyFault } from '../decision.js';
import type { FieldDecision } from '../decision.js';
import type { ColleagueFacts, DerivedFacts, EnquiryFacts, ItemFacts } from '../facts/facts.js';
import { flatFacts } from './flat-facts.js';
import { judgeForOne } from './judge-for-one.js';
import type { Judged } from './judge-for-one.js';
import type { LegalBasisCode } from '../legal-basis.js';

/**
 * Judges an enquiry on behalf of a colleague: as the caller's own, and as if the colleague had asked. What closes it for
 * one closes it, and a field is released only if both release it (2.15, 5.153).
 */
export function judgeForBoth(rules: CompiledRuleset, facts: EnquiryFacts, colleague: ColleagueFacts): Judged {
  const theirFacts = asIfColleagueAsked(facts, colleague);
  const own = judgeForOne(rules, facts);
  const theirs = judgeForOne(rules, theirFacts);
  const basesOf = (judged: Judged, asked: EnquiryFacts) => (item: ItemFacts, released: readonly FieldDecision[]) => {
    const subject = flatFacts(asked, judged.derived, item, 'FOUND');
    return legalBasisOf(rules, subject, item, released, rules.gateways(subject));
  };
  return {
    derived: derivedOfBoth(own.derived, theirs.derived),
    close: () => closingOfBoth(own.close(), theirs.close(), (closing) => mayNotSee(rules, facts, own.derived, closing)),
    decideItem: (item) =>
      itemOfBoth(item, isProtected(facts.subject, item), own.decideItem(item), theirs.decideItem(item), [
        basesOf(own, facts),
        basesOf(theirs, theirFacts),
      ]),
    socialCareSpokenOf: () => own.socialCareSpokenOf() && theirs.socialCareSpokenOf(),
  };
}

/** The same enquiry in the colleague's own name. What was stated, and the caller's limits and step-up, are the caller's. */
function asIfColleagueAsked(
  facts: EnquiryFacts,
  { confirmation: _confirmation, relationship, ...person }: ColleagueFacts,
): EnquiryFacts {
  const { limits, stepUp } = facts.caller;
  return {
    ...facts,
    caller: { ...person, limits, stepUp },
    colleague: null,
    request: { ...facts.request, onBehalfOf: 'NOBODY' },
    subject: { ...facts.subject, relationship },
  };
}

/** What compares facts holds for both or does not hold. */
function derivedOfBoth(own: DerivedFacts, theirs: DerivedFacts): DerivedFacts {
  return {
    column: own.column,
    relationshipOrOverride:
      own.relationshipOrOverride === 'RECORDED' ? theirs.relationshipOrOverride : own.relationshipOrOverride,
    shieldOverride: own.shieldOverride === 'VALID' ? theirs.shieldOverride : own.shieldOverride,
    groundRecord: own.groundRecord,
  };
}

/**
 * The earlier stage ends it, since what stands before the child must be answered alike for every child. Of what closes
 * for the colleague the enquirer is told only that something does.
 */
function closingOfBoth(
  own: Closing | null,
  theirs: Closing | null,
  mayNotSee: (theirs: Closing) => Closing,
): Closing | null {
  if (theirs === null || (own !== null && own.stage <= theirs.stage)) return own;
  return mayNotSee(theirs);
}

/**
 * Told as the one rule about colleagues, and standing where the colleague's own closing stands: a relationship that the
 * colleague lacks is one with this child, and what it closes counts as what depends on the child.
 */
function mayNotSee(rules: CompiledRuleset, facts: EnquiryFacts, derived: DerivedFacts, theirs: Closing): Closing {
  const closing = rules.close({ ...flatFacts(facts, derived), colleague: 'MAY_NOT_SEE' });
  if (closing === null) throw new PolicyFault('no rule says what is answered when a colleague may not see');
  const by = theirs.closed[0]?.by;
  const closed = by === undefined ? closing.closed : closing.closed.map(({ rule }) => ({ rule, by }));
  return { ...closing, closed, stage: theirs.stage };
}

type BasesOf = (item: ItemFacts, released: readonly FieldDecision[]) => readonly LegalBasisCode[];

/** Each field as whichever withholds it decided, the enquirer's own rule first; what is told and its basis follow. */
function itemOfBoth(
  item: ItemFacts,
  guarded: boolean,
  own: DecidedItem,
  theirs: DecidedItem,
  bases: readonly BasesOf[],
): DecidedItem {
  const fields = own.decision.fields.map((field, place) => {
    const other = theirs.decision.fields[place];
    if (other?.field !== field.field) throw new PolicyFault('a field was decided for one of two');
    return field.released && !other.released ? other : field;
  });
  const released = fields.filter((field) => field.released);
  return {
    decision: {
      ref: own.decision.ref,
      kind: own.decision.kind,
      removedFirst: guarded && released.length === 0,
      gateways: gatewaysOfBoth(own.decision.gateways, theirs.decision.gateways),
      fields,
    },
    told: fields.filter((field) => own.told.includes(field) || theirs.told.includes(field)),
    legalBasis: released.length === 0 ? [] : bases.flatMap((basesOf) => basesOf(item, released)),
  };
}

/** To each of them something must carry it. */
function gatewaysOfBoth(own: readonly string[], theirs: readonly string[]): readonly string[] {
  return own.length === 0 || theirs.length === 0 ? [] : [...new Set([...own, ...theirs])].sort();
}
