import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupCommit, type GroupCommitSettings } from '../../../src/persistence/recording/group-commit.js';

/** A statement under way that the test ends as it likes. */
interface Sent {
  readonly rows: readonly string[];
  succeed(): void;
  fail(error: Error): void;
}

const sent: Sent[] = [];
const settings: GroupCommitSettings<string, string> = {
  send: (rows) =>
    new Promise((resolve, reject) => {
      sent.push({
        rows,
        succeed: () => {
          resolve(rows.map((row) => `${row} done`));
        },
        fail: reject,
      });
    }),
  travelsAlone: (row) => row.startsWith('alone'),
  isFaultOfOneRow: (error) => error instanceof RangeError,
  fault: (why, error) => new Error(why, { cause: error }),
  lanes: 2,
  largestBatch: 3,
  longestQueue: 5,
  patienceMilliseconds: 1_000,
};
const commitWith = (changes: Partial<typeof settings> = {}) => groupCommit({ ...settings, ...changes });
const turn = () => vi.advanceTimersByTimeAsync(0);
const rowsSent = () => sent.map(({ rows }) => rows);
const outcomeOf = (promise: Promise<string>) => promise.catch((error: unknown) => (error as Error).message);

beforeEach(() => {
  sent.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('group commit', () => {
  it('sends a single row at once', async () => {
    const done = commitWith()('a');
    await turn();
    expect(rowsSent()).toEqual([['a']]);
    sent[0]?.succeed();
    expect(await done).toBe('a done');
  });

  it('sends rows of one turn together, and gathers new ones while all lanes are busy', async () => {
    const commit = commitWith();
    const first = [commit('a'), commit('b')];
    await turn();
    void commit('c');
    await turn();
    const later = [commit('d'), commit('e')];
    await turn();
    expect(rowsSent()).toEqual([['a', 'b'], ['c']]);
    sent[0]?.succeed();
    expect(await Promise.all(first)).toEqual(['a done', 'b done']);
    await turn();
    expect(rowsSent().at(-1)).toEqual(['d', 'e']);
    sent[2]?.succeed();
    expect(await Promise.all(later)).toEqual(['d done', 'e done']);
  });

  it('never sends more rows in a batch, or more batches at once, than it may', async () => {
    const commit = commitWith({ longestQueue: 100 });
    for (const row of 'abcdefghij') void commit(row);
    await turn();
    expect(rowsSent()).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
  });

  it('sends by itself a row that may not share a batch', async () => {
    const commit = commitWith({ lanes: 3 });
    for (const row of ['a', 'alone 1', 'b', 'alone 2']) void commit(row);
    await turn();
    expect(rowsSent()).toEqual([['a', 'b'], ['alone 1'], ['alone 2']]);
  });

  it('tries each row by itself when one of them spoiled the batch, so that it alone fails', async () => {
    const commit = commitWith({ lanes: 1 });
    const outcomes = ['a', 'bad', 'c'].map((row) => outcomeOf(commit(row)));
    await turn();
    sent[0]?.fail(new RangeError());
    for (let at = 1; at <= 3; at += 1) {
      await turn();
      const single = sent[at];
      if (single?.rows[0] === 'bad') single.fail(new RangeError());
      else single?.succeed();
    }
    expect(rowsSent().slice(1)).toEqual([['a'], ['bad'], ['c']]);
    expect(await Promise.all(outcomes)).toEqual(['a done', 'SENDING_FAILED', 'c done']);
  });

  it('refuses every row of a batch that failed as a whole, and sends none again', async () => {
    const commit = commitWith();
    const outcomes = ['a', 'b'].map((row) => outcomeOf(commit(row)));
    await turn();
    sent[0]?.fail(new Error('connection lost'));
    expect(await Promise.all(outcomes)).toEqual(['SENDING_FAILED', 'SENDING_FAILED']);
    await turn();
    expect(sent).toHaveLength(1);
  });

  it('serves on after a failure', async () => {
    const commit = commitWith({ lanes: 1 });
    const failed = outcomeOf(commit('a'));
    await turn();
    sent[0]?.fail(new Error('connection lost'));
    await failed;
    const next = commit('b');
    await turn();
    sent[1]?.succeed();
    expect(await next).toBe('b done');
  });

  it('pushes back at once when too many wait', async () => {
    const commit = commitWith({ lanes: 1, largestBatch: 1 });
    void commit('under way');
    await turn();
    for (const row of 'abcde') void outcomeOf(commit(row));
    expect(await outcomeOf(commit('f'))).toBe('QUEUE_FULL');
  });

  it('gives up on a row that could not be sent in time, and never sends it', async () => {
    const commit = commitWith({ lanes: 1 });
    void outcomeOf(commit('under way'));
    await turn();
    const late = outcomeOf(commit('late'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await late).toBe('NOT_SENT_IN_TIME');
    sent[0]?.succeed();
    await turn();
    expect(rowsSent()).toEqual([['under way']]);
  });

  it('gives up on a row whose outcome does not come in time, and drops the outcome that comes later', async () => {
    const commit = commitWith();
    const outcome = outcomeOf(commit('a'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toBe('NOT_ANSWERED_IN_TIME');
    sent[0]?.succeed();
    await turn();
    expect(await outcome).toBe('NOT_ANSWERED_IN_TIME');
  });

  it('does not take a missing outcome for a success', async () => {
    const outcome = outcomeOf(commitWith({ send: () => Promise.resolve([]) })('a'));
    await turn();
    expect(await outcome).toBe('SENDING_FAILED');
  });
});
