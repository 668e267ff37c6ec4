import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { SharingFault, SharingJudgement } from '../decision-policy/sharing/judge-sharing.js';
import { sharingConcern } from '../decision-policy/sharing/derive-sharing-facts.js';
import type { SharingFacts } from '../decision-policy/sharing/sharing-facts.js';
import type { Caller } from '../enquiry/caller.js';
import { dayFault } from '../enquiry/day-fault.js';
import type { LookUp, LookUpQuestion } from '../enquiry/ports.js';
import { questionOf } from '../enquiry/question-of.js';
import { brokeredReplyNotice } from '../notification/broker-notices.js';
import {
  breachNotices,
  confirmationNotice,
  taskNotices,
  type SharingSituation,
} from '../notification/sharing-notices.js';
import { shownReceipt } from '../release/release.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import { isTestNumber } from '../shared/nhs-number.js';
import { answerRepeat } from './answer-repeat.js';
import { asEnquiry } from './as-enquiry.js';
import { ageAtEvent, factsOfSharing } from './facts-of-sharing.js';
import type { References, SharingEntry, SharingPorts } from './ports.js';
import { recordedDecision } from './recorded-decision.js';
import { referenceFault, referencesAskedFor, timeFault } from './reference-faults.js';
import { sharingAnswer, type SharingDecisionAnswer, type SharingDecisionReceipt } from './sharing-answer.js';
import { badInput, type BadInput, type SharingFailure } from './sharing-failure.js';
import type { SharingRequest } from './sharing-request.js';
import { situationOf, type Referral } from './situation-of.js';
import { toldNow } from './told-now.js';
import { typedSubjectRecord } from './typed-subject-record.js';
import { approverFor } from './who-may-approve.js';
import { holderOf, NO_POST, type Holder } from './who-may-record.js';

/** A request beaten to its own id is answered on the next look. */
const ATTEMPTS = 2;

export type RecordSharingDecision = (
  caller: Caller,
  request: SharingRequest,
) => Promise<Result<SharingDecisionReceipt, SharingFailure>>;

/**
 * Records a share or refusal that a holder made outside the hub (5.20 to 5.36): look up, judge, record with links,
 * confirmations and notices in one statement, answer. Recording is never refused for standing, limits or a conflict of
 * interest. The child is looked for as an enquiry would, and the answer never depends on what was found.
 */
export function createRecordSharingDecision(ports: SharingPorts): RecordSharingDecision {
  return async function recordSharingDecision(caller, request) {
    if (ports.testNumbers === 'REFUSED' && namesTestNumber(request)) {
      return fail(badInput('subject', 'an NHS number that is not kept for tests'));
    }
    const concern = concernOf(request);
    const asked = asEnquiry(request.requestId, request.subject, concern);
    const question = questionOf(caller, asked, ports.digests);
    const requestDigest = ports.digests.digest(
      'REQUEST',
      ports.canonical({ operation: 'recordSharingDecision', ...request }),
    );
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const lookUp = await ports.index.lookUp(question);
      const holder = holderOf(lookUp.enquirer);
      if (holder === null) return fail({ code: 'FORBIDDEN', why: NO_POST });
      if (lookUp.repeated !== null) {
        return answerRepeat<SharingDecisionAnswer>(ports, requestDigest, lookUp.repeated);
      }
      const named = await ports.references.resolve(referencesAskedFor(caller, holder, request));
      const references = { ...named, approver: approverFor(named.approver, holder) };
      const facts = factsOfSharing(request, holder, references, lookUp.today);
      const judgement = ports.policy.judge(facts, lookUp.instant);
      const wrong =
        timeFault(request, lookUp.instant, lookUp.today) ??
        dayFaultOf(request, lookUp.today) ??
        faultsOf(judgement) ??
        referenceFault(request, named, holder);
      if (wrong !== null) return fail(wrong);

      const situation = situationOf(ports, lookUp, holder, request.requestId, {
        concern,
        refusedUnder13: request.result === 'REFUSED' && judgement.derived.sexualActivityAt === 'UNDER_13',
        referral: referralOf(request, references),
      });
      const desks = ports.desks.at(lookUp.instant);
      const answer = sharingAnswer(request, judgement, references, situation, ports.policy, desks);
      const recorded = await ports.recorder.record(
        entryOf(
          ports,
          { caller, holder, request, requestDigest, question, lookUp, references, facts, judgement, situation },
          answer,
        ),
      );
      if (recorded.kind === 'COMMITTED') return ok({ ...answer, receipt: shownReceipt(recorded.receipt) });
    }
    return fail({ code: 'COULD_NOT_CHECK' });
  };
}

