import type { EnquiryAnswer } from '../release/enquiry-answer.js';
import { composeAnswer } from '../release/compose-answer.js';
import { release } from '../release/release.js';
import { plusDays } from '../shared/calendar-date.js';
import { isTestNumber } from '../shared/nhs-number.js';
import { fail, ok, type Result } from '../shared/result.js';
import { answerAgain } from './answer-again.js';
import { answerMaterials } from './answer-materials-of.js';
import type { Caller } from './caller.js';
import { dayFault } from './day-fault.js';
import { decisionEntry } from './decision-entry.js';
import type { EnquiryFailure } from './enquiry-failure.js';
import type { EnquiryRequest } from './enquiry-request.js';
import { factsOfEnquiry } from './facts-of-enquiry.js';
import { identityOfSubject } from './identity-of-subject.js';
import type { EnquiryPorts } from './ports.js';
import { asFarAsAddressCounts } from './presenting-address.js';
import { questionOf } from './question-of.js';
import { requestFacts } from './request-facts.js';

/**
 * A decision beaten again and again is not lost: the caller is told that the hub could not check, and asks again. Near a
 * limit the enquiries that one person makes through several processes beat each other.
 */
const ATTEMPTS = 6;

export type MakeEnquiry = (caller: Caller, request: EnquiryRequest) => Promise<Result<EnquiryAnswer, EnquiryFailure>>;

/**
 * One enquiry, from the question to the answer (5.150 to 5.155): look up, decide, record, release.
 * INVARIANT: nothing about a child leaves before the decision about it is committed; `release` demands the proof.
 */
export function createMakeEnquiry(ports: EnquiryPorts): MakeEnquiry {
  return async function makeEnquiry(caller, request) {
    // judged by the request alone and before any look-up; nobody is known yet who could have a conflict
    const [missing] = ports.policy.missingInputs(requestFacts(request, false));
    if (missing !== undefined)
      return fail({ code: 'BAD_INPUT', path: missing.input, accepted: missing.accepted.join(', ') });
    if (ports.testNumbers === 'REFUSED' && asksWithTestNumber(request)) {
      return fail({ code: 'BAD_INPUT', path: 'subject', accepted: 'an NHS number that is not kept for tests' });
    }
    // a day more: this machine and the database need not agree about midnight
    const fault = dayFault(request.subject, plusDays(ports.today(), 1));
    if (fault !== null) return fail({ code: 'BAD_INPUT', ...fault });
    const question = questionOf(caller, request, ports.digests);
    const requestDigest = ports.digests.digest('REQUEST', ports.canonical(request));

    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const lookUp = asFarAsAddressCounts(request, await ports.index.lookUp(question));
      const identity = identityOfSubject(request, lookUp);
      const facts = factsOfEnquiry(caller, request, lookUp, identity);
      const decision = ports.policy.decide(facts);
      if (lookUp.repeated !== null) return answerAgain(ports, request, requestDigest, decision, lookUp.repeated);

      const answer = composeAnswer(answerMaterials(ports, request, lookUp, identity, facts, decision));
      const entry = decisionEntry(ports, {
        caller,
        request,
        requestDigest,
        question,
        lookUp,
        identity,
        facts,
        decision,
        answer,
      });
      const recorded = await ports.recorder.record(entry);
      if (recorded.kind === 'COMMITTED') return ok(release(answer, recorded.receipt));
      // beaten: the same request was recorded meanwhile, or another was first about this unknown child, or a limit is near
    }
    return fail({ code: 'COULD_NOT_CHECK' });
  };
}

function asksWithTestNumber({ subject }: EnquiryRequest): boolean {
  if (subject.kind === 'UNBORN') return isTestNumber(subject.motherNhsNumber);
  return subject.kind === 'CHILD' && subject.nhsNumber !== null && isTestNumber(subject.nhsNumber);
}
