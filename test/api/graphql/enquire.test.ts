import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnquiryRequest } from '../../../src/enquiry/enquiry-request.js';
import { fail, ok } from '../../../src/shared/result.js';
import { ANSWER, CALLER, ENQUIRE, INPUT, SERVICES, hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

describe('enquire', () => {
  let hub: HubOnFakes;
  const asked: unknown[] = [];
  beforeAll(async () => {
    hub = await hubOnFakes({
      makeEnquiry: async (caller, request) => {
        asked.push(caller, request);
        return ok(ANSWER);
      },
    });
  });
  afterAll(() => hub.app.close());

  it('hands the request to the use case and every field of its answer back', async () => {
    const { status, body } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    expect({ status, body }).toEqual({ status: 200, body: { data: { enquire: ANSWER } } });
    expect(asked[0]).toEqual(CALLER);
    expect(asked[1]).toMatchObject({
      subject: { kind: 'CHILD', familyName: 'Thorn', birthDate: '2019-02-28', nhsNumber: null },
      atMost: 'HOUSEHOLD',
      override: null,
    } satisfies Partial<Record<keyof EnquiryRequest, unknown>>);
  });

  it('takes an input that is written into the document', async () => {
    const query = `mutation { enquire(input: { requestId: "${INPUT.requestId}", purpose: ROUTINE_CARE, concern: NONE,
      setting: SCHEDULED, reason: "review", subject: { child: { nhsNumber: "999 000 0018" } } }) { outcome } }`;
    expect((await hub.post({ query })).body).toEqual({ data: { enquire: { outcome: 'PARTLY_RELEASED' } } });
  });

  it('names the wrong part of the input in the names of the schema', async () => {
    const wrong = { ...INPUT, subject: { child: { ...INPUT.subject.child, dateOfBirth: '2019-02-30' } } };
    const { status, body } = await hub.post({ query: ENQUIRE, variables: { input: wrong } });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'BAD_INPUT',
      path: 'input.subject.child.dateOfBirth',
      accepted: 'a date in the form YYYY-MM-DD, from 1900 on',
      phoneNow: expect.any(Array),
      reference: expect.any(String),
    });
    expect(body.errors?.[0]?.message).toMatch(
      /; nothing was recorded; do not wait: phone, and 999 if a child is in danger$/,
    );
    expect(body.errors?.[0]?.extensions['phoneNow']).not.toEqual([]);
  });

  it.each([
    ['setting left out', { ...INPUT, setting: undefined }, 'input.setting'],
    ['a part of the ground left out', { ...INPUT, publicInterest: { facts: 'CANARY' } }, 'input.publicInterest.ground'],
    ['concern', { ...INPUT, concern: 'CANARY' }, 'input.concern'],
    ['reason', { ...INPUT, reason: { CANARY: 1 } }, 'input.reason'],
    ['an unknown field', { ...INPUT, CANARY: 'CANARY' }, 'input'],
    ['subject', { ...INPUT, subject: { child: 'CANARY' } }, 'input.subject.child'],
    ['all of it', 'CANARY', 'input'],
    ['nothing', undefined, 'input'],
  ])('says BAD_INPUT for variables that do not fit: %s', async (_, input, path) => {
    const { status, body, text } = await hub.post({ query: ENQUIRE, variables: { input } });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path });
    expect(body.errors?.[0]?.extensions['accepted']).toMatch(/\w/);
    expect(body.errors?.[0]?.extensions['phoneNow']).not.toEqual([]);
    expect(body.errors?.[0]?.message).toContain('nothing was recorded; do not wait: phone');
    expect(text).not.toContain('CANARY');
  });
});

describe('an input that is left out', () => {
  let hub: HubOnFakes;
  beforeAll(async () => {
    hub = await hubOnFakes();
  });
  afterAll(() => hub.app.close());

  it.each([
    ['requestId', 'an id, as text'],
    ['subject', 'an object with any of child, unborn, household, adult'],
    ['purpose', expect.stringContaining('WELFARE_CONCERN, ')],
    ['setting', 'SCHEDULED, UNSCHEDULED'],
    ['concern', 'NONE, WELFARE, LIKELY_SIGNIFICANT_HARM, IMMEDIATE_DANGER'],
    ['reason', 'text'],
  ])('is named, with what is accepted there: %s', async (field, accepted) => {
    for (const left of [undefined, null]) {
      const { body } = await hub.post({ query: ENQUIRE, variables: { input: { ...INPUT, [field]: left } } });
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path: `input.${field}`, accepted });
    }
  });

  it('is told in the words of a form and not of GraphQL', async () => {
    for (const wrong of [{ reason: 3 }, { adultHarm: 'yes' }, { requestId: [] }, { override: { CANARY: 1 } }]) {
      const { body } = await hub.post({ query: ENQUIRE, variables: { input: { ...INPUT, ...wrong } } });
      expect(body.errors?.[0]?.message).not.toMatch(/String|Boolean|\bID\b|must be there/);
    }
  });

  it('is named only in variables, and who writes it into the document is told so', async () => {
    const query = `mutation { enquire(input: { requestId: "${INPUT.requestId}", purpose: ROUTINE_CARE, concern: NONE,
      setting: CANARY, reason: "review", subject: { child: { familyName: "Thorn" } } }) { outcome } }`;
    const { status, body, text } = await hub.post({ query });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.message).toBe(
      'a value in the document is not accepted here: pass values as variables, whose faults are named',
    );
    expect(text).not.toContain('CANARY');
  });
});

