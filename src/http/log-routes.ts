import type { FastifyInstance, FastifyReply } from 'fastify';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { readTilePath, type Tile } from '../disclosure-log/format/tile-path.js';
import type { LogReading, PublishedLog } from '../disclosure-log/published-log.js';
import { ERROR_CODES, type ErrorCode } from '../graphql/error-codes.js';
import { errorBody } from './error-body.js';

/** The published log, and who may read how much of it. */
export interface LogRoutesOptions {
  readonly log: PublishedLog;
  /** Judges an `Authorization` header; `null` when it is no reader's. */
  readonly mayRead: (authorization: string | undefined) => Promise<LogReading | null>;
}

/** A tile never changes; it is kept by its reader alone. A checkpoint is asked for anew each time. */
const CACHED = { tile: 'private, max-age=31536000, immutable', checkpoint: 'private, no-cache' } as const;

/** Bundles of entries stand under `tile/entries/`, where the format has them, and under `entries/`. */
const ENTRIES = /^(?:tile\/)?entries\//;

/**
 * `GET /log/checkpoint`, `/log/tile/...` and `/log/entries/...`: the log to the byte as C2SP tlog-tiles has it, for
 * witnesses, monitors and auditors with a credential of their own. Whoever has none is told the same whatever is asked
 * for, and whatever the published head does not cover is not there.
 */
export function logRoutes(app: FastifyInstance, { log, mayRead }: LogRoutesOptions): void {
  app.get<{ Params: { readonly '*': string } }>('/log/*', async (request, reply) => {
    const reading = await mayRead(request.headers.authorization);
    if (reading === null) {
      return reply.code(401).header('www-authenticate', 'Bearer').send(errorBody('UNAUTHENTICATED'));
    }
    void reply.header('vary', 'Authorization');
    const path = request.params['*'];
    const refused = (code: ErrorCode): FastifyReply =>
      reply.code(ERROR_CODES[code].status).send(errorBody(code, { reference: request.id }));
    if (ENTRIES.test(path) && reading !== 'ENTRIES') return refused('FORBIDDEN');
    const head = await log.head();
    if (head === null) return refused('NOT_FOUND');
    if (path === 'checkpoint') {
      return reply.header('cache-control', CACHED.checkpoint).type('text/plain; charset=utf-8').send(head.note);
    }
    const tile = tileAt(path);
    const bytes = tile === null ? null : await log.tile(tile, head.size);
    if (bytes === null) return refused('NOT_FOUND');
    return reply.header('cache-control', CACHED.tile).type('application/octet-stream').send(bytes);
  });
}

/** The tile that a path below the prefix names; `null` when it names none. */
function tileAt(path: string): Tile | null {
  try {
    return readTilePath(path.replace(ENTRIES, 'tile/entries/'));
  } catch (fault) {
    if (fault instanceof Malformed) return null;
    throw fault;
  }
}
