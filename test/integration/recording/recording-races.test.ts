import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionEntry, Recorded } from '../../../src/enquiry/ports.js';
import type { RequestId } from '../../../src/shared/ids.js';
import { decisionEntry, digest, firstEntry } from '../../support/decision-entry.js';
import { recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
beforeEach(async () => {
  hub = await recordingDatabase();
});
afterEach(() => hub.drop());

const PATIENT = { lanes: 4, patienceMilliseconds: 20_000 };
const fifty = <Value>(make: (index: number) => Value) => Array.from({ length: 50 }, (_, index) => make(index));
const kindsOf = (results: readonly Recorded[]) => results.map(({ kind }) => kind);
const winners = (kinds: readonly string[]) => kinds.filter((kind) => kind === 'COMMITTED').length;

function withRequestId(requestId: string): DecisionEntry {
  const entry = decisionEntry();
  return { ...entry, request: { ...entry.request, requestId: requestId as RequestId } };
}

describe('one decision for one request', () => {
  it('however often it is recorded at once', async () => {
    const requestId = randomUUID();
    const results = await Promise.all(fifty(() => hub.recorder.record(withRequestId(requestId))));
    expect(winners(kindsOf(results))).toBe(1);
    expect(kindsOf(results).filter((kind) => kind === 'BEATEN')).toHaveLength(49);
    for (const table of ['decision', 'decision_record', 'stored_answer', 'outbox', 'log_pending']) {
      expect(await hub.count(table), table).toBe(1);
    }
  });
});

describe('one first enquiry about a child who is not known', () => {
  it('whether number or name is shared', async () => {
    await hub.committed(firstEntry(digest(1), digest(2)));
    expect(kindsOf([await hub.recorder.record(firstEntry(digest(1), digest(9)))])).toEqual(['BEATEN']);
    expect(kindsOf([await hub.recorder.record(firstEntry(digest(9), digest(2)))])).toEqual(['BEATEN']);
    expect(kindsOf([await hub.recorder.record(firstEntry(null, digest(2)))])).toEqual(['BEATEN']);
    expect(kindsOf([await hub.recorder.record(firstEntry(digest(9), digest(9)))])).toEqual(['COMMITTED']);
  });

  it('settles without a deadlock when numbers and names cross', async () => {
    const [one, other] = [hub.another(PATIENT), hub.another(PATIENT)];
    const results = await Promise.all(
      fifty((index) => {
        const entry = firstEntry(digest(index % 5), digest((index * 3) % 7));
        return (index % 2 === 0 ? one : other).record(entry);
      }),
    );
    expect(results).toHaveLength(50);
    const rows = await hub.database
      .superuser()
      .query<{ deadlocks: string }>('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
    expect(rows.rows[0]?.deadlocks).toBe('0');
    expect(winners(kindsOf(results))).toBe(await hub.count('decision'));
    expect(winners(kindsOf(results))).toBeGreaterThan(0);
  });

  it('does not hold up, or fall to, an enquiry about a child who is known', async () => {
    const entries = fifty((index) => (index % 2 === 0 ? firstEntry(digest(1), null) : decisionEntry()));
    const results = await Promise.all(entries.map((entry) => hub.recorder.record(entry)));
    expect(winners(kindsOf(results))).toBe(26);
  });
});
