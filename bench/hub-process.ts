import { composeHub, type Hub, type Parts } from '../src/compose.js';
import type { Report } from '../src/compose/report.js';
import { readConfig } from '../src/config.js';
import { hubLog } from '../src/http/hub-log.js';
import type { DatabaseUrls } from '../src/persistence/database-role.js';
import { openHttp, type HttpEdge } from '../src/serve.js';
import { doOrders } from './child-process.js';

/** What the hub needs to start. */
export interface HubOrder {
  readonly dataDirectory: string;
  readonly urls: DatabaseUrls;
  /** The only issuer that it trusts. */
  readonly issuer: string;
  readonly parts: Parts;
}

let running: { readonly hub: Hub; readonly http: HttpEdge } | undefined;

/** The hub as it is served: all adapters, tokens verified, its log written. Reports the port. */
async function start({ dataDirectory, urls, issuer, parts }: HubOrder): Promise<number> {
  const config = readConfig({ HUB_DATA_DIR: dataDirectory });
  const log = hubLog({ level: 'info' });
  const report: Report = (what, cause) => {
    log.error({ what, cause: cause instanceof Error ? cause.name : cause }, 'in the background');
  };
  const hub = await composeHub(config, urls, report, parts);
  const http = await openHttp(config, hub, [{ adapter: 'oidc', issuer }], log);
  await http.keysAsked;
  const url = await http.app.listen({ host: '127.0.0.1', port: 0 });
  const faults = await hub.readiness();
  if (faults.length > 0) throw new Error(faults.join('; '));
  running = { hub, http };
  return Number(new URL(url).port);
}

doOrders(start, async () => {
  await running?.http.stop(0);
  await running?.hub.close();
});
