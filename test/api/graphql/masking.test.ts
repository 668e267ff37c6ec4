import { GraphQLError } from 'graphql';
import { DatabaseError } from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HubError } from '../../../src/graphql/hub-error.js';
import { ok } from '../../../src/shared/result.js';
import { ANSWER, ENQUIRE, INPUT, hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

const CANARY = '9991234567';

/** As the database would say it: the row in the detail, the statement in the message. */
function databaseFault(): DatabaseError {
  const fault = new DatabaseError(`duplicate key value: (nhs_number)=(${CANARY})`, 1, 'error');
  return Object.assign(fault, {
    code: '23505',
    detail: `Key (nhs_number)=(${CANARY}) already exists.`,
    where: `COPY child, line 1: "${CANARY}"`,
  });
}

const FAULTS: readonly [string, () => unknown][] = [
  ['a database error', databaseFault],
  [
    'an error with a forged stack',
    () => Object.assign(new Error('x'), { stack: `Error: x\n    at ${CANARY} (/a:1:1)` }),
  ],
  ['an error of GraphQL', () => new GraphQLError(CANARY, { extensions: { code: 'BAD_INPUT', value: CANARY } })],
  [
    'an error that calls itself safe',
    () => Object.assign(new Error(CANARY), { code: CANARY, extensions: { code: CANARY } }),
  ],
  ['an error whose message looks like a stack', () => new Error(`x\n    at ${CANARY} (/srv/${CANARY}:1:1)`)],
  ['an error with a cause', () => new Error(CANARY, { cause: databaseFault() })],
  ['a text', () => CANARY],
  ['nothing', () => undefined],
];

describe.each([
  ['compiled', true],
  ['with graphql-js', false],
])('a fault nobody expected, %s', (_, compiled) => {
  let hub: HubOnFakes | undefined;
  afterEach(() => hub?.app.close());

  it.each(FAULTS)('becomes COULD_NOT_CHECK without a word of its own: %s', async (_name, fault) => {
    const makeEnquiry = vi.fn<() => Promise<never>>().mockRejectedValue(fault());
    hub = await hubOnFakes({ makeEnquiry }, { compiled });
    for (let again = 0; again < 3; again += 1) {
      const { status, body, text } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
      expect(status).toBe(503);
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'COULD_NOT_CHECK', reference: expect.any(String) });
      expect(body.errors?.[0]?.extensions).not.toHaveProperty('stacktrace');
      expect(text).not.toContain(CANARY);
    }
    expect(hub.logged()).not.toContain(CANARY);
    expect(await hub.metrics.registry.metrics()).not.toContain(CANARY);
  });

  it('is found in the log by its reference, with its place and its code', async () => {
    hub = await hubOnFakes({ makeEnquiry: async () => Promise.reject(databaseFault()) }, { compiled });
    await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    const { body } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    const reference = String(body.errors?.[0]?.extensions['reference']);
    const line = hub
      .logged()
      .split('\n')
      .find((entry) => entry.includes(reference) && entry.includes('an operation failed'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      reference,
      field: 'enquire',
      fault: {
        name: 'DatabaseError',
        code: '23505',
        places: expect.arrayContaining([expect.stringMatching(/masking/)]),
      },
    });
  });

  it('is also an answer that does not fit the schema', async () => {
    const broken = { ...ANSWER, outcome: CANARY as never };
    hub = await hubOnFakes({ makeEnquiry: async () => ok(broken) }, { compiled });
    for (let again = 0; again < 3; again += 1) {
      const { status, text, body } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
      expect(status).toBe(503);
      expect(body.errors?.[0]?.extensions['code']).toBe('COULD_NOT_CHECK');
      expect(text).not.toContain(CANARY);
    }
    expect(hub.logged()).not.toContain(CANARY);
  });
});

describe('what was sent', () => {
  let hub: HubOnFakes | undefined;
  afterEach(() => hub?.app.close());

  it.each([
    [
      'a value of a wrong type',
      `mutation { enquire(input: { reason: 99912345670, concern: "${CANARY}" }) { outcome } }`,
    ],
    ['a text where a number belongs', `{ decisions(first: "${CANARY}") { nodes { id } } }`],
    ['a value for an enum', `{ notices(first: 1, state: X_${CANARY}) { nodes { id } } }`],
    ['a text left open', `{ me { name(x: "${CANARY}`],
    ['a number where none belongs', `{ me ${CANARY} }`],
    ['a decision that is no UUID', `{ decision(id: "${CANARY}") { id } }`],
    ['a cursor that is none', `{ decisions(first: 1, after: "${CANARY} '") { nodes { id } } }`],
    ['a version that is none', `{ policy(version: "${CANARY}") { version } }`],
    ['a date that is none', `{ decisions(first: 1, filter: { from: "${CANARY}" }) { nodes { id } } }`],
    ['a case that is none', `{ decision(id: "${INPUT.requestId}", caseId: "${CANARY}\u00e9") { id } }`],
    ['a default of a variable', `query($x: Int = "${CANARY}") { me { name @skip(if: $x) } }`],
  ])('is neither repeated nor logged: %s', async (_, query) => {
    hub = await hubOnFakes();
    const { status, text } = await hub.post({ query });
    expect(status).toBe(400);
    expect(text).not.toContain(CANARY);
    expect(hub.logged()).not.toContain(CANARY);
  });

  it('is neither repeated nor logged from the address, the headers or the body', async () => {
    hub = await hubOnFakes();
    const headers = { authorization: `Bearer ${CANARY}`, 'x-request-id': CANARY, 'user-agent': CANARY };
    const { text, headers: answered } = await hub.post({ query: CANARY }, headers);
    const lost = await hub.app.inject({ method: 'GET', url: `/${CANARY}?nhsNumber=${CANARY}`, headers });
    expect(lost.statusCode).toBe(404);
    expect(text + JSON.stringify(answered) + lost.payload + JSON.stringify(lost.headers)).not.toContain(CANARY);
    expect(hub.logged()).not.toContain(CANARY);
  });

  it('does not reach the log of an enquiry that is answered', async () => {
    hub = await hubOnFakes();
    await hub.post({ query: ENQUIRE, variables: { input: { ...INPUT, reason: `seen ${CANARY}` } } });
    expect(hub.logged()).toContain('"field":"enquire"');
    expect(hub.logged()).not.toMatch(new RegExp(`${CANARY}|Thorn|Ada|person-1|${INPUT.requestId}`));
  });

  it('is not repeated by an error that is thrown to be shown', async () => {
    hub = await hubOnFakes({ makeEnquiry: async () => Promise.reject(new HubError('TOO_MANY')) });
    const { status, body } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    expect(status).toBe(429);
    expect(Object.keys(body.errors?.[0]?.extensions ?? {}).sort()).toEqual(['code', 'phoneNow', 'reference']);
  });
});
