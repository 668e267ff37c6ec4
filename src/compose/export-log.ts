import type { Pool } from 'pg';
import { demandUrl, type Config } from '../config.js';
import { openPool } from '../persistence/connections.js';
import { ExportRefused, writeLogFolder, type WrittenLog } from '../persistence/log/serve/log-folder.js';
import { quorumMissing } from '../persistence/log/serve/quorum-missing.js';
import { createTileReader } from '../persistence/log/serve/tile-reader.js';
import { openDatabase } from './database.js';

export interface ExportOptions {
  /** Also when the witnesses' quorum has been missing for long. */
  readonly withoutQuorum: boolean;
  readonly say: (line: string) => void;
}

/** For so long witnesses may be away before nothing is exported any more. */
const PATIENCE_SECONDS = 15 * 60;

/**
 * Writes the published log of this hub into a folder, as `hub_readonly`.
 * @throws ExportRefused, DatabaseFault, DatabaseAway, SchemaBehind, ConfigFault
 */
export async function exportLog(config: Config, folder: string, options: ExportOptions): Promise<WrittenLog> {
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
  const missing = witnessing.kind === 'none' || withoutQuorum ? null : await quorumMissing(pool, origin);
  if (missing !== null && missing.seconds >= PATIENCE_SECONDS) {
    throw new ExportRefused(
      `no head has had the quorum of its witnesses since ${missing.since}: whoever checked a copy would miss them`,
      ExportRefused.NO_QUORUM,
    );
  }
  return writeLogFolder(folder, createTileReader(pool, origin));
}
