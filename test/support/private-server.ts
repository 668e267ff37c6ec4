import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase, type Database } from '../../src/compose/database.js';
import { readConfig, type Config } from '../../src/config.js';
import { isAlive, processesOf } from '../../src/persistence/embedded/server-process.js';

/** A server with full durability that one test file may kill and freeze, opened as `npm start` opens it. */
export interface PrivateServer {
  readonly config: Config;
  readonly database: Database;
  /** kill -9 of every process of the server; resolves when none is left. */
  kill(): Promise<void>;
  /** SIGSTOP to every process of the server. */
  freeze(): void;
  thaw(): void;
  /** Resolves when the supervisor has the server back. */
  restarted(): Promise<void>;
  /** Stops the server and removes its folder. */
  remove(): Promise<void>;
}

/** Starts one, migrated. `env` adds variables to those of an empty development environment. */
export async function privateServer(env: Readonly<Record<string, string>> = {}): Promise<PrivateServer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-private-')));
  chmodSync(folder, 0o711);
  const config = readConfig({ ...env, HUB_DATA_DIR: join(folder, 'data') });
  const database = await openDatabase(config, () => undefined);
  const { server } = database;
  if (server === undefined) throw new Error('a private server is an embedded one');
  await database.migrate();
  const signal = (name: NodeJS.Signals): void => {
    processesOf(server.dataFolder).forEach((pid) => {
      send(pid, name);
    });
  };
  return {
    config,
    database,
    kill: async () => {
      const pids = processesOf(server.dataFolder);
      signal('SIGKILL');
      while (pids.some(isAlive)) await new Promise(setImmediate);
    },
    freeze: () => {
      signal('SIGSTOP');
    },
    thaw: () => {
      signal('SIGCONT');
    },
    restarted: () =>
      new Promise((resolve) => {
        server.onEvent((event) => {
          if (event === 'UP') resolve();
        });
      }),
    remove: async () => {
      signal('SIGCONT');
      await database.stop();
      if (!server.dataFolder.startsWith(folder)) rmSync(dirname(server.dataFolder), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended meanwhile
  }
}
