import type { Pool } from 'pg';
import type { Config } from '../config.js';
import type { PublishedLog } from '../disclosure-log/published-log.js';
import type { HubServices } from '../graphql/hub-services.js';
import type { ReaderLookUp } from '../oversight/ports.js';
import { createReadLogState } from '../oversight/read-log-state.js';
import { openLogReaders, type MayReadLog } from '../persistence/log/serve/log-readers.js';
import { createLogStateReader } from '../persistence/log/serve/log-state-reader.js';
import { createTileReader } from '../persistence/log/serve/tile-reader.js';
import { readReceipt } from '../persistence/log/serve/receipt-reader.js';
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
  readonly log: Pick<Config['log'], 'origin' | 'readersFile' | 'witnessing'>;
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
export function logServing({ log, directory, serve, oversight, tiles, report }: LogServingParts): LogServing {
  const { origin, readersFile, witnessing } = log;
  const ofApp = createTileReader(serve, origin);
  const state = createLogStateReader(oversight, { origin, witnessesDemanded: witnessing.kind !== 'none' });
  return {
    receipt: (caller, id) => readReceipt(serve, ofApp, caller, id),
    disclosureLog: { origin, state: createReadLogState(directory, state) },
    servedLog: {
      log: createTileReader(tiles, origin),
      mayRead: openLogReaders(readersFile, (cause) => {
        report('readers of the log: the file cannot be used, so that nobody reads', cause);
      }),
    },
  };
}
