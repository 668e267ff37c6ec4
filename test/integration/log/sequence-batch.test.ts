import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sequenceBatch } from '../../../src/persistence/log/sequence/sequence-batch.js';
import { openPool } from '../../../src/persistence/connections.js';
import { answerSwallower } from '../../support/answer-swallower.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { holdAt } from '../../support/held-sequencer.js';
import { plantLeaves, storedLog, waiting } from '../../support/log-tables.js';
import { recordStatements } from '../../support/statements-run.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const sequence = (most = 1_000) => sequenceBatch(database.pool('sequencer'), most);
const placed = (leaves: number) => ({ kind: 'PLACED', leaves });
const superuser = () => database.superuser();

/** Does what no login may, as somebody would who owns the machine. */
async function tamper(statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = await superuser().connect();
  await client.query(`SET session_replication_role = replica`);
  await client.query(statement, [...values]);
  await client.query('RESET session_replication_role');
  client.release();
}

async function soundWith(size: number): Promise<void> {
  expect(await storedLog(database)).toMatchObject({ size, faults: [], astray: [] });
}

describe('the tree', () => {
  it('is empty before anything is submitted, and one question finds out that nothing is', async () => {
    await soundWith(0);
    await database.pool('sequencer').query('SELECT');
    const asked = recordStatements((statement) => statement.startsWith('hub sequencer'));
    try {
      expect(await sequence()).toEqual(placed(0));
      expect(asked.take()).toEqual(['hub sequencer any_log_pending']);
    } finally {
      asked.stop();
    }
  });

  it('is right after every batch, below, at and above the width of a tile', async () => {
    let size = 0;
    for (const batch of [1, 1, 2, 251, 1, 1, 254, 255, 1, 256, 700, 69]) {
      await plantLeaves(database, batch);
      expect(await sequence()).toEqual(placed(batch));
      size += batch;
      await soundWith(size);
    }
    expect(await waiting(database)).toBe(0);
  });

  it('has the leaves in the order in which they were submitted, whatever a batch takes', async () => {
    await plantLeaves(database, 300);
    const { rows } = await superuser().query<{ id: string }>(
      'SELECT leaf_id AS id FROM hub.log_pending ORDER BY submitted_at, leaf_id',
    );
    for (const leaves of [100, 100, 100, 0]) expect(await sequence(100)).toEqual(placed(leaves));
    const { entries } = await storedLog(database);
    expect(entries.map(({ leafId }) => leafId)).toEqual(rows.map(({ id }) => id));
    await soundWith(300);
  });

  it('gets what was submitted early and committed late', async () => {
    await plantLeaves(database, 1);
    const late = await superuser().connect();
    await late.query('BEGIN');
    await plantLeaves(database, 1, late);
    await plantLeaves(database, 5);
    expect(await sequence()).toEqual(placed(6));
    await late.query('COMMIT');
    late.release();
    expect(await sequence()).toEqual(placed(1));
    await soundWith(7);
  });

  it('grows in one process at a time, and nobody waits for whom', async () => {
    await plantLeaves(database, 10);
    const hold = await holdAt(database, 'commit');
    const leader = sequence();
    await hold.reached();
    expect(await sequence()).toEqual({ kind: 'ANOTHER_LEADS', size: 0 });
    // nor does anybody who records
    await plantLeaves(database, 10);
    await hold.release();
    expect(await leader).toEqual(placed(10));
    expect(await sequence()).toEqual(placed(10));
    await soundWith(20);
  });
});

