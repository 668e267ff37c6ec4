import type { DecisionId } from '../shared/ids.js';

/** A part of the input that is not accepted, and what is; `also` names what else is missing, so that it is mended at once. */
export interface BadInput {
  readonly code: 'BAD_INPUT';
  readonly path: string;
  readonly accepted: string;
  readonly also: readonly { readonly path: string; readonly accepted: string }[];
}

/** Why nothing was recorded. None of it tells whether a child, or another's decision, is known. */
export type SharingFailure =
  | BadInput
  | { readonly code: 'FORBIDDEN'; readonly why: string }
  | { readonly code: 'COULD_NOT_CHECK' }
  | { readonly code: 'REQUEST_ID_SPENT'; readonly decisionId: DecisionId };

/** A single part that is not accepted. */
export function badInput(path: string, accepted: string): BadInput {
  return { code: 'BAD_INPUT', path, accepted, also: [] };
}
