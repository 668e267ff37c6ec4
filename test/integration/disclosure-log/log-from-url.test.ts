import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { urlSource } from '../../../src/cli/log/url-source.js';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { MissingFile, Unreadable } from '../../../src/disclosure-log/verify/ports.js';
import { logCommand, type LogCommandEnded } from '../../support/log-command.js';
import { hubLeavesOf, logFiles, type LogFiles } from '../../support/log-files.js';
import { newSigner } from '../../support/note-keys.js';

const signer = newSigner('log.example/hub');
const { files } = logFiles(hubLeavesOf(300), signer);
const TILE = { level: 0, n: 0, width: 256 } as const;

type Answer = (path: string, request: IncomingMessage, response: ServerResponse) => boolean;

let server: Server | undefined;
afterEach(async () => {
  const closing = server;
  server = undefined;
  if (closing === undefined) return;
  closing.closeAllConnections();
  await new Promise((resolve) => closing.close(resolve));
});

/** Serves the files below `/log`, on this machine; `first` may answer before. */
async function served(of: LogFiles, first: Answer = () => false): Promise<string> {
  const listening = createServer((request, response) => {
    const path = (request.url ?? '').replace('/log/', '');
    if (first(path, request, response)) return;
    const bytes = of.get(path);
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/log`;
}

const verify = (url: string, environment: Readonly<Record<string, string>> = {}): Promise<LogCommandEnded> =>
  logCommand(['verify', url, '--vkey', verifierKeyText(signer.key)], { environment, fetch });

const without = (path: string): LogFiles => {
  const less = new Map(files);
  less.delete(path);
  return less;
};

describe('a log at an address', () => {
  it('is sound, with or without a slash at the end', async () => {
    const url = await served(files);
    expect((await verify(url)).code).toBe(0);
    expect((await verify(`${url}/`)).code).toBe(0);
  });

  it('is read with a credential, which is sent nowhere else', async () => {
    const url = await served(files, (path, { headers }, response) => {
      if (headers.authorization === 'Bearer secret') return false;
      response.writeHead(401).end();
      return true;
    });
    expect((await verify(url, { HUB_LOG_CREDENTIAL: 'secret' })).code).toBe(0);
    const { code, out } = await verify(url);
    expect([code, out]).toEqual([2, 'unreadable: checkpoint: the log answers with HTTP 401\n']);
    expect(() => urlSource('http://log.example/log', { fetch, credential: 'secret' })).toThrow('https alone');
  });

  it('follows no redirect', async () => {
    const url = await served(files, (path, _, response) => {
      if (path !== 'checkpoint') return false;
      response.writeHead(302, { location: '/log/tile/0/000' }).end();
      return true;
    });
    await expect(
      urlSource(url, { fetch, credential: undefined, pause: async () => undefined }).checkpoint(),
    ).rejects.toThrow(Unreadable);
  });

  it('is tampered with when a file that its head promises is not there', async () => {
    const { code, out } = await verify(await served(without('tile/entries/001.p/44')));
    expect([code, out]).toEqual([1, expect.stringContaining('leaf 256, tile/entries/001.p/44: the file is missing')]);
  });

  it('is unreadable when it has no head, refuses a file, or nobody answers', async () => {
    expect((await verify(await served(without('checkpoint')))).code).toBe(2);
    const url = await served(files, (path, _, response) => {
      if (!path.startsWith('tile/entries/')) return false;
      response.writeHead(403).end();
      return true;
    });
    expect(await verify(url)).toMatchObject({ code: 2, out: expect.stringContaining('HTTP 403') });
  });

  it('is asked again when it stumbles, waiting as long as it says', async () => {
    let asked = 0;
    const waited: number[] = [];
    const url = await served(files, (_, __, response) => {
      asked += 1;
      if (asked > 3) return false;
      if (asked === 1) response.writeHead(429, { 'retry-after': '7' }).end();
      else if (asked === 2) response.writeHead(503, { 'retry-after': 'tomorrow' }).end();
      else response.destroy();
      return true;
    });
    const pause = async (time: number) => void waited.push(time);
    const bytes = await urlSource(url, { fetch, credential: undefined, pause }).checkpoint();
    expect(Buffer.from(bytes)).toEqual(Buffer.from(files.get('checkpoint')!));
    expect(waited).toEqual([7_000, 1_000, 1_500]);
  });

  it('is given up after four times', async () => {
    let asked = 0;
    const url = await served(files, (_, __, response) => {
      asked += 1;
      response.writeHead(500).end();
      return true;
    });
    const source = urlSource(url, { fetch, credential: undefined, pause: async () => undefined });
    await expect(source.tile(TILE)).rejects.toThrow('the log answers with HTTP 500');
    expect(asked).toBe(4);
  });

  it('is not read further than its files can be long', async () => {
    let sent = 0;
    const url = await served(files, (_, __, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (response.destroyed) return;
        sent += 65_536;
        response.write(Buffer.alloc(65_536), more);
      };
      more();
      return true;
    });
    const source = urlSource(url, { fetch, credential: undefined });
    await expect(source.checkpoint()).rejects.toThrow('longer than a checkpoint can be');
    expect((await source.tile(TILE)).length).toBeGreaterThan(8_192);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('has no file where it says so', async () => {
    const url = await served(without('tile/0/000'));
    await expect(urlSource(url, { fetch, credential: undefined }).tile(TILE)).rejects.toThrow(MissingFile);
  });
});
