import pg from 'pg';

/** What `pg_backup_stop` gave: what a restored folder needs beside the copied files. */
export interface BackupEnd {
  /** Text of `backup_label`. */
  readonly label: string;
  readonly begun: string;
  readonly ended: string;
  readonly from: string;
  readonly to: string;
  /** Names of the segments of the write-ahead log that recovery reads, oldest first. */
  readonly segments: readonly string[];
}

/** One backup of a running server, on one connection from its start to its end, as PostgreSQL demands. */
export interface BackupSession {
  /** After it every file may be copied. */
  begin(): Promise<void>;
  /** After it the segments are whole; they stay until `close`. */
  finish(): Promise<BackupEnd>;
  /** Ends it, finished or not; a backup that was not finished leaves nothing behind at the server. */
  close(): Promise<void>;
}

const SLOT = `hub_backup_${process.pid}`;

const UTC = `to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// at a boundary pg_walfile_name tells the segment before, which is the last one that is needed
const END = `
SELECT stop.labelfile AS label, stop.lsn::text AS stopped, pg_walfile_name(stop.lsn) AS last, ${UTC} AS ended
FROM pg_backup_stop(wait_for_archive => false) AS stop`;

const SEGMENTS = `SELECT name FROM pg_ls_waldir() WHERE name BETWEEN $1 AND $2 AND name ~ '^[0-9A-F]{24}$' ORDER BY name`;

/**
 * Opens a session as superuser. A temporary replication slot keeps the write-ahead log meanwhile: without it a busy server
 * would reuse a segment that the backup still needs. It goes with the connection.
 */
export async function openBackupSession(superuserUrl: string): Promise<BackupSession> {
  const client = new pg.Client({
    connectionString: superuserUrl,
    application_name: 'hub backup',
    options: '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  });
  client.on('error', () => undefined);
  await client.connect();
  let begun = { at: '', from: '', segment: '' };
  return {
    async begin() {
      await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [SLOT]);
      const { rows } = await client.query<typeof begun>(
        `SELECT ${UTC} AS at, lsn::text AS from, pg_walfile_name(lsn) AS segment
         FROM pg_backup_start('hub backup', true) AS lsn`,
      );
      begun = rows[0] ?? begun;
    },
    async finish() {
      const { rows } = await client.query<{ label: string; stopped: string; last: string; ended: string }>(END);
      const [end] = rows;
      if (end === undefined) throw new Error('the backup was not ended');
      const { label, stopped, last, ended } = end;
      const found = await client.query<{ name: string }>(SEGMENTS, [begun.segment, last]);
      const segments = found.rows.map(({ name }) => name);
      return { label, begun: begun.at, ended, from: begun.from, to: stopped, segments };
    },
    close: () => client.end(),
  };
}
