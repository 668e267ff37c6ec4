import type { Pool } from 'pg';
import type { OrganisationId } from '../shared/ids.js';

/** The organisation in whose name a case system may state; `null` when the directory has no such system. */
export async function feedingOrganisation(
  pool: Pick<Pool, 'query'>,
  client: { readonly issuer: string; readonly subject: string },
): Promise<OrganisationId | null> {
  const { rows } = await pool.query<{ id: OrganisationId }>(
    `SELECT o.id FROM hub.feed_client f JOIN hub.organisation o ON o.id = f.organisation_id AND o.active
       JOIN hub.issuer_organisation i ON i.issuer = f.issuer AND i.organisation_id = o.id
     WHERE f.issuer = $1 AND f.subject = $2`,
    [client.issuer, client.subject],
  );
  return rows[0]?.id ?? null;
}
