/**
 * Why a decision could not be recorded. `NOT_RECORDED` faults left nothing behind; after `CONNECTION_LOST` and
 * `TOO_SLOW` nobody knows, and a repeat of the same request will tell.
 */
export type RecordingFault =
  /** More decisions wait than may wait. */
  | 'TOO_MANY_WAITING'
  /** More leaves wait for their place in the log than may wait. */
  | 'LOG_TOO_FAR_BEHIND'
  /** Not committed, or not known to be, within the time a decision may wait. */
  | 'TOO_SLOW'
  /** The connection failed, before or during the commit. */
  | 'CONNECTION_LOST'
  /** The database refused this row, or every row. */
  | 'REFUSED_BY_DATABASE'
  /** What was to be recorded has no canonical form. */
  | 'NOT_RECORDABLE';

/** No receipt exists, so nothing may be disclosed: the answer is `COULD_NOT_CHECK`. */
export class CouldNotRecord extends Error {
  override readonly name = 'CouldNotRecord';

  /** @param cause what the database said; for the hub's own log, never for an answer */
  constructor(
    readonly fault: RecordingFault,
    /** `UNKNOWN`: it may be committed all the same. */
    readonly outcome: 'NOT_RECORDED' | 'UNKNOWN',
    cause?: unknown,
  ) {
    super('the decision could not be recorded', cause === undefined ? undefined : { cause });
  }
}
