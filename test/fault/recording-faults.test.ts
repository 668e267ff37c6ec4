import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mintReceipt } from '../../src/disclosure-log/log-receipt.js';
import type { DecisionRecorder } from '../../src/enquiry/ports.js';
import { answerSwallower, type AnswerSwallower } from '../support/answer-swallower.js';
import { decisionEntry } from '../support/decision-entry.js';
import { recordingDatabase, type RecordingDatabase } from '../support/recording-database.js';

vi.mock('../../src/disclosure-log/log-receipt.js', { spy: true });

let hub: RecordingDatabase;
beforeEach(async () => {
  hub = await recordingDatabase();
  vi.mocked(mintReceipt).mockClear();
});
afterEach(() => hub.drop());

const LOCK = 4_071_789;

/** Records several decisions at once; what became of each, in words. */
async function recordSeveral(recorder: DecisionRecorder): Promise<readonly string[]> {
  const outcomes = Array.from({ length: 8 }, () =>
    recorder.record(decisionEntry()).then(
      ({ kind }) => kind,
      (error: unknown) => {
        const { name, fault, outcome } = error as { name: string; fault?: string; outcome?: string };
        return `${name} ${fault} ${outcome}`;
      },
    ),
  );
  return Promise.all(outcomes);
}

const all = (what: string) => Array<string>(8).fill(what);

/** Waits until a statement of the serving login is held up by a lock, and gives its backend. */
async function blockedBackend(): Promise<number> {
  return vi.waitFor(
    async () => {
      const { rows } = await hub.database.superuser().query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
         WHERE usename = 'hub_app' AND datname = current_database() AND wait_event_type = 'Lock'`,
      );
      const [row] = rows;
      if (row === undefined) throw new Error('nothing is held up');
      return row.pid;
    },
    { timeout: 10_000, interval: 10 },
  );
}

describe('a connection that is lost', () => {
  it('in the middle of the commit, after the rows came back, refuses every decision and mints nothing', async () => {
    const superuser = await hub.database.superuser().connect();
    await superuser.query(`
      CREATE FUNCTION hub.hold_commit() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(${LOCK}); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER hold_commit AFTER INSERT ON hub.decision DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION hub.hold_commit()`);
    await superuser.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const outcomes = recordSeveral(hub.recorder);
    await superuser.query('SELECT pg_terminate_backend($1)', [await blockedBackend()]);
    expect(await outcomes).toEqual(all('CouldNotRecord CONNECTION_LOST UNKNOWN'));
    expect(mintReceipt).not.toHaveBeenCalled();
    expect(await hub.count('decision')).toBe(0);

    await superuser.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    superuser.release();
    expect(await recordSeveral(hub.recorder)).toEqual(all('COMMITTED'));
  });

  describe('between hub and database', () => {
    let network: AnswerSwallower;
    beforeEach(async () => {
      network = await answerSwallower(hub.database.urls.app);
    });
    afterEach(() => network.close());

    it('after a commit whose answer never came, refuses every decision and mints nothing', async () => {
      const recorder = hub.another({ patienceMilliseconds: 20_000 }, network.url);
      await recorder.record(decisionEntry());
      vi.mocked(mintReceipt).mockClear();
      network.swallow(true);
      const outcomes = recordSeveral(recorder);
      await expect.poll(() => hub.count('decision'), { timeout: 10_000, interval: 10 }).toBe(9);
      network.cut();
      expect(await outcomes).toEqual(all('CouldNotRecord CONNECTION_LOST UNKNOWN'));
      expect(mintReceipt).not.toHaveBeenCalled();

      network.swallow(false);
      expect(await recordSeveral(recorder)).toEqual(all('COMMITTED'));
    });

    it('without an answer refuses in time, and drops the outcome that comes late', async () => {
      const recorder = hub.another({ patienceMilliseconds: 300 }, network.url);
      await recorder.record(decisionEntry());
      vi.mocked(mintReceipt).mockClear();
      network.swallow(true);
      const started = performance.now();
      expect(await recordSeveral(recorder)).toEqual(all('CouldNotRecord TOO_SLOW UNKNOWN'));
      expect(performance.now() - started).toBeLessThan(3_000);
      expect(mintReceipt).not.toHaveBeenCalled();
    });
  });
});

describe('a log that cannot be written', () => {
  it('stops the record as a whole', async () => {
    await hub.database.superuser().query('DROP TABLE hub.log_pending');
    expect(await recordSeveral(hub.recorder)).toEqual(all('CouldNotRecord REFUSED_BY_DATABASE NOT_RECORDED'));
    expect(await hub.count('decision')).toBe(0);
    expect(await hub.count('decision_record')).toBe(0);
    expect(mintReceipt).not.toHaveBeenCalled();
  });

  it('because it is locked, refuses in time, and has written nothing of what it calls not recorded', async () => {
    const holder = await hub.database.superuser().connect();
    await holder.query('BEGIN; LOCK TABLE hub.log_pending IN ACCESS EXCLUSIVE MODE');
    const started = performance.now();
    const outcomes = await recordSeveral(hub.another());
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(outcomes.filter((outcome) => outcome.startsWith('CouldNotRecord'))).toHaveLength(8);
    expect(mintReceipt).not.toHaveBeenCalled();
    await holder.query('ROLLBACK');
    holder.release();
    expect(await recordSeveral(hub.recorder)).toEqual(all('COMMITTED'));
    const unknown = outcomes.filter((outcome) => outcome.endsWith('UNKNOWN')).length;
    expect(await hub.count('decision')).toBeLessThanOrEqual(8 + unknown);
  });

  it.each(['decision', 'decision_record', 'stored_answer', 'outbox'])(
    'for want of the right to insert into `%s`, leaves no part behind',
    async (table) => {
      await hub.database.superuser().query(`REVOKE INSERT ON hub.${table} FROM hub_app`);
      expect(await recordSeveral(hub.recorder)).toEqual(all('CouldNotRecord REFUSED_BY_DATABASE NOT_RECORDED'));
      expect(await hub.count('decision')).toBe(0);
      expect(await hub.count('log_pending')).toBe(0);
      expect(mintReceipt).not.toHaveBeenCalled();
    },
  );
});

describe('too much at once', () => {
  it('is pushed back at once, and what waited is recorded', async () => {
    const recorder = hub.another({ lanes: 1, largestBatch: 1, longestQueue: 3 });
    const outcomes = await recordSeveral(recorder);
    expect(outcomes.slice(0, 3)).toEqual(Array(3).fill('COMMITTED'));
    expect(outcomes.slice(3)).toEqual(Array(5).fill('CouldNotRecord TOO_MANY_WAITING NOT_RECORDED'));
  });
});
