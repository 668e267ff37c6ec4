import { composeHub } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import type { DatabaseUrls } from '../../src/persistence/database-role.js';
import { hubLog } from '../../src/http/hub-log.js';
import { hubMetrics } from '../../src/http/hub-metrics.js';
import { hubServer } from '../../src/http/hub-server.js';
import { bearerToken } from '../../src/identity/bearer-token.js';
import { tokenVerifier } from '../../src/identity/token-verifier.js';
import { trustedIssuers } from '../../src/identity/trusted-issuers.js';
import { fail } from '../../src/shared/result.js';

/** What a further process of a hub is told, as its one argument. */
export interface HubProcessTask {
  readonly dataDirectory: string;
  readonly urls: DatabaseUrls;
  readonly issuers: string;
}

// a whole hub in a process of its own: answers over HTTP and tells its parent where; ends with its parent
const { dataDirectory, urls, issuers: named } = JSON.parse(process.argv[2] ?? '') as HubProcessTask;
const issuers = trustedIssuers(named, { allowHttp: true });
if (!issuers.ok) throw new Error(issuers.failure);
const hub = await composeHub(
  readConfig({ HUB_ENV: 'development', HUB_DATA_DIR: dataDirectory }),
  urls,
  () => undefined,
);
const verifier = tokenVerifier({
  issuers: issuers.value,
  audiences: { enquiry: 'safeguarding-hub', feed: 'safeguarding-hub-feed' },
  allowHttp: true,
  fetch,
  now: Date.now,
});
const server = await hubServer({
  services: hub.services,
  authenticate: async (authorization) => {
    const token = bearerToken(authorization);
    return token === null ? fail('no bearer token') : verifier.verify(token);
  },
  readiness: () => hub.readiness(),
  log: hubLog({ level: 'silent' }),
  metrics: hubMetrics(),
  environment: 'development',
});
process.on('disconnect', () => process.exit());
process.send?.(await server.listen({ host: '127.0.0.1', port: 0 }));
