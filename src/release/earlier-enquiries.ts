import type { EnquiryOutcome } from '../decision-policy/facts/vocabulary.js';
import { type AnswerMaterials, isAboutOneChild } from './answer-materials.js';
import type { AuthorityStatement, EarlierEnquiries } from './enquiry-answer.js';
import { releasedItems } from './released-item.js';

const UNSPOKEN: readonly EnquiryOutcome[] = ['REFUSED', 'MEDIATED', 'IDENTITY_NOT_CONFIRMED'];

const NOTHING: EarlierEnquiries = { earlierEnquiryOfUnknownChild: null, entries: [] };

/**
 * Whether others asked before. Of a child whom no covered authority knows: the fact alone (5.154). Of a known child:
 * the entries that are released. `ROUTINE_CARE` gets a constant, so that it learns nothing of others' worries.
 * `statements` are those of this answer: the fact follows from what was said there, never from the record.
 */
export function earlierEnquiries(
  materials: AnswerMaterials,
  statements: readonly AuthorityStatement[],
): EarlierEnquiries {
  const { decision, facts } = materials;
  if (!isAboutOneChild(facts)) return NOTHING;
  if (facts.request.purpose === 'ROUTINE_CARE' || UNSPOKEN.includes(decision.outcome)) return NOTHING;
  // a late feed leaves open whether the child is known; that somebody asked about these details is true all the same
  const notHeld = decision.closed.length > 0;
  const unknown = notHeld || (statements.length > 0 && statements.every((statement) => statement.case === 'NOT_KNOWN'));
  return {
    earlierEnquiryOfUnknownChild: unknown ? facts.subject.earlierEnquiryOfUnknown : null,
    entries: releasedItems(materials, 'EARLIER_ENQUIRY').map(({ fields }) => fields),
  };
}
