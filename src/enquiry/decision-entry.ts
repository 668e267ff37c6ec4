import type { ChildRecord } from '../child-index/child-record.js';
import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts.js';
import type { ConfirmedIdentity } from '../matching/confirm-identity.js';
import { noticesFor } from '../notification/notices-for.js';
import { tellsOthers } from '../notification/tells-others.js';
import type { SealedAnswer } from '../release/sealed-answer.js';
import type { ChildId } from '../shared/ids.js';
import type { Caller } from './caller.js';
import type { EnquiryRequest } from './enquiry-request.js';
import { asksAboutUnknown, conflictAround, isAboutOneChild } from './identity-of-subject.js';
import type { DecisionEntry, EnquiryPorts, LookUp, LookUpQuestion } from './ports.js';

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
  const notifying = tellsOthers(facts);
  const unknown = asksAboutUnknown(request, identity);
  const first =
    unknown && notifying && !conflicted && lookUp.earlierEnquiriesOfUnknown === 0 && !lookUp.firstAlreadyRecorded;
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
      child,
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
    counts: {
      notifying,
      listed: notifying && !conflicted && isListed(facts),
      // what counts towards a limit is what the enquirer was told: a limit that moved with the child would tell of it
      notConfirmed: decision.outcome === 'IDENTITY_NOT_CONFIRMED',
      withoutRelationship:
        decision.outcome !== 'IDENTITY_NOT_CONFIRMED' &&
        decision.derived.relationshipOrOverride !== 'RECORDED' &&
        !decision.closed.some(({ by }) => by === 'CALLER_GATE' || by === 'CONFLICT_OF_INTEREST'),
      overridden: request.override !== null,
      conflicted,
    },
  };
}

/** Whom else the enquiry touches, so that nobody reads the decision who is too near to one of them. */
function otherChildren(child: ChildRecord | null, lookUp: LookUp): readonly ChildId[] {
  const others = [...(child?.household ?? []), ...lookUp.presentingHousehold, ...lookUp.childrenOfAdult];
  return [...new Set(others.map(({ id }) => id))];
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

/** Which statement of which source each item stood for, so that an auditor can find it again. */
function itemSources(facts: EnquiryFacts, child: NonNullable<LookUp['candidates'][number]>): Record<string, string> {
  const lists: Readonly<Record<string, readonly { readonly sourceId: string; readonly sourceKey: string }[]>> = {
    identity: child.identities,
    case: child.cases,
    lead: child.cases,
    plan: child.plans,
    involvement: child.involvements,
    sensitive: child.involvements,
  };
  return Object.fromEntries(
    facts.items.flatMap(({ ref }) => {
      const [list = '', place = ''] = ref.split(':');
      const statement = lists[list]?.[Number(place)];
      return statement === undefined ? [] : [[ref, `${statement.sourceId}/${statement.sourceKey}`]];
    }),
  );
}
