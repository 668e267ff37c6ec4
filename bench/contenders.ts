import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Parts } from '../src/compose.js';
import type { BareLoadOrder } from './bare-load-process.js';
import type { BenchFlags } from './bench-flags.js';
import { benchProcess, type BenchProcess } from './child-process.js';
import type { HttpLoadOrder, HttpLoadReport } from './http-load-process.js';
import type { HubOrder } from './hub-process.js';
import type { Measured } from './latencies.js';
import type { LoadedDatabase } from './loaded-database.js';
import { LOCK_ONE_ROW, logFloors, type DatabaseAddress } from './log/floors.js';
import { watchTree, type Sequenced } from './log/sequenced.js';
import type { SignerOrder } from './log/signer-process.js';
import { findPgbench, pgbenchLoad } from './pgbench-load.js';
import { processorTime } from './processor-time.js';
import { recordedSample } from './recorded-sample.js';
import type { Contenders, Costed } from './rounds.js';
import { sampledChildren } from './sampled-children.js';
import { measureSeparation, type Separation } from './separation/measure-separation.js';
import type { TokenDesk } from './token-desk.js';
import type { Workforce } from './workforce.js';

/** As many for the hubs as for the floors. */
export const CONNECTIONS = 32;

const WHOLE: Parts = { work: true, sequence: true };
const WITHOUT_LOG: Parts = { work: true, sequence: false };

export interface RunningContenders extends Contenders {
  /** Whether latencies tell worlds apart that must not be told apart; `each` enquiries in each world. */
  separation(each: number): Promise<readonly Separation[]>;
  /** How soon what the hub recorded in its rounds had its place in the log. */
  sequenced(): Promise<Sequenced>;
  end(): Promise<void>;
}

/**
 * Starts the hub with its signer, the same hub without the log, the load of each and the floors, every one in a process
 * of its own, and warms them up for `seconds` each.
 */
export async function startContenders(
  database: LoadedDatabase,
  desk: TokenDesk,
  people: Workforce,
  flags: BenchFlags,
): Promise<RunningContenders> {
  const { config, serverPid, folder } = database;
  const children = await sampledChildren(database.superuserUrl);
  const everybody = [...people.doctors.values(), people.nurses, people.socialWorkers].flat();
  const tokens = new Map(everybody.map((worker) => [worker.subject, desk.token(worker, config.tokens.audience)]));
  const started: { end(): Promise<void> }[] = [];
  const end = async (): Promise<void> => {
    for (const one of started.splice(0).reverse()) await one.end();
  };
  const begun = <Order extends object, Report>(name: string, flagsOfNode: readonly string[] = []) => {
    const output = openSync(join(folder, `${name.replace('/', '-')}-${started.length}.log`), 'w');
    const program = benchProcess<Order, Report>(name, { output, nodeFlags: flagsOfNode });
    closeSync(output);
    started.push(program);
    return program;
  };
  const costed =
    <Found extends Measured>(measure: (seconds: number) => Promise<Found>, ...pids: readonly (number | undefined)[]) =>
    async (seconds: number): Promise<Costed<Found>> => {
      const before = processorTime(serverPid(), pids);
      const found = await measure(seconds);
      return { ...found, processor: (processorTime(serverPid(), pids) - before) / found.done };
    };
  const hubOn = async ({ urls }: Pick<DatabaseAddress, 'urls'>, parts: Parts, nodeFlags: readonly string[] = []) => {
    const hub = begun<HubOrder, number>('hub-process', nodeFlags);
    const port = await hub.ask({ dataDirectory: config.dataDirectory, urls, issuer: desk.issuer, parts });
    const load = begun<HttpLoadOrder, HttpLoadReport>('http-load-process');
    await load.ask({ kind: 'PREPARE', port, connections: CONNECTIONS, children, people, tokens });
    await load.ask({ kind: 'MEASURE', seconds: flags.seconds });
    return { hub, port, load };
  };
  try {
    const sample = await recordedSample(
      () => hubOn(database, WITHOUT_LOG),
      end,
      database,
      children,
      people,
      desk.issuer,
    );
    const { submitting, unlogged } = await logFloors(database.copy);

    const profile = flags.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${flags.profile}`];
    const signer = begun<SignerOrder, null>('log/signer-process');
    await signer.ask({ kind: 'START', dataDirectory: config.dataDirectory, urls: database.urls });
    const logged = await hubOn(database, WHOLE, profile);
    const without = await hubOn(unlogged, WITHOUT_LOG);

    const bareOn = async ({ urls }: DatabaseAddress, also?: string): Promise<BenchProcess<BareLoadOrder, Measured>> => {
      const bare = begun<BareLoadOrder, Measured>('bare-load-process');
      const more = also === undefined ? {} : { also };
      await bare.ask({ kind: 'PREPARE', url: appOf(urls), connections: CONNECTIONS, sample, ...more });
      await bare.ask({ kind: 'MEASURE', seconds: flags.seconds });
      return bare;
    };
    const bare = await bareOn(submitting);
    const bareUnlogged = await bareOn(unlogged);
    const bareRowLock = await bareOn(unlogged, LOCK_ONE_ROW);
    const program = findPgbench();
    const pgbench =
      program === undefined
        ? undefined
        : pgbenchLoad(program, { url: appOf(submitting.urls), connections: CONNECTIONS, folder, sample });
    await pgbench?.(flags.seconds);
    const measureBare = (load: BenchProcess<BareLoadOrder, Measured>) =>
      costed((seconds) => load.ask({ kind: 'MEASURE', seconds }), load.pid);
    const { superuserUrl } = database;
    const watch = await watchTree(superuserUrl);
    started.push(watch);
    const measureHub = async (seconds: number): Promise<HttpLoadReport> => {
      const found = await watch.during(() => logged.load.ask({ kind: 'MEASURE', seconds }));
      // what the signer still has to do must not fall on whoever is measured next
      await signer.ask({ kind: 'BEAT' });
      return found;
    };
    return {
      hub: costed(measureHub, logged.hub.pid, signer.pid),
      unlogged: costed((seconds) => without.load.ask({ kind: 'MEASURE', seconds }), without.hub.pid),
      bare: measureBare(bare),
      bareUnlogged: measureBare(bareUnlogged),
      bareRowLock: measureBare(bareRowLock),
      pgbench: pgbench === undefined ? undefined : costed(pgbench),
      sequenced: () => watch.sequenced(),
      // the other end of the sample: the load asks about its beginning
      separation: (each) =>
        measureSeparation({ port: logged.port, superuserUrl, children: children.toReversed(), people, tokens, each }),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function appOf({ app }: DatabaseAddress['urls']): string {
  if (app === undefined) throw new Error('the app has no login');
  return app;
}
