import { Command } from 'commander';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { register } from '../../../src/cli/enquire.js';
import type { EnquiryRequest } from '../../../src/enquiry/enquiry-request.js';
import { fail, ok } from '../../../src/shared/result.js';
import { ANSWER, INPUT, hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

let hub: HubOnFakes | undefined;
afterEach(() => hub?.app.close());

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

async function run(words: readonly string[], stdin = '', token = 'person'): Promise<Ran> {
  const url = hub === undefined ? 'http://127.0.0.1:1' : await hub.app.listen({ host: '127.0.0.1', port: 0 });
  let out = '';
  let err = '';
  const input = new PassThrough();
  input.end(stdin);
  const program = new Command().exitOverride();
  register(program, {
    environment: { HUB_TOKEN: token },
    stdin: input as unknown as NodeJS.ReadStream,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  try {
    await program.parseAsync(['enquire', '--url', url, ...words], { from: 'user' });
    return { out, err, exitCode: 0 };
  } catch (fault) {
    const { message, exitCode } = fault as { readonly message: string; readonly exitCode: number };
    return { out, err: `${err}${message}`, exitCode };
  }
}

describe('hub enquire', () => {
  it('prints the answer as a person reads it, and as JSON', async () => {
    const asked: EnquiryRequest[] = [];
    hub = await hubOnFakes({
      makeEnquiry: async (_, request) => {
        asked.push(request);
        return ok(ANSWER);
      },
    });
    const read = await run(['--stdin'], JSON.stringify(INPUT));
    expect(read).toMatchObject({ exitCode: 0, out: expect.stringContaining('!! PLAN IN FORCE') });
    expect(asked[0]).toMatchObject({ requestId: INPUT.requestId, subject: { familyName: 'Thorn' } });
  });

  it('prints JSON, with parts by flag and a request id of its own', async () => {
    const asked: EnquiryRequest[] = [];
    hub = await hubOnFakes({
      makeEnquiry: async (_, request) => {
        asked.push(request);
        return ok(ANSWER);
      },
    });
    const flags = [
      '--purpose',
      'WELFARE_CONCERN',
      '--setting',
      'SCHEDULED',
      '--concern',
      'WELFARE',
      '--reason',
      'worried',
    ];
    const { out } = await run(['--json', '--nhs-number', '9990000018', ...flags]);
    expect(JSON.parse(out)).toEqual(ANSWER);
    expect(asked[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked[0]?.subject).toMatchObject({ nhsNumber: '9990000018' });
  });

  it('gives the phone numbers when the hub could not check', async () => {
    hub = await hubOnFakes({ makeEnquiry: async () => fail({ code: 'COULD_NOT_CHECK' }) });
    const ran = await run(['--stdin'], JSON.stringify(INPUT));
    expect(ran.exitCode).toBe(5);
    expect(ran.err).toContain('01632 960119  Northmoor duty desk');
    expect(ran.err).toContain('that is no reassurance');
  });

  it.each([
    ['an input that is wrong', [], { ...INPUT, reason: '' }, 'person', 2],
    ['a token that is not accepted', [], INPUT, 'forged', 4],
    ['somebody named on the command line', ['--family-name', 'Thorn'], INPUT, 'person', 2],
    ['a number that is no test number', ['--nhs-number', '4010232137'], INPUT, 'person', 2],
    ['no token', [], INPUT, '', 2],
    ['an example without a persona', ['--example', 'x'], INPUT, 'person', 2],
  ])('has an exit code for %s', async (_, words, input, token, exitCode) => {
    hub = await hubOnFakes();
    const ran = await run(['--stdin', ...words], JSON.stringify(input), token);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.out).toBe('');
    expect(ran.err).not.toMatch(/4010232137|Thorn/);
  });

  it('gives the phone numbers when the token is not accepted', async () => {
    hub = await hubOnFakes();
    const ran = await run(['--stdin'], JSON.stringify(INPUT), 'forged');
    expect(ran.err).toContain('01632 960119  Northmoor duty desk');
    expect(ran.err).toContain('999 if a child is in danger');
  });

  it('says that nobody answers, which is no answer about a child', async () => {
    hub = undefined;
    const ran = await run(['--stdin'], JSON.stringify(INPUT));
    expect(ran.exitCode).toBe(3);
    expect(ran.err).toContain('does not mean that there are no concerns');
    expect(ran.err).toContain('phone your duty desk, and 999 if a child is in danger');
  });

  it('refuses what is no JSON on stdin', async () => {
    hub = await hubOnFakes();
    expect(await run(['--stdin'], 'no JSON')).toMatchObject({ exitCode: 2 });
  });

  it('asks who it is about when nothing says so and nobody sits there', async () => {
    hub = await hubOnFakes();
    expect(await run([])).toMatchObject({ exitCode: 2, err: expect.stringContaining('whom is it about') });
  });
});
