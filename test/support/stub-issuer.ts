import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubKey {
  readonly kid: string;
  readonly algorithm: 'ES256' | 'RS256' | 'PS256';
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface StubAnswer {
  readonly status: number;
  readonly body: string;
  readonly location?: string;
}

export interface StubIssuer {
  readonly issuer: string;
  /** What it publishes; tests replace it. */
  keys: readonly Record<string, unknown>[];
  /** Overrides of the discovery document. */
  discovery: Record<string, unknown>;
  /** Paths asked for, in order. */
  readonly asked: string[];
  /** How many times the keys were fetched. */
  keyFetches(): number;
  /** What is answered in place of the usual; undefined for the usual after all. */
  instead: ((path: string) => StubAnswer | undefined) | null;
  close(): Promise<void>;
}

/** An issuer over real HTTP on 127.0.0.1 that publishes `keys` and counts who asks. */
export async function stubIssuer(keys: readonly StubKey[] = []): Promise<StubIssuer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    stub.asked.push(path);
    const replaced = stub.instead?.(path);
    if (replaced !== undefined) {
      const headers = replaced.location === undefined ? {} : { location: replaced.location };
      response.writeHead(replaced.status, headers).end(replaced.body);
      return;
    }
    const documents: Record<string, unknown> = {
      '/issuer/.well-known/openid-configuration': {
        issuer: stub.issuer,
        jwks_uri: `${stub.issuer}/keys`,
        ...stub.discovery,
      },
      '/issuer/keys': { keys: stub.keys },
    };
    const document = documents[path];
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stub: StubIssuer = {
    issuer: `http://127.0.0.1:${port}/issuer`,
    keys: keys.map(published),
    discovery: {},
    asked: [],
    keyFetches: () => stub.asked.filter((path) => path === '/issuer/keys').length,
    instead: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stub;
}

/** A key pair under `kid`. */
export function stubKey(kid: string, algorithm: StubKey['algorithm'] = 'ES256'): StubKey {
  const pair =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { kid, algorithm, ...pair };
}

/** The key as an issuer publishes it. */
export function published(key: StubKey): Record<string, unknown> {
  return { ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: key.algorithm, use: 'sig' };
}

/** A compact token over exactly this header and payload, signed as the header says it is. */
export function signedToken(
  header: Readonly<Record<string, unknown>>,
  payload: unknown,
  key: KeyObject | string | null,
): string {
  const input = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${signature(String(header['alg']), Buffer.from(input), key).toString('base64url')}`;
}

function signature(algorithm: string, input: Buffer, key: KeyObject | string | null): Buffer {
  if (key === null) return Buffer.alloc(0);
  if (typeof key === 'string') return createHmac('sha256', key).update(input).digest();
  if (algorithm === 'PS256') return sign('sha256', input, { key, padding: 6, saltLength: 32 });
  return key.asymmetricKeyType === 'ed25519'
    ? sign(null, input, key)
    : sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' });
}
