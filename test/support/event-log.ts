import { generateKeyPairSync, sign } from 'node:crypto';
import type { EventLog } from '../../src/persistence/log/events/event-row.js';

const { privateKey } = generateKeyPairSync('ed25519');

/** A log for tests that look at something else: its receipts are signed by a key of this process. */
export const EVENT_LOG: EventLog = {
  origin: 'hub.example/log',
  signer: { keyName: 'hub.example/log', sign: (bytes) => sign(null, bytes, privateKey) },
};
