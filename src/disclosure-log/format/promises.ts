/** A receipt promises that its leaf has its place in the log so many seconds after the decision. */
export const PLACED_WITHIN_SECONDS = 60;

/**
 * So many seconds after a decision a head that is signed, or fetched, covers its leaf: the time to be placed, a beat of
 * the signer, and a minute for clocks and networks.
 */
export const COVERED_WITHIN_SECONDS = 180;

/** For so many seconds heads may be without the quorum of their witnesses before people are told and nothing is exported. */
export const QUORUM_PATIENCE_SECONDS = 900;
