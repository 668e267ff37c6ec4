import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

describe('GraphQL over HTTP', () => {
  let hub: HubOnFakes;
  let url = '';
  beforeAll(async () => {
    hub = await hubOnFakes();
    url = `${await hub.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  });
  afterAll(() => hub.app.close());

  it('passes the audit of graphql-http without an error', async () => {
    const fetchFn = (address: string, init: RequestInit = {}): Promise<Response> => {
      const headers = new Headers(init.headers);
      headers.set('authorization', 'Bearer person');
      return fetch(address, { ...init, headers });
    };
    const results = await auditServer({ url, fetchFn });
    expect(results.length).toBeGreaterThan(50);
    const errors = results.filter((result) => result.status === 'error');
    expect(
      errors.map((result) => `${result.id} ${result.name}: ${result.status === 'error' ? result.reason : ''}`),
    ).toEqual([]);
  });
});
