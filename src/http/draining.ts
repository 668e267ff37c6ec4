import type { FastifyInstance } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readiness } from './health-routes.js';

/** Readiness that can be taken back, so that a proxy turns to other processes before this one closes (F14). */
export interface Draining {
  readonly readiness: Readiness;
  /**
   * Not ready from now on; goes on answering for `milliseconds`, so that a proxy notices; then takes no further
   * connection, finishes what is running, and after `longest` milliseconds more cuts what is left.
   */
  stop(app: FastifyInstance, milliseconds: number, longest?: number): Promise<void>;
}

/** Wraps `readiness`. */
export function draining(readiness: Readiness): Draining {
  let stopping = false;
  return {
    async readiness() {
      return stopping ? ['the hub is stopping'] : readiness();
    },
    async stop(app, milliseconds, longest = 10_000) {
      stopping = true;
      await pause(milliseconds);
      const cut = setTimeout(() => app.server.closeAllConnections(), longest);
      await app.close();
      clearTimeout(cut);
    },
  };
}
