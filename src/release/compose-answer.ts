import type { AnswerMaterials } from './answer-materials.js';
import { earlierEnquiries } from './earlier-enquiries.js';
import { legalBasisInWords } from './legal-basis.js';
import { message } from './message.js';
import { nextSteps } from './next-steps.js';
import { phoneNow } from './phones.js';
import { releasedChild } from './released-child.js';
import { type AnswerWithoutReceipt, SealedAnswer } from './sealed-answer.js';
import { socialCareStatements } from './social-care-statements.js';
import { sourceFreshness } from './source-classes.js';
import { withheldItems } from './withheld.js';

/**
 * Makes the whole answer from the decision, and seals it until it is recorded. Pure: the same materials give the same
 * bytes. Content comes only from fields that the decision released; what was removed first is nowhere looked at, so
 * that an answer never tells of it. Throws when a released item has no content or a text is missing: that is
 * "could not check", never an answer with a hole.
 */
export function composeAnswer(materials: AnswerMaterials): SealedAnswer {
  const { decision, facts, sources, canonical, digest } = materials;
  const socialCare = socialCareStatements(materials);
  const phones = phoneNow(materials, socialCare);
  const content: AnswerWithoutReceipt = {
    outcome: decision.outcome,
    message: message(materials, socialCare, phones),
    socialCare,
    child: releasedChild(materials),
    withheld: withheldItems(materials),
    nextSteps: nextSteps(materials, phones),
    legalBasis: legalBasisInWords(decision.legalBasis),
    phoneNow: phones,
    asOf: sourceFreshness(facts.caller.group, sources),
    earlierEnquiries: earlierEnquiries(materials, socialCare),
  };
  const text = canonical(content);
  return new SealedAnswer(content, text, digest(text));
}
