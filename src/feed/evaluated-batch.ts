import type { ChildId } from '../shared/ids.js';
import type { FeedRow, RowAcknowledgement } from './feed-row.js';
import type { Recognised } from './recognise-newcomers.js';

/** A line of the batch after everything that can be judged by the line and the class of the source. */
export type CheckedLine =
  | { readonly line: number; readonly row: FeedRow; readonly digest: string }
  | { readonly line: number; readonly acknowledgement: RowAcknowledgement };

/** What happens to one statement: it is written, or taken out. */
export type Change =
  | { readonly kind: 'WRITE'; readonly row: FeedRow; readonly digest: string; readonly childId: ChildId }
  | { readonly kind: 'REMOVE'; readonly row: Pick<FeedRow, 'kind' | 'id'> };

/** A batch as evaluated: an acknowledgement for each line, and what the good ones change. */
export interface Evaluated {
  readonly acknowledgements: readonly RowAcknowledgement[];
  readonly changes: readonly Change[];
  /** Children that this batch introduced for the source, by its own number. */
  readonly introduced: ReadonlyMap<string, Recognised>;
  readonly forgotten: readonly ChildId[];
}
