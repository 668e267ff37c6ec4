import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { witnessClient } from '../../../src/http/witness-client.js';

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function witness(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What the client makes of an answer. */
async function replyTo(status: number, text: string, type = 'text/plain') {
  const url = await witness((_request, response) => response.writeHead(status, { 'content-type': type }).end(text));
  return witnessClient(1_000).addCheckpoint(url, 'old 0\n\nnote\n');
}

describe('a checkpoint that is sent to a witness', () => {
  it('arrives to the letter at its address, with or without a path and a slash at the end', async () => {
    const seen: string[] = [];
    const url = await witness((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        seen.push(`${request.method} ${request.url} ${body}`);
        response.end('— w AAAA\n');
      });
    });
    for (const base of [url, `${url}/`, `${url}/under/here`]) {
      expect(await witnessClient(1_000).addCheckpoint(base, 'old 3\nproof\n\nnoté\n')).toEqual({
        kind: 'COSIGNED',
        lines: '— w AAAA\n',
      });
    }
    const sent = 'old 3\nproof\n\nnoté\n';
    expect(seen).toEqual([
      `POST /add-checkpoint ${sent}`,
      `POST /add-checkpoint ${sent}`,
      `POST /under/here/add-checkpoint ${sent}`,
    ]);
  });

  it.each([
    [409, '12\n', 'text/x.tlog.size', { kind: 'CONFLICT', size: 12 }],
    [409, '0', 'text/x.tlog.size; charset=utf-8', { kind: 'CONFLICT', size: 0 }],
    [409, '12\n', 'text/plain', { kind: 'REFUSED', status: 409 }],
    [409, '012\n', 'text/x.tlog.size', { kind: 'REFUSED', status: 409 }],
    [409, '9999999999999999', 'text/x.tlog.size', { kind: 'REFUSED', status: 409 }],
    [409, 'x', 'text/x.tlog.size', { kind: 'REFUSED', status: 409 }],
    [404, '', 'text/plain', { kind: 'REFUSED', status: 404 }],
    [422, 'no', 'text/plain', { kind: 'REFUSED', status: 422 }],
    [429, '', 'text/plain', { kind: 'NO_ANSWER' }],
    [503, '', 'text/plain', { kind: 'NO_ANSWER' }],
  ])('and answered with %i, %j, %s', async (status, text, type, reply) => {
    expect(await replyTo(status, text, type)).toEqual(reply);
  });

  it('has no answer where nobody listens, nobody answers in time, or the answer has no end', async () => {
    const silent = await witness(() => undefined);
    expect(await witnessClient(50).addCheckpoint(silent, '')).toEqual({ kind: 'NO_ANSWER' });
    const endless = await witness((_request, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(4_096)));
        response.once('drain', more);
      };
      more();
    });
    expect(await witnessClient(1_000).addCheckpoint(endless, '')).toEqual({ kind: 'NO_ANSWER' });
    const slow = await witness((_request, response) => response.write('begun'));
    expect(await witnessClient(50).addCheckpoint(slow, '')).toEqual({ kind: 'NO_ANSWER' });
    expect(await witnessClient(1_000).addCheckpoint('http://127.0.0.1:1', '')).toEqual({ kind: 'NO_ANSWER' });
    expect(await witnessClient(1_000).addCheckpoint('no address', '')).toEqual({ kind: 'NO_ANSWER' });
  });

  it('is sent on to nobody else', async () => {
    let reached = 0;
    const other = await witness((_request, response) => {
      reached += 1;
      response.end('— w AAAA\n');
    });
    const url = await witness((_request, response) => response.writeHead(307, { location: other }).end());
    expect(await witnessClient(1_000).addCheckpoint(url, '')).toEqual({ kind: 'NO_ANSWER' });
    expect(reached).toBe(0);
  });
});
