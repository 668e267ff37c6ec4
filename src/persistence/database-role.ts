/** The kinds of database login, each with a connection and rights of its own. */
export const DATABASE_ROLES = [
  'app',
  'feed',
  'sequencer',
  'worker',
  'retention',
  'readonly',
  'signer',
  'auditor',
  'migrator',
] as const;

export type DatabaseRole = (typeof DATABASE_ROLES)[number];

/** One connection URL for each login; a process holds only those that it needs. */
export type DatabaseUrls = Readonly<Partial<Record<DatabaseRole, string>>>;

/** Name of the login in PostgreSQL. */
export function loginName(role: DatabaseRole): `hub_${DatabaseRole}` {
  return `hub_${role}`;
}
