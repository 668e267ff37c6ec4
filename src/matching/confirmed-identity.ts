import type { ChildRecord } from '../child-index/child-record.js';

/** A detail that the enquirer could add or check so that the identity can be settled. */
export type DecidingField = 'nhsNumber' | 'givenName' | 'familyName' | 'birthDate' | 'postcode' | 'expectedDate';

/**
 * Who the typed details mean. `NOT_CONFIRMED` is neither known nor unknown: it names what would decide, never which
 * detail differs. The task is silent: the enquirer learns nothing of it.
 */
export type ConfirmedIdentity =
  | { readonly identity: 'CONFIRMED'; readonly child: ChildRecord; readonly task: null }
  | { readonly identity: 'NOT_CONFIRMED'; readonly wouldDecide: readonly DecidingField[]; readonly task: null }
  | { readonly identity: 'NOT_HELD'; readonly task: 'NUMBER_DISAGREES' | null };

export const NOT_HELD: ConfirmedIdentity = { identity: 'NOT_HELD', task: null };

/** Confirms `child`. */
export function confirmed(child: ChildRecord): ConfirmedIdentity {
  return { identity: 'CONFIRMED', child, task: null };
}

/** Leaves the identity open until one of `wouldDecide` is added or checked. */
export function notConfirmed(...wouldDecide: readonly DecidingField[]): ConfirmedIdentity {
  return { identity: 'NOT_CONFIRMED', wouldDecide, task: null };
}
