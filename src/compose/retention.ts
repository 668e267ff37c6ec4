import { demandUrl, type CommandConfig } from '../config.js';
import { openReceiptKey } from '../persistence/log/keys/receipt-key.js';
import { eraseRecords, type Erased, type Erasure } from '../persistence/retention/erase-records.js';
import { openDatabase } from './database.js';
import { poolsOf } from './pools.js';

/**
 * Destroys records of decisions as `hub_retention`, in a database that is up to date. The leaf of the erasure carries a
 * receipt, so the receipt key must be there: a new one would sign what nobody can check.
 * @throws ErasureRefused, KeyFileFault, DatabaseFault, ConfigFault, SchemaBehind, DatabaseAway
 */
export async function eraseAsRetention(
  config: CommandConfig,
  erasure: Erasure,
  { rehearse, log }: { readonly rehearse: boolean; readonly log: (line: string) => void },
): Promise<Erased> {
  const { origin, receiptKeyFile } = config.log;
  const { signer } = openReceiptKey({ path: receiptKeyFile, whenMissing: 'REFUSE' }, origin);
  const database = await openDatabase(config, log);
  try {
    await database.prepare('retention');
    const pools = poolsOf({ retention: demandUrl(database.urls, 'retention') }, () => undefined);
    try {
      const pool = pools.open('retention', { max: 1 });
      await pools.refuseUnsoundLogins(config.environment);
      return await eraseRecords(pool, erasure, { origin, signer }, { rehearse });
    } finally {
      await pools.closeAll();
    }
  } finally {
    await database.leave();
  }
}
