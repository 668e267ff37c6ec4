import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRepeatRecorder } from '../../../src/persistence/recording/repeat-recorder.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import { decisionEntry } from '../../support/decision-entry.js';
import { recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
let decisionId: DecisionId;
beforeAll(async () => {
  hub = await recordingDatabase();
  ({ decisionId } = await hub.committed(decisionEntry()));
});
afterAll(() => hub.drop());

describe('the login that serves requests', () => {
  it.each([
    'UPDATE hub.decision SET subject = subject',
    'DELETE FROM hub.decision',
    'TRUNCATE hub.decision',
    'UPDATE hub.decision_record SET outcome = outcome',
    'DELETE FROM hub.decision_record',
    'UPDATE hub.stored_answer SET answer = answer',
    'DELETE FROM hub.stored_answer',
    'DELETE FROM hub.answer_repeat',
    'SELECT FROM hub.outbox',
    'DELETE FROM hub.outbox',
    'SELECT FROM hub.log_pending',
    'DELETE FROM hub.log_pending',
    `INSERT INTO hub.log_pending (leaf_id, leaf_hash) VALUES (gen_random_uuid(), '')`,
    'ALTER TABLE hub.decision DISABLE TRIGGER ALL',
    'SET session_replication_role = replica',
  ])('may not: %s', async (statement) => {
    await expect(hub.database.pool('app').query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a repeat of a request', () => {
  it('leaves a row each time, whether the answer was given or not', async () => {
    const repeats = createRepeatRecorder(hub.database.pool('app'));
    await Promise.all([
      repeats.recordRepeat(decisionId, true),
      repeats.recordRepeat(decisionId, true),
      repeats.recordRepeat(decisionId, false),
    ]);
    expect(await hub.count('answer_repeat', 'decision_id = $1 AND given', decisionId)).toBe(2);
    expect(await hub.count('answer_repeat', 'decision_id = $1 AND NOT given', decisionId)).toBe(1);
  });

  it('is a fault when it cannot be recorded, so that nothing is given', async () => {
    await hub.database.superuser().query('REVOKE INSERT ON hub.answer_repeat FROM hub_app');
    await expect(createRepeatRecorder(hub.database.pool('app')).recordRepeat(decisionId, true)).rejects.toMatchObject({
      name: 'CouldNotRecord',
      fault: 'REFUSED_BY_DATABASE',
      outcome: 'NOT_RECORDED',
    });
    await hub.database.superuser().query('GRANT INSERT ON hub.answer_repeat TO hub_app');
  });
});
