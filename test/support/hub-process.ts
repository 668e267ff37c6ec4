import { composeHub } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import type { DatabaseUrls } from '../../src/persistence/database-role.js';
import { hubLog } from '../../src/http/hub-log.js';
import { trustedIssuers } from '../../src/identity/trusted-issuers.js';
import { openHttp } from '../../src/serve.js';

/** What a further process of a hub is told, as its one argument. */
export interface HubProcessTask {
  readonly dataDirectory: string;
  readonly urls: DatabaseUrls;
  readonly issuers: string;
  /** Gives decisions their places in the log too; not when left out. */
  readonly sequence?: boolean;
}

// a whole hub in a process of its own: answers over HTTP and tells its parent where; ends with its parent
const { dataDirectory, urls, issuers: named, sequence = false } = JSON.parse(process.argv[2] ?? '') as HubProcessTask;
const issuers = trustedIssuers(named, { allowHttp: true });
if (!issuers.ok) throw new Error(issuers.failure);
const config = readConfig({ HUB_ENV: 'development', HUB_DATA_DIR: dataDirectory });
const hub = await composeHub(config, urls, () => undefined, { work: true, sequence });
const { app } = await openHttp(config, hub, issuers.value, hubLog({ level: 'silent' }), { onTheBeat: false });
process.on('disconnect', () => process.exit());
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
