import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeHub, type Parts } from '../../src/compose.js';
import { readConfig, type Config } from '../../src/config.js';
import { createSubmitFeed } from '../../src/feed/submit-feed.js';
import { dateInEngland } from '../../src/date-in-england.js';
import { hubLog } from '../../src/http/hub-log.js';
import { startDevelopmentIdentityProvider } from '../../src/identity/development/identity-provider.js';
import { personaToken } from '../../src/identity/development/persona-token.js';
import type { Persona } from '../../src/identity/development/persona.js';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { trustedIssuers, type TrustedIssuer } from '../../src/identity/trusted-issuers.js';
import { seedDemo } from '../../src/persistence/demo-seed.js';
import { createFeedStore } from '../../src/persistence/feed/feed-store.js';
import type { EventLog } from '../../src/persistence/log/events/event-row.js';
import { openReceiptKey } from '../../src/persistence/log/keys/receipt-key.js';
import { installPolicy } from '../../src/persistence/policy-store.js';
import type { CalendarDate } from '../../src/shared/calendar-date.js';
import { openHttp } from '../../src/serve.js';
import { SHIPPED_POLICY } from '../../src/compose/shipped-policy.js';
import { CAST_SIZE } from '../../src/synthetic-town/cast.js';
import { demoDirectory } from '../../src/synthetic-town/demo-directory.js';
import { loadTown } from '../../src/synthetic-town/load-town.js';
import { testDatabase, type TestDatabase } from './database.js';
import { sha256OfText } from './sha256.js';

/** A whole hub on real HTTP and a real database, with the cast of the town and the personas' tokens. */
export interface RunningHub {
  readonly url: string;
  readonly database: TestDatabase;
  readonly asOf: CalendarDate;
  readonly config: Config;
  /** What `HUB_OIDC_ISSUER` of another process of this hub must be. */
  readonly issuers: string;
  /** The Authorization header's token of a persona; signed in again for one request when `stepUpFor` names it. */
  token(persona: string, stepUpFor?: string): Promise<string>;
  /** Sends a GraphQL operation as a persona; gives status, data and errors as they came. */
  ask<Data>(persona: string, query: string, variables: unknown, stepUpFor?: string): Promise<Answered<Data>>;
  close(): Promise<void>;
}

export interface Answered<Data> {
  readonly status: number;
  readonly text: string;
  readonly data: Data | null;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string } & Readonly<Record<string, unknown>>;
  }[];
}

/** What a hub holds back for a while otherwise: its answers, and whether it is ready. */
const AT_ONCE = { onTheBeat: false, readinessHeldMilliseconds: 0 };
const AUDIENCES = { enquiry: 'safeguarding-hub', feed: 'safeguarding-hub-feed' };

/**
 * Starts it; `children` beyond the cast are generated, `others` stand in the directory beside the personas. Unless it is
 * asked to sequence, what it submits to the log stays submitted, so that a test can look at it.
 */
export async function startRunningHub(
  children: number = CAST_SIZE,
  others: readonly Persona[] = [],
  parts: Partial<Parts> = {},
): Promise<RunningHub> {
  const personas = [...PERSONAS, ...others];
  const database = await testDatabase();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'running-hub-'));
  // the database's clock is the hub's, so a town for a test must be of today
  const asOf = dateInEngland(new Date());
  const idp = await startDevelopmentIdentityProvider({
    environment: 'development',
    port: 0,
    dataDir: dataDirectory,
    audiences: AUDIENCES,
    personas,
  });
  const issuers = trusted(idp.issuers);
  await seedDemo(
    database.urls.migrator,
    demoDirectory(asOf, { cis2: issuerOf(issuers, 'cis2'), oidc: issuerOf(issuers, 'oidc') }, personas),
    'development',
  );
  const config = readConfig({ HUB_ENV: 'development', HUB_DATA_DIR: dataDirectory });
  await installPolicy(database.urls.migrator, SHIPPED_POLICY, 'development');
  const submitFeed = createSubmitFeed({
    store: createFeedStore(database.pool('feed'), eventLogOf(config)),
    newId: randomUUID,
    sha256: sha256OfText,
    testNumbers: 'ACCEPTED',
  });
  await loadTown({ children, seed: 1, asOf }, submitFeed, () => undefined);

  const hub = await composeHub(config, database.urls, () => undefined, { work: true, sequence: false, ...parts });
  const http = await openHttp(config, hub, issuers, hubLog({ level: 'silent' }), AT_ONCE);
  const url = await http.app.listen({ host: '127.0.0.1', port: 0 });

  async function token(key: string, stepUpFor?: string): Promise<string> {
    const persona = personas.find((each) => each.key === key);
    if (persona === undefined) throw new Error(`no such persona: ${key}`);
    return personaToken({ persona, issuers, stepUpFor: stepUpFor ?? null, fetch });
  }

  return {
    url,
    database,
    asOf,
    config,
    issuers: idp.issuers,
    token,
    async ask<Data>(persona: string, query: string, variables: unknown, stepUpFor?: string) {
      return askAt<Data>(url, await token(persona, stepUpFor), query, variables);
    },
    async close() {
      await http.stop(0);
      await hub.close();
      await idp.close();
      await database.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** The log of the hub of this configuration, under its own receipt key. */
function eventLogOf({ log: { origin, receiptKeyFile } }: Config): EventLog {
  return { origin, signer: openReceiptKey({ path: receiptKeyFile, whenMissing: 'MAKE' }, origin).signer };
}

/** Sends a GraphQL operation to the hub at `url` with an access token. */
export async function askAt<Data>(
  url: string,
  token: string,
  query: string,
  variables: unknown,
): Promise<Answered<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const body = JSON.parse(text) as Partial<Answered<Data>>;
  return { status: response.status, text, data: body.data ?? null, errors: body.errors ?? [] };
}

function trusted(text: string): readonly TrustedIssuer[] {
  const issuers = trustedIssuers(text, { allowHttp: true });
  if (!issuers.ok) throw new Error(issuers.failure);
  return issuers.value;
}

function issuerOf(issuers: readonly TrustedIssuer[], adapter: TrustedIssuer['adapter']): string {
  const found = issuers.find((issuer) => issuer.adapter === adapter);
  if (found === undefined) throw new Error(`no issuer of the shape ${adapter}`);
  return found.issuer;
}
