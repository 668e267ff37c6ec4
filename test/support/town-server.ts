import pg from 'pg';
import { loadDemo } from '../../src/compose/town.js';
import { dateInEngland } from '../../src/date-in-england.js';
import { startDevelopmentIdentityProvider } from '../../src/identity/development/identity-provider.js';
import { personaToken } from '../../src/identity/development/persona-token.js';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { trustedIssuers, type TrustedIssuer } from '../../src/identity/trusted-issuers.js';
import type { DatabaseUrls } from '../../src/persistence/database-role.js';
import type { CalendarDate } from '../../src/shared/calendar-date.js';
import { CAST_SIZE } from '../../src/synthetic-town/cast.js';
import { privateServer, type PrivateServer } from './private-server.js';
import type { SharedByProcesses } from './second-process.js';

/** The cast of the town on a server of its own, durable and killable, for hubs in processes of their own. */
export interface TownServer extends SharedByProcesses {
  readonly config: PrivateServer['config'];
  readonly server: PrivateServer;
  readonly asOf: CalendarDate;
  /** `superuser` is for what no login of the hub may do: planting and looking behind the scenes. */
  readonly database: { readonly urls: DatabaseUrls; superuser(): pg.Pool };
  token(persona: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts it: migrated, the town loaded, and nobody who answers yet. */
export async function startTownServer(): Promise<TownServer> {
  const server = await privateServer({ HUB_DEMO_CHILDREN: String(CAST_SIZE) });
  const { config, database } = server;
  const { audience: enquiry, feedAudience: feed } = config.tokens;
  const idp = await startDevelopmentIdentityProvider({
    environment: 'development',
    port: 0,
    dataDir: config.dataDirectory,
    audiences: { enquiry, feed },
    personas: PERSONAS,
  });
  const issuers = trustedIssuers(idp.issuers, { allowHttp: true });
  if (!issuers.ok) throw new Error(issuers.failure);
  const asOf = dateInEngland(new Date());
  const named = { oidc: issuerOf(issuers.value, 'oidc'), cis2: issuerOf(issuers.value, 'cis2') };
  await loadDemo(config, database.urls, named, asOf, () => undefined, new AbortController().signal);
  const superuser = new pg.Pool({ connectionString: database.server?.superuserUrl('hub'), max: 4 });
  superuser.on('error', () => undefined);
  superuser.on('connect', (client) => client.on('error', () => undefined));
  return {
    config,
    server,
    database: { urls: database.urls, superuser: () => superuser },
    issuers: idp.issuers,
    asOf,
    token: async (key) => {
      const persona = PERSONAS.find((each) => each.key === key);
      if (persona === undefined) throw new Error(`no such persona: ${key}`);
      return personaToken({ persona, issuers: issuers.value, stepUpFor: null, fetch });
    },
    close: async () => {
      await superuser.end();
      await idp.close();
      await server.remove();
    },
  };
}

function issuerOf(issuers: readonly TrustedIssuer[], adapter: TrustedIssuer['adapter']): string {
  const found = issuers.find((issuer) => issuer.adapter === adapter);
  if (found === undefined) throw new Error(`no issuer of the shape ${adapter}`);
  return found.issuer;
}
