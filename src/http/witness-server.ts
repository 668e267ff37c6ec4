import fastify, { type FastifyInstance } from 'fastify';
import type { Judgement } from '../witness/judge-checkpoint.js';
import { bearerCheck } from './bearer-check.js';

/**
 * Who is given the last heads, which tell how much the logs grow: everybody, whoever holds the credential as bearer
 * token, or nobody.
 */
export type Monitors =
  | { readonly kind: 'NOBODY' }
  | { readonly kind: 'EVERYBODY' }
  | { readonly kind: 'WITH_CREDENTIAL'; readonly credential: string };

export interface WitnessServerOptions {
  readonly judge: (body: Uint8Array) => Promise<Judgement>;
  /** The note of the last head of the log whose origin has this SHA-256 in hexadecimal. */
  readonly latest: (name: string) => Promise<string | null>;
  readonly monitors: Monitors;
  /** For the operator: a contradiction of a log, or a fault of this witness. */
  readonly report: (line: string) => void;
}

/** A checkpoint with a hundred signatures fits, also with the long ones that are to come. */
const BODY_LIMIT = 512 * 1024;
const TEXT = 'text/plain; charset=utf-8';
const SIZE = 'text/x.tlog.size';
/** The same to whoever may not ask: nothing says that there is anything. */
const NO_HEAD = 'no head of such a log was cosigned here\n';

/** The HTTP side of a witness (c2sp.org/tlog-witness), ready to listen: submissions, and the last heads for monitors. */
export function witnessServer({ judge, latest, monitors, report }: WitnessServerOptions): FastifyInstance {
  const mayMonitor = monitoring(monitors);
  const app = fastify({ logger: false, bodyLimit: BODY_LIMIT, requestTimeout: 10_000, keepAliveTimeout: 60_000 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.addHook('onRequest', async (request, reply) => {
    // the protocol names no type: a log may send any, or one that is none
    request.raw.headers['content-type'] = 'application/octet-stream';
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').type(TEXT);
  });

  app.post('/add-checkpoint', async (request, reply) => {
    const judgement = await judge(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    switch (judgement.status) {
      case 200:
        return judgement.signatures;
      case 409:
        return reply
          .code(409)
          .header('content-type', SIZE)
          .send(Buffer.from(`${judgement.size}\n`));
      case 400:
      case 403:
      case 404:
      case 422:
        if (judgement.contradiction === true) report('a log signed two heads of the same size: the evidence is kept');
        return reply.code(judgement.status).send(`${judgement.why}\n`);
    }
  });

  app.get<{ readonly Params: { readonly name: string } }>('/:name/checkpoint', async (request, reply) => {
    const note = mayMonitor(request.headers.authorization) ? await latest(request.params.name) : null;
    return note ?? reply.code(404).send(NO_HEAD);
  });

  app.setNotFoundHandler((_request, reply) => reply.code(404).send('there is nothing here\n'));
  app.setErrorHandler((error, _request, reply) => {
    const status = (error as { readonly statusCode?: number }).statusCode ?? 500;
    if (status < 500) return reply.code(status).send('the request cannot be read\n');
    report(`a head was not cosigned: ${(error as NodeJS.ErrnoException).code ?? (error as Error).name}`);
    return reply.code(503).send('the witness cannot answer now\n');
  });
  return app;
}

function monitoring(monitors: Monitors): (authorization: string | undefined) => boolean {
  if (monitors.kind === 'WITH_CREDENTIAL') return bearerCheck(monitors.credential);
  return () => monitors.kind === 'EVERYBODY';
}
