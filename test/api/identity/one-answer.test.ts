import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearerToken } from '../../../src/identity/bearer-token.js';
import { errorBody } from '../../../src/http/error-body.js';
import { accessToken, NOW, verifierOf } from '../../support/access-token.js';
import { stubIssuer, stubKey, type StubIssuer } from '../../support/stub-issuer.js';

const HEADERS = { 'www-authenticate': 'Bearer', 'content-type': 'application/json; charset=utf-8' };
const key = stubKey('key-1');
const attacker = stubKey('key-1');

describe('the answer to a token that is not accepted', () => {
  let stub: StubIssuer;
  let door: Server;
  let address: string;

  beforeAll(async () => {
    stub = await stubIssuer([key]);
    const verifier = verifierOf(stub);
    door = createServer((request, response) => {
      const token = bearerToken(request.headers.authorization);
      void Promise.resolve(token === null ? null : verifier.verify(token)).then((verified) => {
        if (verified?.ok === true) response.writeHead(200).end('welcome');
        else response.writeHead(401, HEADERS).end(JSON.stringify(errorBody('UNAUTHENTICATED')));
      });
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(door.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await stub.close();
    door.closeAllConnections();
    door.close();
  });

  it('is the same for every cause, and names none', async () => {
    const answers = new Set<string>();
    const authorizations = [
      undefined,
      '',
      'Basic aHVi',
      'Bearer',
      'Bearer a b',
      'Bearer not-a-token',
      `Token ${accessToken(stub, key)}`,
      ...[
        accessToken(stub, attacker),
        accessToken(stub, key, {}, { alg: 'none' }),
        accessToken(stub, key, {}, { kid: '../key' }),
        accessToken(stub, key, {}, { kid: 'unknown' }),
        accessToken(stub, key, {}, { jku: 'http://127.0.0.1:1/keys' }),
        accessToken(stub, key, { exp: NOW - 61 }),
        accessToken(stub, key, { iat: NOW + 90 }),
        accessToken(stub, key, { nbf: NOW + 90 }),
        accessToken(stub, key, { iss: 'https://login.example' }),
        accessToken(stub, key, { aud: 'other' }),
        accessToken(stub, key, { sub: undefined }),
        accessToken(stub, key, { post: 7 }),
        accessToken(stub, key, { nonce: 'x' }),
      ].map((token) => `Bearer ${token}`),
    ];
    for (const authorization of authorizations) {
      const response = await fetch(address, authorization === undefined ? {} : { headers: { authorization } });
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      answers.add(JSON.stringify([response.status, headers, await response.text()]));
    }

    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('UNAUTHENTICATED');
  });

  it('is not given to a lawful token, whatever the case of the scheme', async () => {
    for (const scheme of ['Bearer', 'bearer']) {
      const response = await fetch(address, { headers: { authorization: `${scheme} ${accessToken(stub, key)}` } });
      expect(response.status).toBe(200);
    }
  });

  it('is given when the header is sent twice', () => {
    expect(bearerToken(['Bearer a.b.c', 'Bearer a.b.c'])).toBeNull();
    expect(bearerToken('Bearer a.b.c, Bearer a.b.c')).toBeNull();
  });
});
