import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import jsonwebtoken from 'jsonwebtoken';
import type { Worker } from './workforce.js';

/** An identity provider that publishes its key on loopback and signs access tokens with ES256. */
export interface TokenDesk {
  /** Its `iss`. */
  readonly issuer: string;
  token(worker: Worker, audience: string): string;
  close(): void;
}

const KEY_ID = 'bench';

export async function openTokenDesk(): Promise<TokenDesk> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'ES256', use: 'sig' }];
  const server = createServer((request, response) => {
    const said = request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    token: ({ subject, post }, audience) =>
      jsonwebtoken.sign({ post, acr: 'AAL2', auth_time: Math.floor(Date.now() / 1_000) }, privateKey, {
        algorithm: 'ES256',
        keyid: KEY_ID,
        issuer,
        subject,
        audience,
        expiresIn: '4h',
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
