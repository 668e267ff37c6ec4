import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { openSubjectDigests } from '../src/persistence/log/subject-digests.js';
import type { BareLoadOrder } from './bare-load-process.js';
import type { BenchFlags } from './bench-flags.js';
import { benchProcess } from './child-process.js';
import { enquiryMix } from './enquiry-mix.js';
import { floorSample } from './floor-sample.js';
import type { HttpLoadOrder, HttpLoadReport } from './http-load-process.js';
import type { HubOrder } from './hub-process.js';
import type { Measured } from './latencies.js';
import type { LoadedDatabase } from './loaded-database.js';
import { findPgbench, pgbenchLoad } from './pgbench-load.js';
import { processorTime } from './processor-time.js';
import type { Contenders, Costed } from './rounds.js';
import { sampledChildren } from './sampled-children.js';
import { measureSeparation, type Separation } from './separation/measure-separation.js';
import type { TokenDesk } from './token-desk.js';
import type { Workforce } from './workforce.js';

/** As many for the hub as for the floors. */
const CONNECTIONS = 32;

export interface RunningContenders extends Contenders {
  /** Whether latencies tell worlds apart that must not be; `each` enquiries in each world. */
  separation(each: number): Promise<readonly Separation[]>;
  end(): Promise<void>;
}

/** Starts the hub, its load and the floors, each in a process of its own, and warms them up for `seconds` each. */
export async function startContenders(
  { config, urls, superuserUrl, serverPid, folder }: LoadedDatabase,
  desk: TokenDesk,
  people: Workforce,
  flags: BenchFlags,
): Promise<RunningContenders> {
  const url = urls.app;
  if (url === undefined) throw new Error('the app has no login');
  const children = await sampledChildren(superuserUrl);
  const log = openSync(join(folder, 'hub.log'), 'w');
  const profile = flags.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${flags.profile}`];
  const hub = benchProcess<HubOrder, number>('hub-process', { output: log, nodeFlags: profile });
  closeSync(log);
  const http = benchProcess<HttpLoadOrder, HttpLoadReport>('http-load-process', { output: 'ignore' });
  const bare = benchProcess<BareLoadOrder, Measured>('bare-load-process', { output: 'ignore' });
  const end = async (): Promise<void> => {
    await Promise.all([hub.end(), http.end(), bare.end()]);
  };
  try {
    const port = await hub.ask({ dataDirectory: config.dataDirectory, urls, issuer: desk.issuer });
    const everybody = [...people.doctors.values(), people.nurses].flat();
    const { audience } = config.tokens;
    const tokens = new Map(everybody.map((worker) => [worker.subject, desk.token(worker, audience)]));
    await http.ask({ kind: 'PREPARE', port, connections: CONNECTIONS, children, people, tokens });
    await http.ask({ kind: 'MEASURE', seconds: flags.seconds });

    const digests = openSubjectDigests({ path: config.indexKeyFile, whenMissing: 'REFUSE' });
    const sample = await floorSample(superuserUrl, enquiryMix(children, people), desk.issuer, digests);
    await bare.ask({ kind: 'PREPARE', url, connections: CONNECTIONS, sample });
    await bare.ask({ kind: 'MEASURE', seconds: flags.seconds });
    const program = findPgbench();
    const pgbench =
      program === undefined ? undefined : pgbenchLoad(program, { url, connections: CONNECTIONS, folder, sample });
    await pgbench?.(flags.seconds);
    const costed =
      <Found extends Measured>(measure: (seconds: number) => Promise<Found>, pid?: number) =>
      async (seconds: number): Promise<Costed<Found>> => {
        const before = processorTime(serverPid(), pid);
        const found = await measure(seconds);
        return { ...found, processor: (processorTime(serverPid(), pid) - before) / found.done };
      };
    return {
      hub: costed((seconds) => http.ask({ kind: 'MEASURE', seconds }), hub.pid),
      bare: costed((seconds) => bare.ask({ kind: 'MEASURE', seconds }), bare.pid),
      pgbench: pgbench === undefined ? undefined : costed(pgbench),
      // the other end of the sample: the load asks about its beginning
      separation: (each) =>
        measureSeparation({ port, superuserUrl, children: children.toReversed(), people, tokens, each }),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