describe('an enquiry that is not answered', () => {
  it.each([
    [{ code: 'BAD_INPUT', path: 'caseReference', accepted: 'a case reference' }, 400, { path: 'input.caseReference' }],
    [{ code: 'REQUEST_ID_SPENT', decisionId: 'd-1' }, 409, { decisionId: 'd-1', phoneNow: expect.any(Array) }],
    [{ code: 'COULD_NOT_CHECK' }, 503, { phoneNow: expect.any(Array) }],
  ] as const)('is told %j', async (failure, status, details) => {
    const hub = await hubOnFakes({ makeEnquiry: async () => fail(failure as never) });
    const answered = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    expect(answered.status).toBe(status);
    expect(answered.body.data).toBeNull();
    expect(answered.body.errors?.[0]?.extensions).toMatchObject({ code: failure.code, ...details });
    await hub.app.close();
  });

  it('is told whom to phone when its request id is spent, 999 first in danger', async () => {
    const hub = await hubOnFakes({
      makeEnquiry: async () => fail({ code: 'REQUEST_ID_SPENT', decisionId: 'd' as never }),
    });
    const input = { ...INPUT, concern: 'IMMEDIATE_DANGER' };
    const { body } = await hub.post({ query: ENQUIRE, variables: { input } });
    expect(body.errors?.[0]?.message).toMatch(
      /under a new one; if it cannot wait phone, and 999 if a child is in danger$/,
    );
    expect(body.errors?.[0]?.extensions['phoneNow']).toMatchObject([{ number: '999' }, {}, {}]);
    await hub.app.close();
  });

  it('is told whom to phone when it is forbidden; who changes the policy phones nobody about a child', async () => {
    const confirm = async () => fail({ code: 'FORBIDDEN', why: 'standing has lapsed' } as const);
    const hub = await hubOnFakes({ sharing: { ...SERVICES.sharing, confirm } });
    const refusalOf = async (field: string) => (await hub.post({ query: `mutation { ${field} }` })).body.errors?.[0];
    const refused = await refusalOf(`confirm(decisionId: "${INPUT.requestId}", role: ADVISER) { state }`);
    expect(refused?.message).toBe('standing has lapsed; if it cannot wait phone, and 999 if a child is in danger');
    expect(refused?.extensions['phoneNow']).toMatchObject([{ number: '01632 960119' }, { number: '01632 960110' }]);
    const proposer = await refusalOf('proposePolicy(draft: "[]", note: "try") { version }');
    expect(proposer?.extensions['code']).toBe('FORBIDDEN');
    expect(proposer?.extensions).not.toHaveProperty('phoneNow');
    await hub.app.close();
  });

  it('says that silence is no answer, and whom to phone, hub team last', async () => {
    const hub = await hubOnFakes({
      makeEnquiry: async () => {
        throw new Error('connection lost');
      },
    });
    const { body } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    expect(body.errors?.[0]?.message).toContain('that is no reassurance');
    expect(body.errors?.[0]?.extensions['phoneNow']).toEqual([
      {
        label: 'Northmoor duty desk, emergency duty team',
        number: '01632 960119',
        hours: 'answered now, the office is closed',
      },
      { label: 'the hub team, hub team', number: '01632 960110', hours: 'at any hour' },
    ]);
    expect(body.errors?.[0]?.message).toMatch(/^This is not a referral\. Phone 01632 960119 now/);
    await hub.app.close();
  });

  it.each([true, false])('names 999 first when a child is in danger (compiled: %s)', async (compiled) => {
    const lost = async () => Promise.reject(new Error('connection lost'));
    const hub = await hubOnFakes({ makeEnquiry: lost }, { compiled });
    const input = { ...INPUT, concern: 'IMMEDIATE_DANGER' };
    const { body } = await hub.post({ query: ENQUIRE, variables: { input } });
    expect(body.errors?.[0]?.extensions['phoneNow']).toMatchObject([
      { number: '999' },
      { number: '01632 960119' },
      { number: '01632 960110' },
    ]);
    expect(body.errors?.[0]?.message).toMatch(/^This is not a referral\. Phone 999 now/);
    await hub.app.close();
  });

  it('always names somebody, also without any duty desk', async () => {
    const lost = async () => Promise.reject(new Error('connection lost'));
    const hub = await hubOnFakes({ makeEnquiry: lost, dutyDesks: { at: () => [] } });
    const { body } = await hub.post({ query: ENQUIRE, variables: { input: INPUT } });
    expect(body.errors?.[0]?.extensions['phoneNow']).toMatchObject([{ number: '999' }]);
    await hub.app.close();
  });
});
