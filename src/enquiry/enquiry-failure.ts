import type { DecisionId } from '../shared/ids.js';

/** Why there is no answer. A refusal is an answer; these are faults and misuse. None tells whether a child is known. */
export type EnquiryFailure =
  | { readonly code: 'BAD_INPUT'; readonly path: string; readonly accepted: string }
  | { readonly code: 'COULD_NOT_CHECK' }
  | { readonly code: 'REQUEST_ID_SPENT'; readonly decisionId: DecisionId };
