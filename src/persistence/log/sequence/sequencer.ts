import type pg from 'pg';
import { CannotSequence, type SequencingFault } from './cannot-sequence.js';
import { sequenceBatch } from './sequence-batch.js';

const EVERY_MILLISECONDS = 100;
const LARGEST_BATCH = 1_000;

export interface SequencerSettings {
  /** Connections of `hub_sequencer`; one is in use at a time. */
  readonly pool: pg.Pool;
  /**
   * Told when leaves could not be given their places; they wait on. Once for each sort of fault until a turn went well,
   * as the next turn comes in a tenth of a second. `leafId` when it is one leaf's fault.
   */
  readonly onFault: (fault: SequencingFault | 'NOT_SEQUENCED', leafId: string | null, cause: unknown) => void;
  readonly everyMilliseconds?: number;
  readonly largestBatch?: number;
}

export interface RunningSequencer {
  /** Ends after the transaction at hand. */
  stop(): Promise<void>;
}

/**
 * Gives submitted leaves their places in the log every 100 ms, and at once again while there are more than go together.
 * Several processes may run it: in each turn one of them leads and the others have nothing to do, so that when the
 * leader dies another goes on. A database that is away is asked again at the next turn.
 */
export function startSequencer(settings: SequencerSettings): RunningSequencer {
  const { pool, onFault, everyMilliseconds = EVERY_MILLISECONDS, largestBatch = LARGEST_BATCH } = settings;
  const told = new Set<string>();
  let turn: Promise<void> | null = null;
  let stopped = false;

  /** Never throws. */
  async function sequence(): Promise<void> {
    try {
      for (let full = true; full && !stopped;) {
        const done = await sequenceBatch(pool, largestBatch);
        // while another leads nothing is known of what was wrong here
        if (done.kind === 'ANOTHER_LEADS') return;
        told.clear();
        full = done.leaves === largestBatch;
      }
    } catch (cause) {
      tell(cause);
    }
  }

  function tell(cause: unknown): void {
    const { kind, leafId } =
      cause instanceof CannotSequence
        ? { kind: cause.code, leafId: cause.leafId }
        : { kind: 'NOT_SEQUENCED' as const, leafId: null };
    const sort = `${kind} ${leafId ?? String((cause as { readonly code?: unknown } | null)?.code)}`;
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
      stopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}
