/** What is wrong with what the database holds of the log. Nothing is put right here: somebody has to look. */
export type SequencingFault =
  /** A leaf was submitted and neither decision nor event has it. */
  | 'LEAF_MISSING'
  /** The hash that was submitted is not that of the decision or event. */
  | 'LEAF_DIFFERS'
  /** Partial tiles, size and root do not belong together. */
  | 'TREE_DIFFERS';

/** The sequencer stops here and places nothing, so that nothing is dropped or built upon silently. */
export class CannotSequence extends Error {
  override readonly name = 'CannotSequence';

  /** @param leafId the decision or event, when it is one leaf's fault */
  constructor(
    readonly code: SequencingFault,
    readonly leafId: string | null,
    cause?: unknown,
  ) {
    super('the log cannot go on', cause === undefined ? undefined : { cause });
  }
}
