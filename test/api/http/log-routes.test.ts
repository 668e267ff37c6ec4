import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryBundle } from '../../../src/disclosure-log/format/entry-bundle.js';
import { leafHash } from '../../../src/disclosure-log/format/leaf-hash.js';
import { entryTilesOf, tilePath, tilesOf } from '../../../src/disclosure-log/format/tile-path.js';
import type { PublishedLog } from '../../../src/disclosure-log/published-log.js';
import { bearerToken } from '../../../src/identity/bearer-token.js';
import {
  credentialDigest,
  newCredential,
  openLogReaders,
  writeLogReaders,
} from '../../../src/persistence/log/serve/log-readers.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { createTileReader } from '../../../src/persistence/log/serve/tile-reader.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';
import { keptTiles } from '../../support/kept-tiles.js';
import { growTo, leavesOf, logKey, publishHead } from '../../support/published-head.js';

const ORIGIN = 'hub.example/log';
const SIZE = 600;
const WITNESS = newCredential();
const AUDITOR = newCredential();

let database: TestDatabase;
let folder: string;
let hub: HubOnFakes;
let url: string;
let note: string;
let asked = 0;

/** Counts what is asked of the log. */
function counted(log: PublishedLog): PublishedLog {
  return {
    head: () => {
      asked += 1;
      return log.head();
    },
    tile: (tile, size) => log.tile(tile, size),
  };
}

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'log-routes-'));
  const file = join(folder, 'log-readers.json');
  await writeLogReaders(file, [
    { name: 'witness', may: 'HEADS', credential: credentialDigest(WITNESS) },
    { name: 'auditor', may: 'ENTRIES', credential: credentialDigest(AUDITOR) },
  ]);
  const mayRead = openLogReaders(file, () => undefined);
  const servedLog = {
    log: counted(createTileReader(database.pool('readonly'), ORIGIN)),
    mayRead: async (authorization: string | undefined) => {
      const credential = bearerToken(authorization);
      return credential === null ? null : mayRead(credential);
    },
  };
  hub = await hubOnFakes({}, { servedLog });
  url = await hub.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await hub.app.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

async function get(path: string, credential: string | null = AUDITOR, method = 'GET'): Promise<Got> {
  const headers: Record<string, string> = credential === null ? {} : { authorization: `Bearer ${credential}` };
  const response = await fetch(`${url}/log/${path}`, { headers, method });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const codeOf = ({ bytes }: Got): string =>
  (JSON.parse(bytes.toString()) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code;

describe('the log over HTTP', () => {
  it('is not there before a first head is signed, not even its beginning', async () => {
    await growTo(database, 3);
    for (const path of ['checkpoint', 'tile/0/000.p/3', 'entries/000.p/3']) {
      const got = await get(path);
      expect([got.status, codeOf(got)], path).toEqual([404, 'NOT_FOUND']);
    }
  });

  it('gives the checkpoint to the letter, to be asked for anew each time', async () => {
    await growTo(database, SIZE);
    note = await publishHead(database, logKey(ORIGIN));
    await growTo(database, SIZE + 40);
    for (const credential of [WITNESS, AUDITOR]) {
      const { status, headers, bytes } = await get('checkpoint', credential);
      expect([status, bytes.toString()]).toEqual([200, note]);
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(headers.get('cache-control')).toBe('private, no-cache');
    }
  });

  it('gives every tile and every bundle of the published tree, to be kept for ever', async () => {
    const leaves = (await leavesOf(database)).slice(0, SIZE);
    const kept = keptTiles(
      leaves.map((leaf) => leafHash(leaf, nodeHashing)),
      [],
    );
    for (const tile of tilesOf(SIZE)) {
      const hashes = (await kept.readTile(tile.level as number, tile.n)).slice(0, tile.width * 32);
      const { status, headers, bytes } = await get(tilePath(tile), WITNESS);
      expect([status, bytes.equals(hashes)], tilePath(tile)).toEqual([200, true]);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      expect(headers.get('vary')).toBe('Authorization');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    for (const tile of entryTilesOf(SIZE)) {
      const bundle = entryBundle(leaves.slice(tile.n * 256, tile.n * 256 + tile.width));
      for (const path of [tilePath(tile), tilePath(tile).replace('tile/', '')]) {
        const { status, headers, bytes } = await get(path);
        expect([status, bytes.equals(bundle)], path).toEqual([200, true]);
        expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      }
    }
  });

  it('tells whoever has no credential the same, whatever is asked for, and looks nothing up', async () => {
    const before = asked;
    const paths = ['checkpoint', 'tile/0/000', 'tile/0/999', 'entries/000', 'tile/entries/000', 'no such thing', ''];
    const answers = new Set<string>();
    for (const path of paths) {
      for (const credential of [null, 'wrong', newCredential(), `${AUDITOR}x`, credentialDigest(AUDITOR)]) {
        const { status, headers, bytes } = await get(path, credential);
        expect(headers.get('www-authenticate')).toBe('Bearer');
        expect(headers.get('cache-control')).toBe('no-store');
        answers.add(`${status} ${bytes.toString()}`);
      }
    }
    expect([...answers]).toEqual([expect.stringMatching(/^401 .*UNAUTHENTICATED/)]);
    expect(asked).toBe(before);
  });

  it('does not take a token of a person, a cookie or a credential in the address', async () => {
    for (const headers of [{ authorization: 'Bearer person' }, { cookie: `credential=${AUDITOR}` }, {}]) {
      const response = await fetch(`${url}/log/checkpoint?credential=${AUDITOR}`, {
        headers: new Headers(headers),
      });
      expect(response.status).toBe(401);
    }
  });

  it('gives bundles of entries to auditors alone, and says so of those that are not there too', async () => {
    for (const path of ['entries/000', 'tile/entries/000', 'entries/999', 'entries/anything', 'tile/entries/000.p/3']) {
      const got = await get(path, WITNESS);
      expect([got.status, codeOf(got)], path).toEqual([403, 'FORBIDDEN']);
      expect(got.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each([
    ['beyond the head', 'tile/0/002.p/89'],
    ['a full tile that is not full in it', 'tile/0/002'],
    ['beyond it among the entries', 'entries/002.p/89'],
    ['a level that is not there', 'tile/2/000.p/1'],
    ['a width of nothing', 'tile/0/000.p/0'],
    ['a width of a full tile', 'tile/0/000.p/256'],
    ['a leading zero', 'tile/0/000.p/05'],
    ['a number in other groups', 'tile/0/x000/001'],
    ['no number', 'tile/0/'],
    ['a path that leads out', 'tile/0/..%2f..%2fcheckpoint'],
    ['the checkpoint by another name', 'checkpoint/'],
    ['bytes that are no text', 'tile/%ff'],
    ['nothing', ''],
  ])('has nothing at %s', async (_, path) => {
    const got = await get(path);
    const isMisspelt = path.includes('%ff');
    expect(got.status).toBe(isMisspelt ? 400 : 404);
    expect(codeOf(got)).toBe(isMisspelt ? 'BAD_REQUEST' : 'NOT_FOUND');
    expect(got.headers.get('cache-control')).toBe('no-store');
  });

  it('is read and never written', async () => {
    expect((await get('checkpoint', AUDITOR, 'HEAD')).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('checkpoint', AUDITOR, method)).status).toBe(404);
  });

  it('names no credential and no path in the log of the hub', () => {
    const logged = hub.logged();
    expect(logged).toContain('/log/*');
    for (const secret of [AUDITOR, WITNESS, 'tile/0/000']) expect(logged).not.toContain(secret);
  });
});
