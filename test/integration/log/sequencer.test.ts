import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPool } from '../../../src/persistence/connections.js';
import {
  startSequencer,
  type RunningSequencer,
  type SequencerSettings,
} from '../../../src/persistence/log/sequence/sequencer.js';
import { decisionEntry } from '../../support/decision-entry.js';
import { plantLeaves, storedLog, waiting } from '../../support/log-tables.js';
import { recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
let closing: (() => Promise<void>)[];
/** What the sequencers told, in order. */
let told: string[];
beforeEach(async () => {
  hub = await recordingDatabase();
  closing = [];
  told = [];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await hub.drop();
});

/** A sequencer with a connection of its own. */
function sequencer(settings: Partial<SequencerSettings> = {}, url = hub.database.urls.sequencer): RunningSequencer {
  const pool = openPool('sequencer', url, { max: 1 });
  closing.push(() => pool.end());
  const running = startSequencer({
    pool,
    everyMilliseconds: 10,
    onFault: (kind, leafId) => told.push(leafId === null ? kind : `${kind} ${leafId}`),
    ...settings,
  });
  closing.push(() => running.stop());
  return running;
}

const soon = { timeout: 20_000, interval: 10 };
const sequenced = () => vi.waitFor(async () => expect(await waiting(hub.database)).toBe(0), soon);

async function soundWith(size: number): Promise<void> {
  expect(await storedLog(hub.database)).toMatchObject({ size, faults: [], astray: [] });
}

describe('sequencers', { timeout: 60_000 }, () => {
  it('that run side by side while 32 writers record leave no gap and place every decision once', async () => {
    sequencer({ largestBatch: 50 });
    sequencer({ largestBatch: 50 });
    const writers = Array.from({ length: 32 }, () => hub.another({ lanes: 1, patienceMilliseconds: 30_000 }));
    const receipts = await Promise.all(
      writers.map(async (writer) => {
        const hashes: string[] = [];
        for (let turn = 0; turn < 20; turn += 1) {
          const recorded = await writer.record(decisionEntry());
          if (recorded.kind === 'COMMITTED') hashes.push(recorded.receipt.leafHash);
        }
        return hashes;
      }),
    );
    await sequenced();
    await soundWith(32 * 20);
    const { entries } = await storedLog(hub.database);
    const placed = entries.map(({ leafHash }) => leafHash.toString('base64'));
    expect(placed.toSorted()).toEqual(receipts.flat().toSorted());
    expect(told).toEqual([]);
  });

  it('go on at once while more waits than goes together', async () => {
    await plantLeaves(hub.database, 500);
    // a batch a turn would take longer than is waited for here
    sequencer({ largestBatch: 10, everyMilliseconds: 1_000 });
    await sequenced();
    await soundWith(500);
  });

  it('tell a fault once and not at every turn, and go on by themselves when it is over', async () => {
    await plantLeaves(hub.database, 3);
    const superuser = hub.database.superuser();
    await superuser.query('REVOKE UPDATE ON hub.log_tree FROM hub_sequencer');
    let turns = 0;
    const pool = hub.database.pool('sequencer');
    pool.on('acquire', () => (turns += 1));
    sequencer({ pool });
    await vi.waitFor(() => expect(turns).toBeGreaterThan(20), soon);
    expect(told).toEqual(['NOT_SEQUENCED']);
    await superuser.query('GRANT UPDATE ON hub.log_tree TO hub_sequencer');
    await sequenced();
    await soundWith(3);

    // the same fault, later, is news
    await superuser.query('REVOKE INSERT ON hub.log_entry FROM hub_sequencer');
    await plantLeaves(hub.database, 1);
    await vi.waitFor(() => expect(told).toEqual(['NOT_SEQUENCED', 'NOT_SEQUENCED']), soon);
  });

  it('name the leaf that stops them', async () => {
    const client = await hub.database.superuser().connect();
    const [id] = await plantLeaves(hub.database, 1, client);
    await client.query(
      `SET session_replication_role = replica; DELETE FROM hub.log_event; SET session_replication_role = origin`,
    );
    client.release();
    sequencer();
    await vi.waitFor(() => expect(told).toEqual([`LEAF_MISSING ${id}`]), soon);
    expect(await waiting(hub.database)).toBe(1);
  });

  it('are not stopped by whoever takes advisory locks, as every login can', async () => {
    const other = await hub.database.pool('readonly').connect();
    await other.query('SELECT pg_advisory_lock(n) FROM unnest(ARRAY[7351004, 7351006]) n');
    await plantLeaves(hub.database, 3);
    sequencer();
    await sequenced();
    other.release(true);
  });

  it('tell once that somebody holds the tree and gives no places, and go on when it is let go', async () => {
    const holder = await hub.database.superuser().connect();
    await holder.query('BEGIN; SELECT FROM hub.log_tree FOR UPDATE');
    await plantLeaves(hub.database, 3);
    sequencer({ leadlessAfterMilliseconds: 100 });
    await vi.waitFor(() => expect(told).toEqual(['HELD_BY_ANOTHER']), soon);
    await holder.query('ROLLBACK');
    await sequenced();
    expect(told).toEqual(['HELD_BY_ANOTHER']);
    await holder.query('BEGIN; SELECT FROM hub.log_tree FOR UPDATE');
    await plantLeaves(hub.database, 3);
    await vi.waitFor(() => expect(told).toEqual(['HELD_BY_ANOTHER', 'HELD_BY_ANOTHER']), soon);
    await holder.query('ROLLBACK');
    holder.release();
  });

  it('outlive the loss of their connection', async () => {
    sequencer();
    await plantLeaves(hub.database, 1);
    await sequenced();
    await hub.database.superuser()
      .query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'hub_sequencer'
        AND datname = current_database()`);
    await plantLeaves(hub.database, 1);
    await sequenced();
    await soundWith(2);
  });

  it('leave nothing waiting when they are stopped', async () => {
    // no turn comes by itself before it is stopped
    const running = sequencer({ largestBatch: 10, everyMilliseconds: 3_600_000 });
    await plantLeaves(hub.database, 25);
    await running.stop();
    expect(await waiting(hub.database)).toBe(0);
    await soundWith(25);
  });

  it('stop all the same when what waits cannot be given its place', async () => {
    await hub.database.superuser().query('REVOKE UPDATE ON hub.log_tree FROM hub_sequencer');
    const running = sequencer({ everyMilliseconds: 3_600_000 });
    await plantLeaves(hub.database, 3);
    await running.stop();
    expect(told).toEqual(['NOT_SEQUENCED']);
    expect(await waiting(hub.database)).toBe(3);
  });

  it('finish the transaction at hand when the time to stop is over, and begin no other', async () => {
    await plantLeaves(hub.database, 1_000);
    const running = sequencer({ largestBatch: 10, lastMilliseconds: 0 });
    await vi.waitFor(async () => expect(await waiting(hub.database)).toBeLessThan(1_000), soon);
    await running.stop();
    const { size } = await storedLog(hub.database);
    expect(size % 10).toBe(0);
    expect(size).toBeLessThan(1_000);
    await soundWith(size);
    expect(told).toEqual([]);
  });
});
