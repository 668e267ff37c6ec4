import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { Caller } from '../enquiry/caller.js';
import { questionOf } from '../enquiry/question-of.js';
import { brokerNotice, replyDueBy } from '../notification/broker-notices.js';
import type { Phone, Receipt } from '../release/enquiry-answer.js';
import { notAReferral } from '../release/message.js';
import { brokerPhone, phonesWithoutAnswer } from '../release/phones.js';
import { shownReceipt } from '../release/release.js';
import type { DecisionId, RequestId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import { answerRepeat } from './answer-repeat.js';
import { asEnquiry } from './as-enquiry.js';
import type { References, SharingPorts } from './ports.js';
import type { SharingFailure } from './sharing-failure.js';
import { situationOf } from './situation-of.js';
import { NOBODY_TOLD, tellsOthersNow, toldNow } from './told-now.js';
import { askerOf, holderOf, NO_POST } from './who-may-record.js';

/** A question to whoever might hold something in confidence, put through the hub team. */
export interface BrokerRequest {
  readonly requestId: RequestId;
  /** The own enquiry that it follows. */
  readonly decisionId: DecisionId;
  readonly question: string;
  readonly concern: ConcernLevel;
}

/**
 * INVARIANT: the same whether or not anything confidential exists, and for an id that is nobody's or another's. The
 * reference of the request is the decision id of its receipt.
 */
export interface BrokeredContactAnswer {
  readonly message: string;
  /** ISO 8601, UTC; `null` when nobody was told of the request, so that no reply is due. */
  readonly replyDueBy: Instant | null;
  /** In the order of urgency. */
  readonly phoneNow: readonly Phone[];
  /** Of the hub team, who broker the contact. */
  readonly phone: string;
}

export type BrokeredContactAcknowledgement = BrokeredContactAnswer & { readonly receipt: Receipt };

export type RequestBrokeredContact = (
  caller: Caller,
  request: BrokerRequest,
) => Promise<Result<BrokeredContactAcknowledgement, SharingFailure>>;

const ATTEMPTS = 2;

/**
 * Asks the hub team to broker contact about an own enquiry (2.72, 5.23): recorded, told to the hub team with the time by
 * which a reply is due, and acknowledged in the same words always.
 */
export function createRequestBrokeredContact(ports: SharingPorts): RequestBrokeredContact {
  return async function requestBrokeredContact(caller, request) {
    const { requestId, concern } = request;
    const question = questionOf(caller, asEnquiry(requestId, null, concern), ports.digests);
    const requestDigest = ports.digests.digest(
      'REQUEST',
      ports.canonical({ operation: 'requestBrokeredContact', ...request }),
    );
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const lookUp = await ports.index.lookUp(question);
      const holder = holderOf(lookUp.enquirer);
      if (holder === null) return fail({ code: 'FORBIDDEN', why: NO_POST });
      if (lookUp.repeated !== null) {
        return answerRepeat<BrokeredContactAnswer>(ports, requestDigest, lookUp.repeated);
      }
      const { asksAbout, recordedThisHour } = await ports.references.resolve({
        caller,
        organisation: holder.post.organisation.id,
        holder: { practitioner: holder.practitioner.id, post: holder.post.id, group: holder.post.group },
        recipient: null,
        adviser: null,
        approver: null,
        referredTo: null,
        supersedes: null,
        inReplyTo: null,
        asksAbout: request.decisionId,
      });
      const situation = situationOf(ports, lookUp, holder, requestId, {
        concern,
        refusedUnder13: false,
        referral: null,
      });
      const hubTold = tellsOthersNow(situation, recordedThisHour);
      const dueBy = hubTold ? replyDueBy(concern, lookUp.instant, ports.workingTime) : null;
      const desks = ports.desks.at(lookUp.instant);
      const phoneNow = phonesWithoutAnswer(desks, concern, holder.post.organisation.authorityId);
      const answer: BrokeredContactAnswer = {
        message: [
          ...notAReferral(concern !== 'NONE', phoneNow, askerOf(holder)),
          hubTold ? ACKNOWLEDGED : NOBODY_TOLD,
        ].join(' '),
        replyDueBy: dueBy,
        phoneNow,
        phone: brokerPhone(desks),
      };
      const recorded = await ports.recorder.record({
        kind: 'BROKER_REQUEST',
        caller,
        holder,
        requestId,
        requestDigest,
        decidedAt: lookUp.instant,
        ...subjectOf(asksAbout),
        conflicted: false,
        concern,
        outcome: 'ACKNOWLEDGED',
        policyVersion: ports.policy.version,
        request: { requestId, about: request.decisionId, reason: request.question, concern },
        facts: { now: lookUp.instant, group: holder.post.group, ownEnquiry: asksAbout !== null },
        decision: { outcome: 'ACKNOWLEDGED', replyDueBy: dueBy },
        answer,
        context: {
          authenticationLevel: caller.authenticationLevel,
          authenticatedAt: caller.authenticatedAt,
          candidates: [],
          others: [],
        },
        notices: toldNow(situation, recordedThisHour, [
          brokerNotice(situation, request.decisionId, asksAbout !== null, request.question),
        ]),
        links: asksAbout === null ? [] : [{ kind: 'ASKS_ABOUT', earlier: asksAbout.id }],
        asked: [],
        previous: null,
      });
      if (recorded.kind === 'COMMITTED') return ok({ ...answer, receipt: shownReceipt(recorded.receipt) });
    }
    return fail({ code: 'COULD_NOT_CHECK' });
  };
}

const ACKNOWLEDGED =
  'Your request is with the hub team, who puts it to whoever decides on it. You get a reply by the time given, also when there is nothing to share; this says neither that anything is held nor that nothing is.';

function subjectOf(asksAbout: References['asksAbout']) {
  return {
    childId: asksAbout?.childId ?? null,
    subjectByNumber: bytes(asksAbout?.subjectByNumber ?? null),
    subjectByName: bytes(asksAbout?.subjectByName ?? null),
  };
}

function bytes(hexadecimal: string | null): Uint8Array | null {
  if (hexadecimal === null) return null;
  return Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