describe('a connection that is lost in the commit', () => {
  it('before the database took it leaves everything to the next turn', async () => {
    await plantLeaves(database, 260);
    const hold = await holdAt(database, 'commit');
    const turn = sequence().catch((fault: unknown) => (fault as { code?: string }).code);
    await superuser().query('SELECT pg_terminate_backend($1)', [await hold.reached()]);
    expect(await turn).toBe('57P01');
    await hold.release();
    await soundWith(0);
    expect(await sequence()).toEqual(placed(260));
    await soundWith(260);
  });

  it('after the database took it leaves nothing to the next turn', async () => {
    const network = await answerSwallower(database.urls.sequencer);
    const pool = openPool('sequencer', network.url, { max: 1 });
    await plantLeaves(database, 260);
    const hold = await holdAt(database, 'commit');
    const turn = sequenceBatch(pool, 1_000).then(
      () => 'answered',
      () => 'not answered',
    );
    await hold.reached();
    network.swallow(true);
    await hold.release();
    await expect.poll(() => waiting(database), { timeout: 10_000, interval: 10 }).toBe(0);
    network.cut();
    expect(await turn).toBe('not answered');
    await soundWith(260);
    network.swallow(false);
    expect(await sequenceBatch(pool, 1_000)).toEqual(placed(0));
    await plantLeaves(database, 1);
    expect(await sequenceBatch(pool, 1_000)).toEqual(placed(1));
    await soundWith(261);
    await pool.end();
    await network.close();
  });
});

describe('the sequencer stops and places nothing', () => {
  const stopped = async (fault: Readonly<Record<string, unknown>>, size: number): Promise<void> => {
    const pending = await waiting(database);
    await expect(sequence()).rejects.toMatchObject(fault);
    await expect(sequence(1)).rejects.toMatchObject(fault);
    expect(await waiting(database)).toBe(pending);
    expect((await storedLog(database)).entries).toHaveLength(size);
  };

  it('at a submission whose leaf was deleted, and goes on when it is back', async () => {
    const [id] = await plantLeaves(database, 1);
    await plantLeaves(database, 20);
    await superuser().query('CREATE TABLE kept AS SELECT * FROM hub.log_event WHERE id = $1', [id]);
    await tamper('DELETE FROM hub.log_event WHERE id = $1', [id]);
    await stopped({ name: 'CannotSequence', code: 'LEAF_MISSING', leafId: id }, 0);
    await tamper('INSERT INTO hub.log_event SELECT * FROM kept');
    expect(await sequence()).toEqual(placed(21));
    await soundWith(21);
  });

  it('at a submission that never had a leaf', async () => {
    await tamper(`INSERT INTO hub.log_pending (leaf_id, leaf_hash) VALUES ($1, decode(repeat('00', 32), 'hex'))`, [
      randomUUID(),
    ]);
    await stopped({ code: 'LEAF_MISSING' }, 0);
  });

  it('at a submission whose hash is another than that of its leaf', async () => {
    await plantLeaves(database, 1);
    await tamper(`UPDATE hub.log_pending SET leaf_hash = sha256('another')`);
    await stopped({ code: 'LEAF_DIFFERS' }, 0);
  });

  it('at a leaf that was changed with its hash left as it was', async () => {
    await plantLeaves(database, 1);
    await superuser().query('ALTER TABLE hub.log_event DROP CONSTRAINT log_event_check');
    await tamper(`UPDATE hub.log_event SET leaf = 'another'`);
    await stopped({ code: '23514', table: 'log_entry' }, 0);
  });

  it('at a leaf that has its place already', async () => {
    const [id] = await plantLeaves(database, 1);
    await sequence();
    await tamper(
      'INSERT INTO hub.log_pending (leaf_id, leaf_hash) SELECT id, leaf_hash FROM hub.log_event WHERE id = $1',
      [id],
    );
    await stopped({ code: '23505', table: 'log_entry' }, 1);
  });

  it.each([
    ['the root', `UPDATE hub.log_tree SET root = sha256('another')`],
    ['the size', 'UPDATE hub.log_tree SET size = size - 1'],
    ['a partial tile', `UPDATE hub.log_partial_tile SET hashes = substr(hashes, 33) WHERE level = 0`],
    ['the place of a partial tile', 'UPDATE hub.log_partial_tile SET n = n + 1 WHERE level = 0'],
    ['the partial tiles', 'DELETE FROM hub.log_partial_tile'],
    ['the whole tree', 'DELETE FROM hub.log_tree'],
  ])('on a tree in which somebody changed %s', async (_, change) => {
    await plantLeaves(database, 300);
    await sequence();
    await plantLeaves(database, 1);
    await tamper(change);
    await stopped({ code: 'TREE_DIFFERS' }, 300);
  });
});
