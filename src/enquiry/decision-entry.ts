import { afterChangeOfIdentity } from '../child-index/before-change-of-identity.js';
import type { ChildRecord } from '../child-index/child-record.js';
import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import { colleagueHasNotConfirmed } from '../decision-policy/rules/gate/colleague-has-not-confirmed.js';
import type { Colleague } from '../directory/colleague.js';
import type { ConfirmedIdentity } from '../matching/confirm-identity.js';
import { noticesFor } from '../notification/notices-for.js';
import type { SealedAnswer } from '../release/sealed-answer.js';
import type { ChildId } from '../shared/ids.js';
import type { Caller } from './caller.js';
import { enquiryCounts, toldNothing } from './enquiry-counts.js';
import type { EnquiryRequest } from './enquiry-request.js';
import { asksAboutUnknown, conflictAround, isAboutOneChild } from './identity-of-subject.js';
import { nearLimit } from './limits.js';
import type { DecisionEntry, EnquiryPorts, LookUp, LookUpQuestion } from './ports.js';
import { presentingAddressCounts } from './presenting-address.js';

/** Everything about one enquiry up to its recording. */
export interface DecidedEnquiry {
  readonly caller: Caller;
  readonly request: EnquiryRequest;
  readonly requestDigest: Uint8Array;
  readonly question: LookUpQuestion;
  readonly lookUp: LookUp;
  readonly identity: ConfirmedIdentity;
  readonly facts: EnquiryFacts;
  readonly decision: Decision;
  readonly answer: SealedAnswer;
}

/** What is recorded of an enquiry: who, what was asked, facts, decision, answer, notices, and what it counts as. */
export function decisionEntry(ports: EnquiryPorts, decided: DecidedEnquiry): DecisionEntry {
  const { caller, request, question, lookUp, identity, facts, decision } = decided;
  const post = lookUp.enquirer?.post ?? null;
  const child = identity.identity === 'CONFIRMED' && isAboutOneChild(request) ? identity.child : null;
  const around = conflictAround(request, lookUp);
  const conflicted = facts.request.conflictAsTyped || facts.subject.conflictInIndex || around;
  const counts = enquiryCounts(facts, decision, conflicted);
  const unknown = asksAboutUnknown(request, identity, lookUp.today);
  const first =
    unknown &&
    counts.notifying &&
    !conflicted &&
    lookUp.earlierEnquiriesOfUnknown === 0 &&
    !lookUp.firstAlreadyRecorded;
  const colleague = askedToConfirm(facts, decision, lookUp.colleague);
  const presentingAddress = presentingAddressCounts(request, lookUp);
  // of what a limit turned away nothing is recorded that counts: nobody is asked, and no row may push out another
  const turnedAway = facts.caller.limits === 'ABOVE' && toldNothing(decision);
  const onBehalfOf = turnedAway ? null : (lookUp.colleague?.post.id ?? null);
  const answeredUnder = toldNothing(decision) ? null : (lookUp.colleague?.confirmedIn ?? null);
  const onBehalf = onBehalfOf !== null;
  const counted = { ...counts, presentingAddress, onBehalf, underConfirmation: answeredUnder !== null };
  return {
    caller,
    request,
    requestDigest: decided.requestDigest,
    decidedAt: lookUp.instant,
    practitionerId: lookUp.enquirer?.practitioner.id ?? null,
    organisationId: post?.organisation.id ?? '',
    sector: post?.organisation.sector ?? '',
    childId: child?.id ?? null,
    facts,
    decision,
    answer: decided.answer,
    notices: noticesFor({
      request,
      facts,
      decision,
      enquirer: lookUp.enquirer,
      colleague,
      // who knows the child by a former identity alone must not learn from a notice where it is now
      child: child === null ? null : afterChangeOfIdentity(child, lookUp.today),
      presentingHousehold: lookUp.presentingHousehold,
      childrenOfAdult: lookUp.childrenOfAdult,
      conflictAround: around,
      numberDisagrees: identity.identity === 'NOT_HELD' && identity.task === 'NUMBER_DISAGREES',
      desks: ports.desks.at(lookUp.instant),
      dueBy: ports.workingTime,
    }),
    context: {
      authenticationLevel: caller.authenticationLevel,
      authenticatedAt: caller.authenticatedAt,
      onBehalfOf: request.onBehalfOf,
      colleague: lookUp.colleague?.practitioner.id ?? null,
      presentingAddress:
        request.presentingAddress === null ? 'NONE' : presentingAddress ? 'LOOKED_AT' : 'NOT_LOOKED_AT',
      candidates: lookUp.candidates.map((candidate) => candidate.id),
      others: otherChildren(child, lookUp),
      conflictAround: around,
      items: child === null ? {} : itemSources(facts, child),
    },
    first: {
      byNumber: first ? question.subjectByNumber : null,
      byName: first ? question.subjectByName : null,
    },
    subjectByNumber: unknown ? question.subjectByNumber : null,
    subjectByName: unknown ? question.subjectByName : null,
    typed: question.typed,
    onBehalfOf,
    toConfirm: question.toConfirm,
    answeredUnder,
    asked: colleague === null ? [] : [{ role: 'COLLEAGUE', practitioner: colleague.practitioner.id }],
    presentingAddress,
    inTurn: nearLimit(lookUp.usage, request, counted) ? lookUp.usage.countedLastDay : null,
    counts,
  };
}

/** The colleague who is told and asked to confirm. Above a limit, or for no active organisation, nobody is. */
function askedToConfirm(facts: EnquiryFacts, decision: Decision, colleague: Colleague | null): Colleague | null {
  const waits = decision.closed.some(({ rule }) => rule === colleagueHasNotConfirmed.id);
  return waits && facts.caller.organisation === 'ACTIVE' && facts.caller.limits !== 'ABOVE' ? colleague : null;
}

/** Whom else the enquiry touches, so that nobody reads the decision who is too near to one of them. */
function otherChildren(child: ChildRecord | null, lookUp: LookUp): readonly ChildId[] {
  const others = [...(child?.household ?? []), ...lookUp.presentingHousehold, ...lookUp.childrenOfAdult];
  return [...new Set(others.map(({ id }) => id))];
}

/** Which statement of which source each item stood for, so that an auditor can find it again. */
function itemSources(facts: EnquiryFacts, child: NonNullable<LookUp['candidates'][number]>): Record<string, string> {
  const lists: Readonly<Record<string, readonly { readonly sourceId: string; readonly sourceKey: string }[]>> = {
    identity: child.identities,
    case: child.cases,
    lead: child.cases,
    plan: child.plans,
    involvement: child.involvements,
    sensitive: child.involvements,
    assessment: child.commonAssessments,
    police: child.policePointers,
  };
  return Object.fromEntries(
    facts.items.flatMap(({ ref }) => {
      const [list = '', place = ''] = ref.split(':');
      const statement = lists[list]?.[Number(place)];
      return statement === undefined ? [] : [[ref, `${statement.sourceId}/${statement.sourceKey}`]];
    }),
  );
}
