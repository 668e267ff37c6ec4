import { LEGAL_BASES } from '../decision-policy/legal-basis.js';
import type { LegalBasis } from './enquiry-answer.js';

/** In every answer, whatever it holds. */
export const NO_ONWARD_USE: LegalBasis = {
  code: 'NO_ONWARD_USE',
  text: 'this answer is for safeguarding the child; it is not to be used onward for immigration enforcement, debt or fraud',
  citation: 'UK GDPR article 5(1)(b)',
};

/** The bases that carry what is released, in words, and the exclusion of onward use. Throws on a code nobody wrote. */
export function legalBasisInWords(codes: readonly string[]): readonly LegalBasis[] {
  return [...codes.map(inWords), NO_ONWARD_USE];
}

function inWords(code: string): LegalBasis {
  const basis = Object.entries(LEGAL_BASES).find(([known]) => known === code)?.[1];
  if (basis === undefined) throw new Error(`no text for legal basis \`${code}\``);
  return { code, text: basis.text, citation: basis.citation };
}
