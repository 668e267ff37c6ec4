import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Another process works with the directory. */
export class DirectoryClaimed extends Error {
  override readonly name = 'DirectoryClaimed';
  readonly exitCode = 27;
}

/** No socket can have a name in the directory: the path is too long for this operating system. */
export class DirectoryPathTooLong extends Error {
  override readonly name = 'DirectoryPathTooLong';
  readonly exitCode = 38;
}

/** A directory that belongs to this process alone, until it is released or the process ends, however it ends. */
export interface DirectoryClaim {
  release(): Promise<void>;
}

const CLAIM = /^claim-[0-9a-f]{12}$/;
/** Operating systems cut longer names of sockets without a word. */
const LONGEST_PATH = 100;

/**
 * Claims a directory on this machine. A claim is a socket that listens in the directory: the kernel closes it with the
 * process, kill -9 included, so that what is left behind stops nobody.
 * INVARIANT: a claim is made before others are looked for, and only dead ones are removed; of two processes that start
 * at once the later looker sees the other, so that never both hold the directory (both may give up).
 * @throws DirectoryClaimed when another living process holds or seeks it
 * @throws DirectoryPathTooLong
 */
export async function claimDirectory(directory: string): Promise<DirectoryClaim> {
  const name = `claim-${randomBytes(6).toString('hex')}`;
  const path = join(directory, name);
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    throw new DirectoryPathTooLong(`the path of \`${directory}\` is too long: give one of fewer than 80 letters`);
  }
  const server = await listen(path);
  const release = async (): Promise<void> => {
    rmSync(path, { force: true });
    await new Promise((closed) => server.close(closed));
  };
  try {
    for (const other of readdirSync(directory)) {
      if (other === name || !CLAIM.test(other)) continue;
      if (await lives(join(directory, other))) {
        throw new DirectoryClaimed(`another process works in \`${directory}\`: stop it first`);
      }
      rmSync(join(directory, other), { force: true });
    }
  } catch (fault) {
    await release();
    throw fault;
  }
  return { release };
}

/** The socket gets its name once it listens: nobody may take it for a dead one in between. */
async function listen(path: string): Promise<Server> {
  const server = createServer((visitor) => visitor.destroy());
  server.listen(`${path}.new`);
  await once(server, 'listening');
  renameSync(`${path}.new`, path);
  // the claim itself keeps no process running
  return server.unref();
}

/** In doubt it lives: only a socket behind which nobody listens is dead. */
function lives(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const visit = connect(path);
    visit.once('connect', () => {
      visit.destroy();
      resolve(true);
    });
    visit.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
