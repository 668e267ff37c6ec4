import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import { tellsOthers } from '../notification/tells-others.js';
import type { DecisionEntry } from './ports.js';

/** What the enquiry counts as: what the enquirer was told, since a limit that moved with the child would tell of it. */
export function enquiryCounts(facts: EnquiryFacts, decision: Decision, conflicted: boolean): DecisionEntry['counts'] {
  const notifying = tellsOthers(facts);
  const silent = toldNothing(decision);
  const notConfirmed = decision.outcome === 'IDENTITY_NOT_CONFIRMED';
  // what is answered as if it were not held counts as what is not held
  const related = decision.closed.length === 0 && decision.derived.relationshipOrOverride === 'RECORDED';
  return {
    notifying,
    listed: notifying && !conflicted && isListed(facts),
    notConfirmed,
    withoutRelationship: !notConfirmed && !related && !silent,
    overridden: facts.request.override !== 'NONE' && !silent,
    conflicted,
  };
}

/** Whether it ended before anything of the child could show: at a gate, or by what was typed against the directory. */
export function toldNothing({ closed }: Pick<Decision, 'closed'>): boolean {
  return closed.some(({ by }) => by === 'CALLER_GATE' || by === 'CONFLICT_OF_INTEREST');
}

/** Purposes whose enquiries are never shown to a later enquirer. */
const NEVER_LISTED: readonly string[] = ['SECTION_47_ENQUIRY', 'DOMESTIC_ABUSE_INCIDENT', 'POLICE_PROTECTION'];

function isListed(facts: EnquiryFacts): boolean {
  const { caller, request } = facts;
  return (
    !caller.confidentialService &&
    caller.group !== 'POLICE' &&
    caller.group !== 'POLICE_CHILD_ABUSE_UNIT' &&
    request.override === 'NONE' &&
    request.onBehalfOf === 'NOBODY' &&
    !NEVER_LISTED.includes(request.purpose)
  );
}
