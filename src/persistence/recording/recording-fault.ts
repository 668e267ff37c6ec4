import pg from 'pg';
import { CouldNotRecord } from '../../enquiry/could-not-record.js';

/** SQLSTATE classes that speak of the whole statement or server: rights, resources, shutdown, system. */
const OF_THE_WHOLE_BATCH = new Set(['08', '42', '53', '57', '58', 'F0', 'XX']);
const CONNECTION_EXCEPTION = '08';
/** Shutdown, by an administrator or in a crash: the server may die between its commit and its answer. */
const SHUTDOWN = '57P';
const CANCELLED = '57014';

/** Whether the batch failed because of one of its rows; PostgreSQL has then committed none of them. */
export function isFaultOfOneRow(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !OF_THE_WHOLE_BATCH.has((error.code ?? 'XX').slice(0, 2));
}

/** Whether the connection can serve on after this error. */
export function leavesConnectionSound(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR' && !isConnectionCode(error.code ?? '08');
}

/**
 * What is told when a statement failed. An error of the database means that nothing was committed; a connection that
 * broke, or an answer that did not come, means that nobody knows.
 */
export function recordingFault(error: unknown): CouldNotRecord {
  if (error instanceof CouldNotRecord) return error;
  if (!(error instanceof pg.DatabaseError) || isConnectionCode(error.code ?? '08')) {
    return new CouldNotRecord('CONNECTION_LOST', 'UNKNOWN', error);
  }
  const fault = error.code === CANCELLED ? 'TOO_SLOW' : 'REFUSED_BY_DATABASE';
  return new CouldNotRecord(fault, 'NOT_RECORDED', error);
}

function isConnectionCode(code: string): boolean {
  return code.startsWith(CONNECTION_EXCEPTION) || code.startsWith(SHUTDOWN);
}
