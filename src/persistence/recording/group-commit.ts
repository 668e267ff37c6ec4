/** What a group commit is made of. */
export interface GroupCommitSettings<Row, Outcome> {
  /** Commits rows together, one outcome for each in their order; throws when none was committed or nobody knows. */
  send(rows: readonly Row[]): Promise<readonly Outcome[]>;
  /** A row that may not share a batch. */
  travelsAlone(row: Row): boolean;
  /** The batch failed because of one of its rows and none was committed: each is tried by itself. */
  isFaultOfOneRow(error: unknown): boolean;
  /** What the caller is told; `error` is what `send` threw, when it threw. */
  fault(why: GroupCommitFault, error: unknown): Error;
  /** Batches under way at once. */
  readonly lanes: number;
  readonly largestBatch: number;
  /** Rows that may wait; one more is pushed back at once. */
  readonly longestQueue: number;
  /** From the call to its outcome, waiting included. */
  readonly patienceMilliseconds: number;
}

export type GroupCommitFault = 'QUEUE_FULL' | 'NOT_SENT_IN_TIME' | 'NOT_ANSWERED_IN_TIME' | 'SENDING_FAILED';

interface Waiting<Row, Outcome> {
  readonly row: Row;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
  readonly deadline: NodeJS.Timeout;
  alone: boolean;
  sent: boolean;
  settled: boolean;
}

/**
 * Commits rows of many callers in common statements. With no load a row goes at once and by itself; while every lane is
 * busy new rows gather, and the next free lane takes them together: one flush to disk serves them all.
 * The function that it gives commits one row and settles once, in time: an outcome that comes after the deadline is
 * dropped, as its caller has already been told that nobody knows.
 */
export function groupCommit<Row, Outcome>(settings: GroupCommitSettings<Row, Outcome>): (row: Row) => Promise<Outcome> {
  let queue: Waiting<Row, Outcome>[] = [];
  let busyLanes = 0;
  let woken = false;

  /** Calls of the same turn of the event loop go together. */
  function wake(): void {
    if (woken) return;
    woken = true;
    setImmediate(() => {
      woken = false;
      while (busyLanes < settings.lanes && queue.length > 0) void dispatch(takeBatch());
    });
  }

  function takeBatch(): readonly Waiting<Row, Outcome>[] {
    if (queue[0]?.alone) return queue.splice(0, 1);
    const batch = queue.filter(({ alone }) => !alone).slice(0, settings.largestBatch);
    const taken = new Set(batch);
    queue = queue.filter((waiting) => !taken.has(waiting));
    return batch;
  }

  async function dispatch(batch: readonly Waiting<Row, Outcome>[]): Promise<void> {
    busyLanes += 1;
    for (const waiting of batch) waiting.sent = true;
    try {
      const outcomes = await settings.send(batch.map(({ row }) => row));
      for (const [index, waiting] of batch.entries()) succeed(waiting, outcomes[index]);
    } catch (error) {
      if (batch.length > 1 && settings.isFaultOfOneRow(error)) tryEachAlone(batch);
      else for (const waiting of batch) refuse(waiting, 'SENDING_FAILED', error);
    }
    busyLanes -= 1;
    if (queue.length > 0) wake();
  }

  function tryEachAlone(batch: readonly Waiting<Row, Outcome>[]): void {
    const open = batch.filter(({ settled }) => !settled);
    for (const waiting of open) {
      waiting.alone = true;
      waiting.sent = false;
    }
    queue = [...open, ...queue];
  }

  function succeed(waiting: Waiting<Row, Outcome>, outcome: Outcome | undefined): void {
    if (outcome === undefined) refuse(waiting, 'SENDING_FAILED', new Error('fewer outcomes than rows'));
    else if (settle(waiting)) waiting.resolve(outcome);
  }

  function refuse(waiting: Waiting<Row, Outcome>, why: GroupCommitFault, error?: unknown): void {
    if (settle(waiting)) waiting.reject(settings.fault(why, error));
  }

  function settle(waiting: Waiting<Row, Outcome>): boolean {
    if (waiting.settled) return false;
    clearTimeout(waiting.deadline);
    waiting.settled = true;
    return true;
  }

  function giveUp(waiting: Waiting<Row, Outcome>): void {
    queue = queue.filter((other) => other !== waiting);
    refuse(waiting, waiting.sent ? 'NOT_ANSWERED_IN_TIME' : 'NOT_SENT_IN_TIME');
  }

  return (row) =>
    new Promise((resolve, reject) => {
      if (queue.length >= settings.longestQueue) {
        reject(settings.fault('QUEUE_FULL', undefined));
        return;
      }
      const deadline = setTimeout(() => {
        giveUp(waiting);
      }, settings.patienceMilliseconds);
      const alone = settings.travelsAlone(row);
      const waiting: Waiting<Row, Outcome> = { row, resolve, reject, deadline, alone, sent: false, settled: false };
      queue.push(waiting);
      wake();
    });
}
