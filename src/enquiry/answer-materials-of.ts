import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import type { ConfirmedIdentity } from '../matching/confirm-identity.js';
import type { AnswerMaterials, TypedSubject } from '../release/answer-materials.js';
import type { EnquiryRequest, EnquirySubject } from './enquiry-request.js';
import type { EnquiryPorts, LookUp } from './ports.js';

/** All that the answer to one enquiry is made from. */
export function answerMaterials(
  ports: Pick<EnquiryPorts, 'policy' | 'desks' | 'canonical' | 'digest'>,
  request: EnquiryRequest,
  lookUp: LookUp,
  identity: ConfirmedIdentity,
  facts: EnquiryFacts,
  decision: Decision,
): AnswerMaterials {
  const ownAuthority = lookUp.enquirer?.post?.organisation.authorityId ?? null;
  return {
    decision,
    facts,
    typed: typedSubject(request.subject),
    today: lookUp.today,
    child: identity.identity === 'CONFIRMED' ? identity.child : null,
    desks: ports.desks.at(lookUp.instant),
    ownAuthority,
    // a child who presents in unscheduled care is where the enquirer is
    childIsIn: request.setting === 'UNSCHEDULED' ? ownAuthority : null,
    authorities: lookUp.authorities,
    sources: lookUp.sources,
    ruleText: (rule) => ports.policy.ruleText(rule),
    canonical: ports.canonical,
    digest: ports.digest,
  };
}

function typedSubject(subject: EnquirySubject): TypedSubject {
  if (subject.kind !== 'CHILD') return { kind: subject.kind };
  const { kind, nhsNumber, givenName, familyName, birthDate, sex } = subject;
  return { kind, nhsNumber, givenName, familyName, birthDate, sex };
}
