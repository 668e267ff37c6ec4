import type { EnquiryFacts } from '../../../src/decision-policy/facts.js';

/** Something in which the rules and the oracle differ, and nobody has settled yet who is right. */
interface OpenDifference {
  readonly what: string;
  readonly touches: (facts: EnquiryFacts) => boolean;
}

/** Enquiries that they touch are not compared; a test fails when one of them differs no more, so that it is struck off. */
export const OPEN_DIFFERENCES: readonly OpenDifference[] = [];
