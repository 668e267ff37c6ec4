import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorBody } from '../../../src/http/error-body.js';
import { couldNotCheck } from '../../../src/release/could-not-check.js';
import { ENQUIRE, INPUT, NOW, SERVICES, hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

/** What everybody is told whose token is not accepted: to sign in, and whom to phone meanwhile. */
const { phoneNow } = couldNotCheck(SERVICES.dutyDesks.at(NOW), null, null);
const REFUSED = errorBody('UNAUTHENTICATED', { phoneNow });

const ME = '{ me { name } }';
const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

describe('documents made to cost much (S11)', () => {
  let hub: HubOnFakes;
  let asked = 0;
  beforeAll(async () => {
    hub = await hubOnFakes({ makeEnquiry: async () => Promise.reject(new Error(`asked ${(asked += 1)}`)) });
  });
  afterAll(() => hub.app.close());

  const enquire = `enquire(input: $input) { outcome }`;
  it.each([
    ['101 aliases of a query', `{ ${times(101, (i) => `a${i}: me { name }`)} }`],
    ['11 aliases of a field', `{ me { ${times(11, (i) => `a${i}: name`)} } }`],
    ['two enquiries in one request', `mutation($input: EnquiryInput!) { a: ${enquire} b: ${enquire} }`],
    [
      'two enquiries through a fragment',
      `mutation($input: EnquiryInput!) { ...f } fragment f on Mutation { a: ${enquire} b: ${enquire} }`,
    ],
    ['101 times __typename', `{ ${times(101, () => '__typename')} }`],
    ['the same field again and again', `{ me { ${times(6, () => 'name')} } }`],
    [
      'a depth of ten',
      `{ __schema { ${times(10, () => 'types { fields { type {')} name ${times(10, () => '} } }')} } }`,
    ],
    ['a flood of directives', `{ me { name ${times(11, () => '@skip(if: false)')} } }`],
    ['a flood of unknown directives', `{ me { name ${times(200, (i) => `@d${i}`)} } }`],
    ['a fragment that contains itself', '{ me { ...a } } fragment a on Caller { ...b } fragment b on Caller { ...a }'],
    ['a fragment within itself', '{ me { ...a } } fragment a on Caller { name ...a }'],
    [
      'fragments that multiply',
      `{ me { ...f0 } } ${times(9, (i) => `fragment f${i} on Caller { ${times(4, () => `...f${i + 1}`)} }`)}
       fragment f9 on Caller { name }`,
    ],
    ['a document of 700 tokens', `{ me { ${times(700, () => 'name')} } }`],
    ['a thousand unknown fields', `{ me { ${times(300, (i) => `x${i}`)} } }`],
    ['no document', ''],
    ['no GraphQL', 'SELECT 1'],
    ['a subscription', 'subscription { enquire { outcome } }'],
    ['two operations and no name', `query a ${ME} query b ${ME}`],
  ])('are refused: %s', async (_, query) => {
    const { status, body, text } = await hub.post({ query, variables: { input: INPUT } });
    expect(status).toBe(400);
    expect(body.data ?? null).toBeNull();
    expect(body.errors?.length).toBeLessThanOrEqual(5);
    expect(text.length).toBeLessThan(2_000);
    expect(asked).toBe(0);
  });

  it('does not refuse the whole answer of an enquiry', async () => {
    const { status } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    expect(status).toBe(503);
    expect(asked).toBe(1);
    asked = 0;
  });

  it.each([99_999_999, 0, -1, 51])('refuses a page of %d', async (first) => {
    const query = 'query($first: Int!) { decisions(first: $first) { nodes { id } } }';
    const { status, body } = await hub.post({ query, variables: { first } });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path: 'first' });
  });

  it('refuses a body of 1 MB, and of 1 MB in pieces', async () => {
    const { status, body } = await hub.post({ query: ME, extensions: { x: 'x'.repeat(1_000_000) } });
    expect(status).toBe(413);
    expect(body.errors?.[0]?.extensions['code']).toBe('PAYLOAD_TOO_LARGE');
    const small = await hub.post({ query: ME, extensions: { x: 'x'.repeat(90_000) } });
    expect(small.status).toBe(200);
  });

  it('reads a body of 1 MB from a case system alone', async () => {
    const body = { query: '{ __typename }', extensions: { x: 'x'.repeat(900_000) } };
    expect((await hub.post(body, { authorization: 'Bearer feed' })).status).toBe(200);
    const larger = { query: '{ __typename }', extensions: { x: 'x'.repeat(1_100_000) } };
    expect((await hub.post(larger, { authorization: 'Bearer feed' })).status).toBe(413);
  });

  it.each([
    ['a batch', [{ query: ME }, { query: ME }]],
    ['a text', '"query"'],
    ['half a body', '{"query": '],
    ['null', 'null'],
    ['a prototype', '{"__proto__": {"query": "{ me { name } }"}}'],
    ['a hash in place of a document', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
    ['variables that are a text', { query: ME, variables: 'x' }],
    ['a document that is a number', { query: 7 }],
  ])('refuses %s', async (_, body) => {
    const { status, body: answered } = await hub.post(body);
    expect(status).toBe(400);
    expect(answered.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
  });
});

describe('requests made by other sites (S12)', () => {
  let hub: HubOnFakes;
  beforeAll(async () => {
    hub = await hubOnFakes();
  });
  afterAll(() => hub.app.close());

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('refuses %s', async (method) => {
    const url = '/graphql?query=%7Bme%7Bname%7D%7D';
    const response = await hub.app.inject({ method, url, headers: { authorization: 'Bearer person' } });
    expect(response.statusCode).toBe(405);
    expect(response.headers['allow']).toBe('POST');
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
  ])('refuses a body of type %s', async (type) => {
    const headers = { authorization: 'Bearer person', 'content-type': type };
    const { status, body } = await hub.post({ query: ME }, headers);
    expect(status).toBe(415);
    expect(body.errors?.[0]?.extensions['code']).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it('refuses a body without a type', async () => {
    const headers = { authorization: 'Bearer person' };
    const response = await hub.app.inject({ method: 'POST', url: '/graphql', headers, payload: Buffer.from('{}') });
    expect(response.statusCode).toBe(415);
  });

  it('never looks at a cookie', async () => {
    const cookie = 'authorization=Bearer%20person; token=person; session=person';
    const { status, body } = await hub.post({ query: ME }, { cookie });
    expect({ status, body }).toEqual({ status: 401, body: REFUSED });
  });

  it('answers a Host header that is no host, and one that is missing, without a fault', async () => {
    for (const host of ['][', 'a b', 'x/../y']) {
      expect((await hub.post({ query: ME }, { authorization: 'Bearer person', host })).status).toBe(400);
    }
  });
});

describe('a token that is not accepted', () => {
  let hub: HubOnFakes;
  beforeAll(async () => {
    hub = await hubOnFakes();
  });
  afterAll(() => hub.app.close());

  it.each([
    ['is missing', {}],
    ['is unknown', { authorization: 'Bearer forged' }],
    ['is of another scheme', { authorization: 'Basic cGVyc29uOng=' }],
    ['is empty', { authorization: '' }],
  ] as const)('gets the same answer when it %s', async (_, headers) => {
    const { status, body, headers: answered } = await hub.post({ query: ME }, headers);
    expect({ status, body }).toEqual({ status: 401, body: REFUSED });
    expect(answered['www-authenticate']).toBe('Bearer');
  });

  it('is told whom to phone', () => {
    const [{ message, extensions }] = REFUSED.errors;
    expect(message).toContain('if it cannot wait phone, and 999 if a child is in danger');
    expect(extensions.phoneNow?.map(({ number }) => number)).toEqual(['01632 960119', '01632 960110']);
  });

  it('gets it before the body is judged', async () => {
    expect((await hub.post('x'.repeat(2_000_000), {})).status).toBe(401);
    expect((await hub.post('', { 'content-type': 'text/plain' })).status).toBe(401);
  });

  it.each([
    ['a case system that enquires', 'feed', ENQUIRE],
    ['a case system that asks who it is', 'feed', ME],
    ['a case system behind a fragment', 'feed', '{ ...q } fragment q on Query { me { name } }'],
    [
      'a person who feeds',
      'person',
      'mutation { submitFeed(input: { sequence: 1, part: 1, asOf: "2026-03-01T00:00:00Z", rows: ["{}"] }) { outcome } }',
    ],
  ])('is as good as none: %s', async (_, token, query) => {
    const sent = { query, ...(query === ENQUIRE ? { variables: { input: INPUT } } : {}) };
    const { status, body, headers } = await hub.post(sent, { authorization: `Bearer ${token}` });
    expect({ status, body }).toEqual({ status: 401, body: REFUSED });
    expect(headers['www-authenticate']).toBe('Bearer');
  });
});
