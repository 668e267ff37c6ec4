import { composeHub, type Hub } from '../src/compose.js';
import { readConfig } from '../src/config.js';
import { hubLog } from '../src/http/hub-log.js';
import { hubMetrics } from '../src/http/hub-metrics.js';
import { hubServer } from '../src/http/hub-server.js';
import { bearerToken } from '../src/identity/bearer-token.js';
import { tokenVerifier } from '../src/identity/token-verifier.js';
import type { DatabaseUrls } from '../src/persistence/database-role.js';
import { fail } from '../src/shared/result.js';
import { doOrders } from './child-process.js';

/** What the hub needs to start. */
export interface HubOrder {
  readonly dataDirectory: string;
  readonly urls: DatabaseUrls;
  /** The only issuer that it trusts. */
  readonly issuer: string;
}

let running: { readonly hub: Hub; readonly server: Awaited<ReturnType<typeof hubServer>> } | undefined;

/** The hub as it is served: all adapters, tokens verified, its log written. Reports the port. */
async function start({ dataDirectory, urls, issuer }: HubOrder): Promise<number> {
  const config = readConfig({ HUB_DATA_DIR: dataDirectory });
  const log = hubLog({ level: 'info' });
  const hub = await composeHub(config, urls, (what, cause) => {
    log.error({ what, cause: cause instanceof Error ? cause.name : cause }, 'in the background');
  });
  const verifier = tokenVerifier({
    issuers: [{ adapter: 'oidc', issuer }],
    audiences: { enquiry: config.tokens.audience, feed: config.tokens.feedAudience },
    allowHttp: true,
    fetch,
    now: Date.now,
  });
  await verifier.preload();
  const server = await hubServer({
    services: hub.services,
    authenticate: async (authorization) => {
      const token = bearerToken(authorization);
      return token === null ? fail('no bearer token') : verifier.verify(token);
    },
    readiness: () => hub.readiness(),
    log,
    metrics: hubMetrics(),
    environment: config.environment,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const faults = await hub.readiness();
  if (faults.length > 0) throw new Error(faults.join('; '));
  running = { hub, server };
  return Number(new URL(url).port);
}

doOrders(start, async () => {
  await running?.server.close();
  await running?.hub.close();
});
