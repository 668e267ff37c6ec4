import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail, ok } from '../../../src/shared/result.js';
import { ANSWER, ENQUIRE, INPUT, SERVICES, hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

const variables = { input: INPUT };
const REQUESTS: readonly [string, object][] = [
  ['a whole answer', { query: ENQUIRE, variables }],
  ['an alias', { query: 'mutation($input: EnquiryInput!) { a: enquire(input: $input) { o: outcome } }', variables }],
  [
    'a named operation of two',
    { query: 'query a { me { name } } query b { me { training } }', variables, operationName: 'b' },
  ],
  ['a fragment', { query: '{ me { ...f } } fragment f on Caller { name __typename }' }],
  [
    'fields that are skipped',
    { query: 'query($x: Boolean!) { me { name @skip(if: $x) vetting } }', variables: { x: true } },
  ],
  ['a variable with a default', { query: 'query($n: Int! = 7) { notices(first: $n) { nodes { id } } }' }],
  ['a bad input', { query: ENQUIRE, variables: { input: { ...INPUT, reason: '' } } }],
  ['a variable that does not fit', { query: ENQUIRE, variables: { input: { ...INPUT, concern: 'WORRIED' } } }],
  ['a refused reading', { query: '{ decisions(first: 3) { nodes { id } pageInfo { hasNextPage } } }' }],
  ['one good part and one bad', { query: '{ me { name } decision(id: "x") { id } }' }],
  ['a policy that is not there', { query: '{ policy { version rules { id } } }' }],
  ['the names of types', { query: '{ __schema { queryType { name } } __type(name: "Caller") { kind } }' }],
];

describe('operations that come again', () => {
  let compiled: HubOnFakes;
  let interpreted: HubOnFakes;
  beforeAll(async () => {
    const services = {
      ...SERVICES,
      makeEnquiry: async () => ok(ANSWER),
      decisions: { ...SERVICES.decisions, page: async () => fail({ code: 'FORBIDDEN', why: 'no' } as const) },
    };
    compiled = await hubOnFakes(services, { compiled: true });
    interpreted = await hubOnFakes(services, { compiled: false });
  });
  afterAll(async () => {
    await compiled.app.close();
    await interpreted.app.close();
  });

  it.each(REQUESTS)('are answered as the first time, byte for byte: %s', async (_, request) => {
    const expected = await interpreted.post(request);
    for (let again = 0; again < 3; again += 1) {
      const answered = await compiled.post(request);
      expect(answered.status).toBe(expected.status);
      expect(withoutReference(answered.text)).toBe(withoutReference(expected.text));
      expect(answered.headers['content-type']).toBe(expected.headers['content-type']);
    }
  });

  it('are compiled, or this test would compare nothing', async () => {
    const query = '{ me { training name } }';
    const frames = async (hub: HubOnFakes): Promise<string> => {
      const spied = { ...CALLED_FROM, stack: '' };
      spies.add(spied);
      for (let again = 0; again < 3; again += 1) await hub.post({ query });
      spies.delete(spied);
      return spied.stack;
    };
    expect(await frames(spying)).toMatch(/graphql-jit/);
    expect(await frames(spyingInterpreted)).not.toMatch(/graphql-jit/);
  });

  const CALLED_FROM = { stack: '' };
  const spies = new Set<{ stack: string }>();
  let spying: HubOnFakes;
  let spyingInterpreted: HubOnFakes;
  beforeAll(async () => {
    const directory: typeof SERVICES.directory = {
      reader(caller) {
        for (const spied of spies) spied.stack = new Error('where').stack ?? '';
        return SERVICES.directory.reader(caller);
      },
    };
    Error.stackTraceLimit = 50;
    spying = await hubOnFakes({ directory }, { compiled: true });
    spyingInterpreted = await hubOnFakes({ directory }, { compiled: false });
  });
  afterAll(async () => {
    Error.stackTraceLimit = 10;
    await spying.app.close();
    await spyingInterpreted.app.close();
  });
});

function withoutReference(text: string): string {
  return text.replaceAll(/"reference":"[0-9a-f-]{36}"/g, '"reference":"R"');
}
