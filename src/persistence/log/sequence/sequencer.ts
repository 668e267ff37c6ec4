import type pg from 'pg';
import { CannotSequence, type SequencingFault } from './cannot-sequence.js';
import { sequenceBatch } from './sequence-batch.js';

const EVERY_MILLISECONDS = 100;
const LARGEST_BATCH = 1_000;
const LAST_MILLISECONDS = 5_000;
/** A leader is done in a fraction of a second; whoever holds the tree so much longer is none. */
const LEADLESS_AFTER_MILLISECONDS = 10_000;

/** `HELD_BY_ANOTHER`: leaves wait, and whoever holds the tree has given none of them a place for ten seconds. */
export type SequencerFault = SequencingFault | 'NOT_SEQUENCED' | 'HELD_BY_ANOTHER';

export interface SequencerSettings {
  /** Connections of `hub_sequencer`; one is in use at a time. */
  readonly pool: pg.Pool;
  /**
   * Told when leaves could not be given their places; they wait on. Once for each sort of fault until a turn went well,
   * as the next turn comes in a tenth of a second. `leafId` when it is one leaf's fault.
   */
  readonly onFault: (fault: SequencerFault, leafId: string | null, cause: unknown) => void;
  readonly everyMilliseconds?: number;
  readonly largestBatch?: number;
  /** How long it goes on giving places after it was told to stop; 0 for not at all. */
  readonly lastMilliseconds?: number;
  /** How long another may hold the tree, and it not grow, before that is told. */
  readonly leadlessAfterMilliseconds?: number;
}

export interface RunningSequencer {
  /**
   * Gives what waits its place once more, for five seconds at most and then to the end of the transaction at hand, so
   * that a hub that is stopped in good order leaves no promise open. Call it when nothing is recorded any more.
   */
  stop(): Promise<void>;
}

/**
 * Gives submitted leaves their places in the log every 100 ms, and at once again while there are more than go together.
 * Several processes may run it: in each turn one of them leads and the others have nothing to do, so that when the
 * leader dies another goes on. That nobody who leads gets anywhere is told too. A database that is away is asked again at the next turn.
 */
export function startSequencer(settings: SequencerSettings): RunningSequencer {
  const { pool, onFault, everyMilliseconds = EVERY_MILLISECONDS, largestBatch = LARGEST_BATCH } = settings;
  const { lastMilliseconds = LAST_MILLISECONDS, leadlessAfterMilliseconds = LEADLESS_AFTER_MILLISECONDS } = settings;
  const told = new Set<string>();
  let turn: Promise<void> | null = null;
  /** By a clock that never goes back. */
  let until = Infinity;
  /** Since when another has held a tree of this size. */
  let held: { readonly size: number; readonly since: number } | null = null;

  /** Never throws. */
  async function sequence(): Promise<void> {
    try {
      for (let full = true; full && performance.now() < until;) {
        const done = await sequenceBatch(pool, largestBatch);
        // while another leads nothing is known of what was wrong here
        if (done.kind === 'ANOTHER_LEADS') {
          watch(done.size);
          return;
        }
        held = null;
        told.clear();
        full = done.leaves === largestBatch;
      }
    } catch (cause) {
      tell(cause);
    }
  }

  function watch(size: number): void {
    if (held?.size !== size) held = { size, since: performance.now() };
    else if (performance.now() - held.since > leadlessAfterMilliseconds) {
      tellOnce('HELD_BY_ANOTHER', null, 'HELD_BY_ANOTHER', new Error('the log does not grow while another holds it'));
    }
  }

  function tell(cause: unknown): void {
    const { kind, leafId } =
      cause instanceof CannotSequence
        ? { kind: cause.code, leafId: cause.leafId }
        : { kind: 'NOT_SEQUENCED' as const, leafId: null };
    const sort = `${kind} ${leafId ?? String((cause as { readonly code?: unknown } | null)?.code)}`;
    tellOnce(kind, leafId, sort, cause);
  }

  function tellOnce(kind: SequencerFault, leafId: string | null, sort: string, cause: unknown): void {
    if (told.has(sort)) return;
    told.add(sort);
    onFault(kind, leafId, cause);
  }

  const timer = setInterval(() => {
    turn ??= sequence().finally(() => {
      turn = null;
    });
  }, everyMilliseconds);
  return {
    stop: async () => {
      until = performance.now() + lastMilliseconds;
      clearInterval(timer);
      await turn;
      // what was committed after that turn had looked
      await sequence();
    },
  };
}
