import type { Pool } from 'pg';
import { demandUrl, type CommandConfig, type Config } from '../config.js';
import { QUORUM_PATIENCE_SECONDS } from '../disclosure-log/format/promises.js';
import { openPool } from '../persistence/connections.js';
import { quorumStanding } from '../persistence/log/quorum-standing.js';
import { ExportRefused, writeLogFolder, type WrittenLog } from '../persistence/log/serve/log-folder.js';
import { createTileReader } from '../persistence/log/serve/tile-reader.js';
import { openDatabase } from './database.js';

export interface ExportOptions {
  /** Also when the witnesses' quorum has been missing for long. */
  readonly withoutQuorum: boolean;
  readonly say: (line: string) => void;
}

/**
 * Writes the published log of this hub into a folder, as `hub_readonly`.
 * @throws ExportRefused, DatabaseFault, DatabaseAway, SchemaBehind, ConfigFault
 */
export async function exportLog(config: CommandConfig, folder: string, options: ExportOptions): Promise<WrittenLog> {
  const database = await openDatabase(config, options.say);
  try {
    await database.prepare('readonly');
    const pool = openPool('readonly', demandUrl(database.urls, 'readonly'), { max: 1 });
    try {
      return await exportFrom(pool, config.log, folder, options);
    } finally {
      await pool.end();
    }
  } finally {
    await database.leave();
  }
}

/** The same over connections that are open. */
export async function exportFrom(
  pool: Pick<Pool, 'query'>,
  { origin, witnessing }: Pick<Config['log'], 'origin' | 'witnessing'>,
  folder: string,
  { withoutQuorum }: Pick<ExportOptions, 'withoutQuorum'>,
): Promise<WrittenLog> {
  const quorum = witnessing.kind === 'none' || withoutQuorum ? null : await quorumStanding(pool, origin);
  // also when nothing follows the last head that has it: then nobody signs any more
  if (quorum !== null && quorum.seconds >= QUORUM_PATIENCE_SECONDS) {
    throw new ExportRefused(
      `no head has had the quorum of its witnesses since ${quorum.since}: whoever checked a copy would miss them`,
      ExportRefused.NO_QUORUM,
    );
  }
  return writeLogFolder(folder, createTileReader(pool, origin));
}
