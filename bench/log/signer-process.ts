import { composeSigner, type ComposedSigner } from '../../src/compose/signing.js';
import { readSignerConfig } from '../../src/config.js';
import type { DatabaseUrls } from '../../src/persistence/database-role.js';
import { doOrders } from '../child-process.js';

export type SignerOrder =
  | { readonly kind: 'START'; readonly dataDirectory: string; readonly urls: DatabaseUrls }
  /** Reports when a beat that began after this order has ended. */
  | { readonly kind: 'BEAT' };

/** As `hub sign` in development: more often than any installation. */
const BEAT_MILLISECONDS = 1_000;

let signer: ComposedSigner | undefined;
let beating: Promise<unknown> = Promise.resolve();
let timer: NodeJS.Timeout | undefined;

/** The signer of the log, on its beat. Whatever fails is told at the next order, and the run is worth nothing. */
async function obey(order: SignerOrder): Promise<null> {
  if (order.kind === 'START') await start(order);
  else await nextBeat();
  return null;
}

async function start({ dataDirectory, urls }: Extract<SignerOrder, { kind: 'START' }>): Promise<void> {
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
  await nextBeat();
  timer = setInterval(() => {
    nextBeat().catch(() => undefined);
  }, BEAT_MILLISECONDS);
}

/** One after the other; after one that failed all fail. */
function nextBeat(): Promise<unknown> {
  beating = beating.then(() => signer?.beat());
  return beating;
}

doOrders(obey, async () => {
  clearInterval(timer);
  await beating.catch(() => undefined);
  await signer?.close();
});