/** How urgent it is, in the words of an enquiry's concern, before it is judged and after. */
export function concernOf(request: SharingRequest): ConcernLevel {
  const { belief, harmToAdult, immediateDanger, sexualActivity } = request;
  return sharingConcern({
    belief,
    harmToAdult,
    immediateDanger: immediateDanger === null ? 'UNKNOWN' : immediateDanger ? 'YES' : 'NO',
    sexualActivity,
    ageAtEvent: ageAtEvent(request),
  });
}

/** When and to which authority it was made; told to the recipient's when no other is named. */
function referralOf({ referral, recipient }: SharingRequest, references: References): Referral | null {
  if (referral === null) return null;
  const shared = references.recipientKind === 'LOCAL_AUTHORITY' ? recipient.organisation : null;
  return { at: referral.at, to: references.referredTo ?? shared };
}

function namesTestNumber({ subject }: SharingRequest): boolean {
  if (subject.kind === 'UNBORN') return isTestNumber(subject.motherNhsNumber);
  return subject.nhsNumber !== null && isTestNumber(subject.nhsNumber);
}

/** An unborn child was one when the decision was made, however late it is recorded. */
function dayFaultOf({ subject, madeAt }: SharingRequest, today: CalendarDate): BadInput | null {
  const fault = dayFault(subject, today, madeAt.slice(0, 10) as CalendarDate);
  return fault === null ? null : badInput(fault.path, fault.accepted);
}

/**
 * What is missing is asked for before it is said that a result is none: it may be none only for what is missing. What a
 * consent must hold is asked for once it is known that there is one, and whether one is needed.
 */
function faultsOf({ missing, notAllowed }: SharingJudgement): BadInput | null {
  const consentIsOpen = missing.some(({ input }) => input === 'confidence' || input === 'consent');
  const asked = missing.filter(({ input }) => !(consentIsOpen && input.startsWith('consent.')));
  const [first, ...others] = [...asked, ...notAllowed].map(({ input, text, accepted }: SharingFault) => ({
    path: input,
    accepted: `${accepted.join(', ')}: ${text}`,
  }));
  return first === undefined ? null : { code: 'BAD_INPUT', ...first, also: others };
}

interface Judged {
  readonly caller: Caller;
  readonly holder: Holder;
  readonly request: SharingRequest;
  readonly requestDigest: Uint8Array;
  readonly question: LookUpQuestion;
  readonly lookUp: LookUp;
  readonly references: References;
  readonly facts: SharingFacts;
  readonly judgement: SharingJudgement;
  readonly situation: SharingSituation;
}

function entryOf(ports: SharingPorts, judged: Judged, answer: SharingDecisionAnswer): SharingEntry {
  const { caller, holder, request, lookUp, references, facts, judgement, situation } = judged;
  const { adviser, approver, supersedes, inReplyTo } = references;
  return {
    kind: 'SHARING_DECISION',
    caller,
    holder,
    requestId: request.requestId,
    requestDigest: judged.requestDigest,
    decidedAt: lookUp.instant,
    ...typedSubjectRecord(request.subject, judged.question, lookUp, holder, situation.concern),
    concern: situation.concern,
    outcome: request.result,
    policyVersion: ports.policy.version,
    request,
    facts: { now: lookUp.instant, ...facts },
    decision: recordedDecision(facts, judgement, ports.policy.version),
    answer,
    context: {
      authenticationLevel: caller.authenticationLevel,
      authenticatedAt: caller.authenticatedAt,
      candidates: lookUp.candidates.map(({ id }) => id),
      others: [],
    },
    notices: toldNow(situation, references.recordedThisHour, [
      ...breachNotices(
        situation,
        judgement.breaches.map(({ rule }) => rule),
      ),
      ...taskNotices(situation, judgement.tasks),
      ...(adviser?.posts ?? []).map((at) => confirmationNotice(situation, 'ADVISER', at)),
      ...(approver?.posts ?? []).map((at) => confirmationNotice(situation, 'APPROVER', at)),
      ...(inReplyTo === null ? [] : [brokeredReplyNotice(situation, inReplyTo, request.result)]),
    ]),
    links: [
      ...(supersedes === null ? [] : [{ kind: 'SUPERSEDES' as const, earlier: supersedes.id }]),
      ...(inReplyTo === null ? [] : [{ kind: 'REPLIES_TO' as const, earlier: inReplyTo.id }]),
    ],
    asked: [
      ...(adviser === null ? [] : [{ role: 'ADVISER' as const, practitioner: adviser.practitioner }]),
      ...(approver === null ? [] : [{ role: 'APPROVER' as const, practitioner: approver.practitioner }]),
    ],
    previous: supersedes?.leafHash ?? null,
  };
}
