import type pg from 'pg';
import { vi } from 'vitest';
import type { TestDatabase } from './database.js';

const LOCK = 4_071_790;

/** Everything that the sequencer's transaction changes once it leads, in order, and where a trigger holds it before it does. */
export const STEPS = {
  'take the submissions': 'BEFORE DELETE ON hub.log_pending',
  'write the entries': 'BEFORE INSERT ON hub.log_entry',
  'write the full tiles': 'BEFORE INSERT ON hub.log_tile',
  'remove a partial tile': 'BEFORE DELETE ON hub.log_partial_tile',
  'write the partial tiles': 'BEFORE INSERT ON hub.log_partial_tile',
  'write the root': 'BEFORE UPDATE ON hub.log_tree',
  commit: 'DEFERRED AFTER UPDATE ON hub.log_tree',
} as const satisfies Readonly<Record<string, string>>;

export type Step = keyof typeof STEPS;

/** A point at which every sequencer of a database stands still. */
export interface Hold {
  /** Resolves with the backend that stands there. */
  reached(): Promise<number>;
  /** Whoever stands there goes on, and nobody is held any more. */
  release(): Promise<void>;
}

/** From now on every sequencer stands still before it does `step`. */
export async function holdAt(database: TestDatabase, step: Step): Promise<Hold> {
  const holder = await database.superuser().connect();
  await holder.query(statementsOf(step));
  return {
    reached: () => standing(holder),
    release: async () => {
      await holder.query('SELECT pg_advisory_unlock_all()');
      await holder.query('DROP FUNCTION IF EXISTS hub.stand_still CASCADE');
      holder.release();
    },
  };
}

function statementsOf(step: Step): string {
  const when = STEPS[step];
  const deferred = when.startsWith('DEFERRED ');
  return `
    SELECT pg_advisory_lock(${LOCK});
    CREATE FUNCTION hub.stand_still() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NULL; END $$;
    CREATE ${deferred ? 'CONSTRAINT TRIGGER' : 'TRIGGER'} stand_still ${when.replace('DEFERRED ', '')}
      ${deferred ? 'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW' : 'FOR EACH STATEMENT'} EXECUTE FUNCTION hub.stand_still()`;
}

function standing(holder: pg.PoolClient): Promise<number> {
  return vi.waitFor(
    async () => {
      const { rows } = await holder.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
         WHERE usename = 'hub_sequencer' AND datname = current_database() AND wait_event_type = 'Lock'`,
      );
      const [row] = rows;
      if (row === undefined) throw new Error('no sequencer stands still');
      return row.pid;
    },
    { timeout: 20_000, interval: 5 },
  );
}
