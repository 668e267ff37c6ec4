import type { LoadedDatabase } from '../loaded-database.js';
import { quietClient } from '../../src/persistence/quiet-client.js';

/** Databases in which what the log costs can be left out, each with the whole town and the sample in it. */
export interface LogFloors {
  /** Decisions are submitted, and nobody gives them places: where the floors write. */
  readonly submitting: DatabaseAddress;
  /** Decisions are not submitted at all. It has the one row that a log without a sequencer would lock. */
  readonly unlogged: DatabaseAddress;
}

export interface DatabaseAddress {
  readonly urls: LoadedDatabase['urls'];
  readonly superuserUrl: string;
}

/** What a transaction does that takes its place in the log itself, and so waits for every other. */
export const LOCK_ONE_ROW = 'UPDATE bench.place SET n = n + 1 RETURNING n';

/** Copies the database twice. Nobody may be connected to it. */
export async function logFloors(copy: LoadedDatabase['copy']): Promise<LogFloors> {
  const submitting = await copy('hub_submitting');
  const unlogged = await copy('hub_unlogged');
  const owner = await quietClient(unlogged.superuserUrl);
  try {
    await owner.query('ALTER TABLE hub.decision DISABLE TRIGGER submit_to_log');
    await owner.query('CREATE TABLE bench.place (n bigint NOT NULL); INSERT INTO bench.place VALUES (0)');
    await owner.query('GRANT SELECT, UPDATE ON bench.place TO hub_app');
  } finally {
    await owner.end();
  }
  return { submitting, unlogged };
}
