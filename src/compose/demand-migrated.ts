import { MIGRATIONS } from '../../migrations/index.js';
import { loginName, type DatabaseRole } from '../persistence/database-role.js';
import { pendingMigrations } from '../persistence/migrate.js';
import { DatabaseAway } from './database-away.js';
import { SchemaBehind } from './schema-behind.js';

/**
 * Nothing is asked of a database that has not had every migration of this hub; none is run here.
 * @param url that of `role`
 * @throws SchemaBehind, DatabaseAway
 */
export async function demandMigrated(url: string, role: DatabaseRole): Promise<void> {
  const pending = await pendingMigrations(url, MIGRATIONS).catch((cause: unknown) => {
    throw new DatabaseAway(loginName(role), cause);
  });
  if (pending.length > 0) throw new SchemaBehind(pending.length);
}
