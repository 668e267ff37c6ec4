import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { DatabaseFault } from './database-fault.js';

// below the ports that systems hand out for outgoing connections, so that none of those ever sits on ours
const LOWEST = 15_432;
const HIGHEST = 19_999;
const TRIES = 50;

/** A free TCP port on 127.0.0.1 for a server that is to keep it. */
export async function chooseFreePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (await isFree(port)) return port;
  }
  throw new DatabaseFault(
    'PORT_TAKEN',
    `no free port was found between ${LOWEST} and ${HIGHEST}; set HUB_DATABASE_PORT`,
  );
}

/** @throws DatabaseFault PORT_TAKEN or ANOTHER_SERVER_ON_PORT when something listens there */
export async function demandFreePort(port: number): Promise<void> {
  if (await isFree(port)) return;
  if (await speaksPostgres(port)) {
    throw new DatabaseFault(
      'ANOTHER_SERVER_ON_PORT',
      `another PostgreSQL server, not this hub's, answers on port ${port}: stop it or set HUB_DATABASE_PORT to a free port`,
    );
  }
  throw new DatabaseFault(
    'PORT_TAKEN',
    `port ${port}, which the hub's database uses, is taken by another program: stop it or set HUB_DATABASE_PORT to a free port`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      probe.close(() => {
        resolve(true);
      }),
    );
  });
}

// length 8 and the code that asks for TLS: a PostgreSQL server answers with one letter
const TLS_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const PATIENCE_MILLISECONDS = 1_000;

function speaksPostgres(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(TLS_REQUEST));
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MILLISECONDS, () => {
      settle(false);
    });
    socket.once('data', (bytes) => {
      settle(bytes.length === 1 && ['S', 'N'].includes(bytes.toString('latin1')));
    });
    socket.once('error', () => {
      settle(false);
    });
    socket.once('close', () => {
      settle(false);
    });
  });
}
