import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { holdAt, STEPS, type Step } from '../support/held-sequencer.js';
import { plantLeaves, storedLog, waiting } from '../support/log-tables.js';
import { sequencerProcess, type SequencerProcess } from '../support/second-sequencer.js';

let database: TestDatabase;
/** Who sequences now; each heir is the next victim. */
let victim: SequencerProcess;
const running: SequencerProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
  victim = await started();
  victim.go();
});
afterAll(async () => {
  await Promise.all(running.map((each) => each.kill()));
  await database.drop();
});

async function started(): Promise<SequencerProcess> {
  const sequencer = await sequencerProcess(database.urls.sequencer);
  running.push(sequencer);
  return sequencer;
}

const sequenced = () => vi.waitFor(async () => expect(await waiting(database)).toBe(0), soon);
const soon = { timeout: 20_000, interval: 10 };

/** A backend outlives its client while it waits for a lock, and finds out only when it wants to answer. */
async function gone(pid: number): Promise<void> {
  await vi.waitFor(async () => {
    const { rowCount } = await database.superuser().query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
    expect(rowCount).toBe(0);
  }, soon);
}

describe('a sequencer process that is killed', { timeout: 120_000 }, () => {
  it.each(Object.keys(STEPS) as Step[])('before it can %s leaves all of it or nothing to the next', async (step) => {
    await plantLeaves(database, 200);
    await sequenced();
    const before = await storedLog(database);
    const heir = await started();
    const hold = await holdAt(database, step);
    // the tile at the edge becomes full, so that there is something to do at every step
    const planted = await plantLeaves(database, 2 * 256 - (before.size % 256));
    const backend = await hold.reached();
    await victim.kill();
    await hold.release();
    await gone(backend);
    const between = await storedLog(database);
    victim = heir;
    heir.go();

    expect(between.faults).toEqual([]);
    expect(between.astray).toEqual([]);
    // only what had reached the commit may be there
    expect(between.size).toBe(before.size + (step === 'commit' ? planted.length : 0));

    await plantLeaves(database, 3);
    await sequenced();
    const after = await storedLog(database);
    expect(after.faults).toEqual([]);
    expect(after.astray).toEqual([]);
    expect(after.size).toBe(before.size + planted.length + 3);
    expect(after.entries.slice(0, before.size)).toEqual(before.entries);
  });

  it('in the middle of a flood is followed at once by another that was waiting', async () => {
    const before = await storedLog(database);
    const second = await started();
    second.go();
    const floods = Array.from({ length: 20 }, () => plantLeaves(database, 150));
    await floods[3];
    await victim.kill();
    await Promise.all(floods);
    await sequenced();
    const after = await storedLog(database);
    expect(after.faults).toEqual([]);
    expect(after.astray).toEqual([]);
    expect(after.size).toBe(before.size + 3_000);
  });
});

describe('a sequencer process that is frozen and not dead', { timeout: 120_000 }, () => {
  it.each(['write the root', 'commit'] as const)(
    'before it can %s is followed by another, and gives no place twice when it wakes',
    async (step) => {
      await Promise.all(running.map((each) => each.kill()));
      const before = await storedLog(database);
      const frozen = await started();
      const heir = await started();
      const hold = await holdAt(database, step);
      frozen.go();
      await plantLeaves(database, 300);
      const backend = await hold.reached();
      heir.go();
      frozen.freeze();
      await hold.release();
      // its transaction holds the tree until the server has waited for it for long enough; a commit needs it no more
      if (step !== 'commit') await gone(backend);
      await plantLeaves(database, 3);
      await sequenced();
      const between = await storedLog(database);
      expect([between.faults, between.astray, between.size]).toEqual([[], [], before.size + 303]);

      frozen.thaw();
      await plantLeaves(database, 20);
      await sequenced();
      // and it works on, where nobody else does
      await heir.kill();
      await plantLeaves(database, 5);
      await sequenced();
      const after = await storedLog(database);
      expect([after.faults, after.astray, after.size]).toEqual([[], [], between.size + 25]);
      expect(after.entries.slice(0, between.size)).toEqual(between.entries);
    },
  );
});
