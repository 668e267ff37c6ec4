import type { FeedRowInput } from '../feed/feed-row.js';

type Without<Row, Keys extends string> = Row extends unknown ? Omit<Row, Keys> : never;

/** A statement before it has the source's own name and number of the child. */
export type StatementBody = Without<FeedRowInput, 'id' | 'child' | 'asOf'>;
export type BodyOf<Kind extends FeedRowInput['kind']> = Extract<StatementBody, { kind: Kind }>;

/** One statement of one organisation about a child. */
export interface TownStatement {
  /** Organisation that states it. */
  readonly source: string;
  readonly body: StatementBody;
  /** When it was true, where that is not the date of the town. */
  readonly asOf?: string;
}

/** Names the row before: a judgement covers what its source has just stated. */
export const THE_ROW_BEFORE = 'the row before';

/** A child of the town: who it is, where it lives, and who states what. Plain data, made by `(town, index)` alone. */
export interface TownChild {
  readonly index: number;
  readonly identity: BodyOf<'IDENTITY'>;
  /** Stated by the GP practice and by social care; the current home first. */
  readonly homes: readonly BodyOf<'RESIDENCE'>[];
  /** Everything else, in the order in which a source writes it: a consent before the service that stands on it. */
  readonly statements: readonly TownStatement[];
  /** How one source writes the child where it differs: a newborn without a name, a number not yet traced. */
  readonly variants: Readonly<Record<string, Partial<BodyOf<'IDENTITY'>>>>;
  /** Who the child was before a change of identity, as the authority stated it then; it states that first. */
  readonly before?: TownStatement;
}

/** What fixes a town, byte for byte. */
export interface TownPlan {
  readonly children: number;
  readonly seed: number;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}
