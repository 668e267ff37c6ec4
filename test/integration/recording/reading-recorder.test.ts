import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import type { Reading } from '../../../src/oversight/ports.js';
import { createReadingRecorder } from '../../../src/persistence/recording/reading-recorder.js';
import { caller, enquirer } from '../../support/builders.js';
import { DECIDED_AT } from '../../support/decision-entry.js';
import { ORIGIN, recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
beforeAll(async () => {
  hub = await recordingDatabase();
});
afterAll(() => hub.drop());

const reading: Reading = {
  caller: caller(),
  reader: enquirer({ group: 'IG_LEAD' }),
  at: DECIDED_AT,
  what: { page: { outcome: 'REFUSED' }, first: 20, after: null },
  shown: ['a decision', 'another'],
  caseId: null,
};
const recorder = () =>
  createReadingRecorder({ pool: hub.database.pool('app'), origin: ORIGIN, signer: hub.key.signer });

describe('a reading of decisions', () => {
  it('is a decision of its own in the record and in the log', async () => {
    const { decisionId } = await recorder().recordReading(reading);
    expect(
      await hub.count(
        'decision_record',
        `decision_id = $1 AND kind = 'OVERSIGHT_READING' AND practitioner_group = 'IG_LEAD' AND child_id IS NULL
           AND NOT (notifying OR listed OR not_confirmed OR without_relationship OR overridden OR conflicted)`,
        decisionId,
      ),
    ).toBe(1);
    expect(await hub.count('log_pending', 'leaf_id = $1', decisionId)).toBe(1);
    const stored = await hub.stored(decisionId);
    expect(stored.request).toBe(canonicalText({ what: reading.what, caseId: null }));
    expect(stored.answer).toBe(canonicalText({ shown: reading.shown }));
  });

  it('leaves no answer to repeat and tells nobody', async () => {
    const { decisionId } = await recorder().recordReading(reading);
    expect(await hub.count('stored_answer', 'decision_id = $1', decisionId)).toBe(0);
    expect(await hub.count('outbox', 'decision_id = $1', decisionId)).toBe(0);
  });

  it('counts each time, also when the same is read again', async () => {
    const before = await hub.count('decision');
    const reads = recorder();
    await Promise.all([reads.recordReading(reading), reads.recordReading(reading)]);
    expect(await hub.count('decision')).toBe(before + 2);
  });
});
