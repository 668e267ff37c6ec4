import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts.js';
import type { ConfirmedIdentity } from '../matching/confirm-identity.js';
import { noticesFor } from '../notification/notices-for.js';
import { tellsOthers } from '../notification/tells-others.js';
import type { SealedAnswer } from '../release/sealed-answer.js';
import type { Caller } from './caller.js';
import type { EnquiryRequest } from './enquiry-request.js';
import { asksAboutUnknown, isAboutOneChild } from './identity-of-subject.js';
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
  const conflicted = facts.request.conflictAsTyped || facts.subject.conflictInIndex;
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
      numberDisagrees: identity.identity === 'NOT_HELD' && identity.task === 'NUMBER_DISAGREES',
      desks: ports.desks.at(lookUp.instant),
      dueBy: ports.workingTime,
    }),
    context: {
      authenticationLevel: caller.authenticationLevel,
      authenticatedAt: caller.authenticatedAt,
      onBehalfOf: request.onBehalfOf,
      candidates: lookUp.candidates.map((candidate) => candidate.id),
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
      notConfirmed: identity.identity === 'NOT_CONFIRMED',
      withoutRelationship: identity.identity !== 'NOT_CONFIRMED' && facts.subject.relationship === 'NONE',
      overridden: request.override !== null,
      conflicted,
    },
  };
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
