import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_COUNTED, type DecisionEntry } from '../../../src/enquiry/ports.js';
import type { PractitionerId } from '../../../src/shared/ids.js';
import { decisionEntry } from '../../support/decision-entry.js';
import { recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
beforeAll(async () => {
  hub = await recordingDatabase();
});
afterAll(() => hub.drop());

/** An enquiry that counts, by somebody whose look-up saw so many counted ones; `null`: no limit is near. */
function counted(person: string, inTurn: number | null, changes: Partial<DecisionEntry> = {}): DecisionEntry {
  const { counts } = decisionEntry();
  return decisionEntry({
    practitionerId: person as PractitionerId,
    counts: { ...counts, notConfirmed: true },
    inTurn,
    ...changes,
  });
}

const outcomes = async (entries: readonly DecisionEntry[], recorder = hub.recorder) =>
  (await Promise.all(entries.map((entry) => recorder.record(entry)))).map(({ kind }) => kind);

describe('an enquiry near a limit', () => {
  it('is recorded when the count is still what the look-up saw, and beaten when it is not', async () => {
    const person = randomUUID();
    expect(await outcomes([counted(person, 0)])).toEqual(['COMMITTED']);
    expect(await outcomes([counted(person, 0)])).toEqual(['BEATEN']);
    expect(await outcomes([counted(person, 1)])).toEqual(['COMMITTED']);
    expect(await hub.count('decision_record', 'practitioner_id = $1', person)).toBe(2);
  });

  it('leaves no trace when it is beaten', async () => {
    const person = randomUUID();
    const before = [await hub.count('decision'), await hub.count('log_pending'), await hub.count('outbox')];
    expect(await outcomes([counted(person, 7)])).toEqual(['BEATEN']);
    expect([await hub.count('decision'), await hub.count('log_pending'), await hub.count('outbox')]).toEqual(before);
  });

  it('is one of those that two recorders write at once', async () => {
    const person = randomUUID();
    const other = hub.another({ patienceMilliseconds: 20_000 });
    const [here, there] = await Promise.all([
      outcomes(Array.from({ length: 10 }, () => counted(person, 0))),
      outcomes(
        Array.from({ length: 10 }, () => counted(person, 0)),
        other,
      ),
    ]);
    // of one batch the first alone
    expect([...here, ...there].filter((kind) => kind === 'COMMITTED')).toHaveLength(1);
    expect(await hub.count('decision_record', 'practitioner_id = $1', person)).toBe(1);
  });

  it('does not hold up what others, or the same person far from a limit, have recorded with it', async () => {
    const people = [randomUUID(), randomUUID(), randomUUID()];
    const [one = '', two = '', three = ''] = people;
    expect(
      await outcomes([counted(one, 5), counted(two, null), counted(three, 0), counted(two, null), counted(one, null)]),
    ).toEqual(['BEATEN', 'COMMITTED', 'COMMITTED', 'COMMITTED', 'COMMITTED']);
  });

  it('settles without a deadlock when two recorders take the same people in opposite order', async () => {
    const people = Array.from({ length: 30 }, () => randomUUID());
    const other = hub.another({ patienceMilliseconds: 20_000 });
    const [here, there] = await Promise.all([
      outcomes(people.map((person) => counted(person, 0))),
      outcomes(
        [...people].reverse().map((person) => counted(person, 0)),
        other,
      ),
    ]);
    expect([...here, ...there].filter((kind) => kind === 'COMMITTED')).toHaveLength(30);
    for (const person of people) expect(await hub.count('decision_record', 'practitioner_id = $1', person)).toBe(1);
  });

  it('looks back at as many as the look-up counts', async () => {
    const { rows } = await hub.database
      .superuser()
      .query<{ prosrc: string }>(`SELECT prosrc FROM pg_proc WHERE oid = 'hub.counted_in_turn'::regproc`);
    expect(/LIMIT (\d+)/.exec(rows[0]?.prosrc ?? '')?.[1]).toBe(String(MOST_COUNTED));
  });

  it('counts what counts, of one day, and of that person', async () => {
    const person = randomUUID();
    const { counts } = decisionEntry();
    await hub.committed(counted(person, null, { counts }));
    await hub.committed(counted(randomUUID(), null));
    await hub.committed(
      counted(person, null, { decidedAt: '2026-11-20T03:17:42.123455Z' as DecisionEntry['decidedAt'] }),
    );
    await hub.committed(counted(person, null, { counts, presentingAddress: true }));
    expect(await outcomes([counted(person, 1)])).toEqual(['COMMITTED']);
  });
});
