import type { Pool } from 'pg';
import type { Config } from '../config.js';
import { readBase64 } from '../disclosure-log/format/read-base64.js';
import type { PublishedLog } from '../disclosure-log/published-log.js';
import { promisedOrigin } from '../disclosure-log/verify/promised-origin.js';
import type { HubServices } from '../graphql/hub-services.js';
import type { ReaderLookUp } from '../oversight/ports.js';
import { createReadLogState } from '../oversight/read-log-state.js';
import { nodeSignatureCheck } from '../persistence/log/keys/ed25519.js';
import { openLogReaders, type MayReadLog } from '../persistence/log/serve/log-readers.js';
import { createLogStateReader } from '../persistence/log/serve/log-state-reader.js';
import { createTileReader } from '../persistence/log/serve/tile-reader.js';
import { readReceipt } from '../persistence/log/serve/receipt-reader.js';
import type { Receipt } from '../release/enquiry-answer.js';
import type { DecisionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Report } from './report.js';

/** The log as readers with a credential of their own see it over HTTP. */
export interface ServedLog {
  readonly log: PublishedLog;
  readonly mayRead: MayReadLog;
}

/** What of the log is given out: to readers, as receipts to those who asked, and to information governance. */
export interface LogServing extends Pick<HubServices, 'receipt' | 'disclosureLog'> {
  readonly servedLog: ServedLog;
}

export interface LogServingParts {
  readonly log: Pick<Config['log'], 'origin' | 'formerOrigins' | 'readersFile' | 'witnessing'>;
  /** Public half of the key that signs receipts. */
  readonly receiptKey: Uint8Array;
  readonly directory: ReaderLookUp;
  /** Connections as `hub_app`. */
  readonly serve: Pool;
  /** Connections as `hub_readonly`. */
  readonly oversight: Pool;
  /** The same, apart: whoever reads the whole log must not keep information governance waiting. */
  readonly tiles: Pool;
  readonly report: Report;
}

/** Puts together what gives the log out. */
export function logServing(parts: LogServingParts): LogServing {
  const { log, receiptKey, directory, serve, oversight, tiles, report } = parts;
  const { origin, readersFile, witnessing } = log;
  const ofApp = createTileReader(serve, origin);
  const state = createLogStateReader(oversight, { origin, witnessesDemanded: witnessing.kind !== 'none' });
  return {
    receipt: (caller, id) => readReceipt(serve, ofApp, caller, id),
    disclosureLog: {
      originOf: receiptOrigin(log, receiptKey),
      state: createReadLogState(directory, state),
    },
    servedLog: {
      log: createTileReader(tiles, origin),
      mayRead: openLogReaders(readersFile, (cause) => {
        report('readers of the log: the file cannot be used, so that nobody reads', cause);
      }),
    },
  };
}

/** A receipt of before a restore was signed under the name that the log had then, and verifies under no other. */
function receiptOrigin(
  { origin, formerOrigins }: LogServingParts['log'],
  receiptKey: Uint8Array,
): (receipt: Receipt) => string {
  if (formerOrigins.length === 0) return () => origin;
  return ({ decisionId, decidedAt, leafHash, signature }) => {
    const promise = {
      decisionId: decisionId as DecisionId,
      decidedAt: decidedAt as Instant,
      leafHash: readBase64(leafHash),
      signature: readBase64(signature),
    };
    return promisedOrigin(promise, [origin, ...formerOrigins], receiptKey, nodeSignatureCheck) ?? origin;
  };
}
