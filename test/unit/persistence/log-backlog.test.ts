import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  MOST_OUTSTANDING,
  openLogBacklog,
  type RunningLogBacklog,
} from '../../../src/persistence/log/sequence/log-backlog.js';

interface Counted {
  readonly outstanding: number;
  readonly oldestSeconds: number;
}

/** What the database answers next, at once or later; an error when it does not. */
let answer: Counted | Promise<Counted> | Error;
let asked: unknown[];
let told: unknown[];
let now: number;
let backlog: RunningLogBacklog;
beforeEach(() => {
  vi.useFakeTimers();
  answer = { outstanding: 0, oldestSeconds: 0 };
  asked = [];
  told = [];
  now = 1_000;
});
afterEach(async () => {
  await backlog.stop();
  vi.useRealTimers();
});

const pool = {
  query: async (query: { readonly values: unknown }) => {
    asked.push(query.values);
    if (answer instanceof Error) throw answer;
    return { rows: [await answer] };
  },
} as unknown as Parameters<typeof openLogBacklog>[0]['pool'];

async function open(): Promise<void> {
  backlog = await openLogBacklog({ pool, now: () => now, onFault: (fault, cause) => told.push([fault, cause]) });
}

/** Lets half seconds pass. */
async function pass(halves: number): Promise<void> {
  for (let half = 0; half < halves; half += 1) {
    now += 500;
    await vi.advanceTimersByTimeAsync(500);
  }
}

const seen = () => [backlog.isFull(), ...backlog.reasons(), ...backlog.degraded()];
const FULL = 'the log is so far behind that nothing is recorded';
const BEHIND = 'the log is behind';
const UNKNOWN = 'it is not known how far the log is behind';

it('counts before anything is recorded and each half second after, and never further than it must', async () => {
  await open();
  expect(asked).toEqual([[4_097]]);
  await pass(4);
  expect(asked).toHaveLength(5);
  expect(seen()).toEqual([false]);
});

it('is full above 4,096 and not at it', async () => {
  answer = { outstanding: MOST_OUTSTANDING, oldestSeconds: 0 };
  await open();
  expect(seen()).toEqual([false]);
  answer = { outstanding: MOST_OUTSTANDING + 1, oldestSeconds: 0 };
  await pass(1);
  expect(seen()).toEqual([true, FULL]);
  answer = { outstanding: MOST_OUTSTANDING, oldestSeconds: 0 };
  await pass(1);
  expect(seen()).toEqual([false]);
});

it('is behind once the oldest has waited for more than a minute, records on and gives no reason against it', async () => {
  answer = { outstanding: 1, oldestSeconds: 60 };
  await open();
  expect(seen()).toEqual([false]);
  answer = { outstanding: 1, oldestSeconds: 60.1 };
  await pass(1);
  expect([backlog.isFull(), backlog.reasons(), backlog.degraded()]).toEqual([false, [], [BEHIND]]);
});

it('tells that it is behind once, and again only after it had caught up', async () => {
  answer = { outstanding: 1, oldestSeconds: 61 };
  await open();
  await pass(4);
  expect(told).toEqual([['BEHIND', null]]);
  answer = { outstanding: 0, oldestSeconds: 0 };
  await pass(1);
  answer = { outstanding: 1, oldestSeconds: 61 };
  await pass(2);
  expect(told).toEqual([
    ['BEHIND', null],
    ['BEHIND', null],
  ]);
});

it('is full until it was counted once', async () => {
  answer = new Error('away');
  await open();
  expect(seen()).toEqual([true, UNKNOWN]);
  answer = { outstanding: 0, oldestSeconds: 0 };
  await pass(1);
  expect(seen()).toEqual([false]);
});

it.each([
  [{ outstanding: 0, oldestSeconds: 0 }, []],
  [{ outstanding: MOST_OUTSTANDING + 1, oldestSeconds: 3 }, [FULL]],
])('keeps to the last count %j while nobody can count, and says so after ten seconds', async (last, reasons) => {
  answer = last;
  await open();
  answer = new Error('away');
  await pass(20);
  expect(seen()).toEqual([reasons.length > 0, ...reasons]);
  await pass(1);
  expect(seen()).toEqual([reasons.length > 0, ...reasons, UNKNOWN]);
  expect(backlog.reasons()).toEqual(reasons);
});

it('is full once nobody could count for a minute, and open again with the next count', async () => {
  await open();
  answer = new Error('away');
  await pass(121);
  expect([backlog.isFull(), backlog.reasons()]).toEqual([false, []]);
  await pass(1);
  expect([backlog.isFull(), backlog.reasons()]).toEqual([true, [UNKNOWN]]);
  await pass(20);
  expect(backlog.isFull()).toBe(true);
  answer = { outstanding: MOST_OUTSTANDING, oldestSeconds: 0 };
  await pass(1);
  expect([backlog.isFull(), backlog.reasons()]).toEqual([false, []]);
});

it('stays open when one count in a minute succeeds', async () => {
  await open();
  for (let minute = 0; minute < 3; minute += 1) {
    answer = new Error('away');
    await pass(119);
    expect(backlog.isFull()).toBe(false);
    answer = { outstanding: 0, oldestSeconds: 0 };
    await pass(1);
  }
});

it('stays open when the machine stood still and nobody asked', async () => {
  await open();
  now += 3_600_000;
  expect([backlog.isFull(), backlog.reasons()]).toEqual([false, []]);
  await pass(1);
  expect(seen()).toEqual([false]);
});

it('stays open for a minute of failures after the machine stood still', async () => {
  await open();
  now += 3_600_000;
  answer = new Error('away');
  await pass(1);
  expect(backlog.isFull()).toBe(false);
});

it('tells that nobody can count once, and again only after somebody could', async () => {
  await open();
  const away = new Error('away');
  answer = away;
  await pass(5);
  expect(told).toEqual([['NOT_COUNTED', away]]);
  answer = { outstanding: 0, oldestSeconds: 0 };
  await pass(1);
  answer = away;
  await pass(1);
  expect(told).toHaveLength(2);
});

it('asks one question at a time, and none after it was stopped', async () => {
  await open();
  let settle = (): void => undefined;
  answer = new Promise((resolve) => {
    settle = () => {
      resolve({ outstanding: 0, oldestSeconds: 0 });
    };
  });
  await pass(6);
  expect(asked).toHaveLength(2);
  settle();
  await pass(1);
  expect(asked).toHaveLength(3);
  await backlog.stop();
  await pass(3);
  expect(asked).toHaveLength(3);
});
