import pg from 'pg';
import { CouldNotRecord } from '../../enquiry/could-not-record.js';
import type { RepeatRecorder } from '../../enquiry/ports.js';
import { recordingFault } from './recording-fault.js';

const STATEMENT = 'INSERT INTO hub.answer_repeat (decision_id, given) VALUES ($1, $2)';
const UNIQUE_VIOLATION = '23505';
const TRIES = 3;

/**
 * Records repeats of a request in PostgreSQL, as `hub_app`.
 * Throws `CouldNotRecord`: without its row a stored answer is not given again, nor while so many leaves wait for the log
 * that nothing is disclosed.
 */
export function createRepeatRecorder(pool: pg.Pool, logIsFull: () => boolean = () => false): RepeatRecorder {
  return {
    async recordRepeat(decisionId, given) {
      if (logIsFull()) throw new CouldNotRecord('LOG_TOO_FAR_BEHIND', 'NOT_RECORDED');
      for (let tried = 1; ; tried += 1) {
        try {
          await pool.query({ name: 'record_repeat', text: STATEMENT, values: [decisionId, given] });
          return;
        } catch (error) {
          // two repeats in one microsecond; the next try has a later one
          if (tried < TRIES && error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) continue;
          throw recordingFault(error);
        }
      }
    },
  };
}
