import { composeSigner, type ComposedSigner } from '../../src/compose/signing.js';
import { readSignerConfig } from '../../src/config.js';
import type { DatabaseUrls } from '../../src/persistence/database-role.js';
import { doOrders } from '../child-process.js';

export interface SignerOrder {
  readonly dataDirectory: string;
  readonly urls: DatabaseUrls;
}

/** As `hub sign` in development: more often than any installation. */
const BEAT_MILLISECONDS = 1_000;

let signer: ComposedSigner | undefined;
let beating: Promise<unknown> = Promise.resolve();
let timer: NodeJS.Timeout | undefined;

/** The signer of the log, on its beat. A beat that fails ends the process, and the run is worth nothing. */
async function start({ dataDirectory, urls }: SignerOrder): Promise<null> {
  const { signer: url } = urls;
  if (url === undefined) throw new Error('the signer has no login');
  const config = readSignerConfig({ HUB_DATA_DIR: dataDirectory, HUB_SIGNER_DATABASE_URL: url });
  const composed = await composeSigner({
    config,
    urls: { signer: url },
    say: (line) => void process.stderr.write(`${line}\n`),
    report: (what) => void process.stderr.write(`${what}\n`),
    now: Date.now,
  });
  signer = composed;
  await composed.beat();
  timer = setInterval(() => {
    beating = beating.then(() => composed.beat());
    beating.catch(() => process.exit(1));
  }, BEAT_MILLISECONDS);
  return null;
}

doOrders(start, async () => {
  clearInterval(timer);
  await beating;
  await signer?.close();
});
