import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { TokenAudiences } from '../registered-claims.js';
import { ADAPTER_NAMES, type AdapterName } from '../trusted-issuers.js';
import { developmentIssuer } from './development-issuer.js';
import { developmentIssuers } from './development-issuers.js';
import { loadOidcProvider } from './load-oidc-provider.js';
import { memoryStore } from './memory-store.js';
import type { Persona } from './persona.js';
import { rotatedKeys, signingKeys } from './signing-keys.js';

export interface DevelopmentIdentityProviderOptions {
  readonly environment: 'development' | 'production';
  /** 0 takes any free one. */
  readonly port: number;
  /** `127.0.0.1` unless told otherwise. */
  readonly host?: string;
  /** Where others reach it; `http://<host>:<port>` unless told otherwise. */
  readonly publicUrl?: string;
  /** Signing keys are kept in `identity-provider/` below it, so that tokens outlive a restart. */
  readonly dataDir: string;
  readonly audiences: TokenAudiences;
  readonly personas: readonly Persona[];
}

export interface DevelopmentIdentityProvider {
  /** What `HUB_OIDC_ISSUER` must be for a hub to accept its tokens. */
  readonly issuers: string;
  /** Signs with a new key from now on; the last one stays published. */
  rotateKeys(): Promise<void>;
  close(): Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Starts the identity provider of the demonstration: two issuers, `/oidc` and `/cis2`, who sign in anybody who asks.
 * Throws in production before anything is loaded, and when the port is taken or the data folder cannot be written.
 */
export async function startDevelopmentIdentityProvider(
  options: DevelopmentIdentityProviderOptions,
): Promise<DevelopmentIdentityProvider> {
  if (options.environment !== 'development') {
    throw new Error('the development identity provider signs anybody in and does not exist in production');
  }
  const { host = '127.0.0.1', audiences, personas } = options;
  const folder = join(options.dataDir, 'identity-provider');
  const library = await loadOidcProvider();
  const stores = { oidc: memoryStore(Date.now), cis2: memoryStore(Date.now) };
  const cookieKey = randomBytes(32).toString('base64url');
  const listeners = new Map<AdapterName, Listener>();

  const server = createServer((request, response) => {
    const adapter = ADAPTER_NAMES.find((name) => request.url?.startsWith(`/${name}/`));
    const listener = adapter === undefined ? undefined : listeners.get(adapter);
    if (adapter === undefined || listener === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('no such issuer\n');
      return;
    }
    void listener(unmounted(request, adapter), response);
  });
  const port = await listening(server, options.port, host);
  const base = options.publicUrl ?? `http://${host}:${port}`;

  const mount = async (rotate: boolean): Promise<void> => {
    for (const adapter of ADAPTER_NAMES) {
      const held = await signingKeys(folder, adapter);
      const keys = rotate ? await rotatedKeys(folder, adapter, held) : held;
      const issuer = `${base}/${adapter}`;
      const details = { adapter, issuer, audiences, keys, cookieKey, personas, store: stores[adapter], now: Date.now };
      listeners.set(adapter, developmentIssuer(library, details).callback());
    }
  };
  try {
    await mount(false);
  } catch (cause) {
    await closed(server);
    throw cause;
  }
  return {
    issuers: developmentIssuers(base),
    rotateKeys: () => mount(true),
    close: () => closed(server),
  };
}

/** The request as the issuer behind the mount sees it; `originalUrl` tells it where it is mounted. */
function unmounted(request: IncomingMessage, adapter: AdapterName): IncomingMessage {
  const originalUrl = request.url ?? '/';
  return Object.assign(request, { originalUrl, url: originalUrl.slice(adapter.length + 1) });
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((cause) => (cause === undefined ? resolve() : reject(cause)));
    server.closeAllConnections();
  });
}
