import { Command, CommanderError } from 'commander';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { register as registerIdentityProvider } from '../../../src/cli/identity-provider.js';
import { register as registerPersonas } from '../../../src/cli/personas.js';
import { SIGN_INS } from '../../../src/cli/sign-ins.js';
import { register as registerToken } from '../../../src/cli/token.js';
import { ConfigFault } from '../../../src/config/config-fault.js';
import { PERSONA_GRANT } from '../../../src/identity/development/persona-grant.js';
import { personaToken } from '../../../src/identity/development/persona-token.js';
import {
  startDevelopmentIdentityProvider,
  type DevelopmentIdentityProvider,
} from '../../../src/identity/development/identity-provider.js';

describe('the commands that sign in', () => {
  let dataDir: string;
  let provider: DevelopmentIdentityProvider;
  let environment: Record<string, string>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'hub-cli-'));
    provider = await startDevelopmentIdentityProvider({
      environment: 'development',
      port: 0,
      dataDir,
      audiences: { enquiry: 'safeguarding-hub', feed: 'safeguarding-hub-feed' },
      personas: SIGN_INS,
    });
    const port = Number(/:(\d+)\/oidc/.exec(provider.issuers)?.[1]);
    environment = { HUB_PORT: String(port - 1), HUB_DATA_DIR: dataDir };
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await provider.close();
    await rm(dataDir, { recursive: true });
  });

  it('print a token alone on stdout', async () => {
    const { stdout, stderr } = await run(['token', '--as', 'ae-nurse'], environment);

    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(claimsOf(stdout)).toMatchObject({ aud: 'safeguarding-hub', selected_roleid: '920000000002' });
    expect(stderr).toBe('');
  });

  it('print the token of an organisation that feeds', async () => {
    const { stdout } = await run(['token', '--as', 'Z01', '--json'], environment);

    const { accessToken } = JSON.parse(stdout) as { accessToken: string };
    expect(claimsOf(accessToken)).toMatchObject({ aud: 'safeguarding-hub-feed', sub: 'system-Z01' });
  });

  it('print a token that is stepped up for one request', async () => {
    const id = '5d0c8a4e-6b1f-4b0e-9a43-0d8f1c2b3a49';
    const { stdout } = await run(['token', '--as', 'lead-social-worker', '--step-up-for', id], environment);

    expect(claimsOf(stdout)).toMatchObject({ acr: 'AAL3', step_up_for: id });
  });

  it.each([
    [['token', '--as', 'nobody'], 2, 'no such persona'],
    [['token', '--as', 'gp', '--step-up-for', 'x'], 3, 'the step-up names no UUID'],
  ])('say why there is no token: %j', async (line, exitCode, why) => {
    const { stdout, stderr, exit } = await run(line, environment);

    expect({ stdout, exit }).toEqual({ stdout: '', exit: exitCode });
    expect(stderr).toContain(why);
  });

  it('list every persona with what it can ask', async () => {
    const { stdout } = await run(['personas', '--json'], environment);
    const shown = JSON.parse(stdout) as Record<string, unknown>[];

    expect(shown).toHaveLength(25);
    expect(shown[0]).toEqual({
      persona: 'gp',
      name: 'Dr Imogen Thistlewood',
      role: 'general practitioner',
      kind: 'PRACTITIONER',
      group: 'GP',
      organisation: { id: 'Z90001', name: 'Millrace Surgery' },
      examples: [{ name: 'example of gp', expected: 'RELEASED', stepUp: false, input: {} }],
    });
  });

  it('list the personas for people to read', async () => {
    const { stdout } = await run(['personas'], environment);

    expect(stdout).toContain('gp ');
    expect(stdout).toContain('Dr Imogen Thistlewood, general practitioner, Millrace Surgery');
    expect(stdout).toContain('example of gp: RELEASED');
  });

  it.each(['production', 'staging'])('refuse to run the development identity provider in %s', async (name) => {
    const { stdout, stderr, exit } = await run(['identity-provider'], { ...environment, HUB_ENV: name });

    expect({ stdout, exit }).toEqual({ stdout: '', exit: 4 });
    expect(stderr).toContain('does not exist in production');
  });

  it('say why the development identity provider cannot start', async () => {
    const { stderr, exit } = await run(['identity-provider'], environment);

    expect(exit).toBe(3);
    expect(stderr).toContain('EADDRINUSE');
  });
});

describe('a command of an environment that makes no hub', () => {
  it.each(['token --as gp', 'identity-provider'])('fails as every other verb does: %s', async (line) => {
    const ran = run(line.split(' '), { HUB_PORT: 'a port' });
    await expect(ran).rejects.toBeInstanceOf(ConfigFault);
    await expect(ran).rejects.toMatchObject({ exitCode: 9, message: expect.stringContaining('HUB_PORT must be') });
  });
});

describe('an identity provider that does not answer', () => {
  it('is not waited for without end', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const [persona] = SIGN_INS;
    if (persona === undefined) throw new Error('nobody can sign in');
    const answers = [
      { token_endpoint: 'http://idp.test/token', grant_types_supported: [PERSONA_GRANT] },
      { access_token: 'a' },
    ];
    const fetch = async (_: string, init: RequestInit) => {
      signals.push(init.signal);
      return Response.json(answers.shift());
    };
    const issuers = [{ adapter: persona.issuer, issuer: 'http://idp.test' }];
    expect(await personaToken({ persona, issuers, stepUpFor: null, fetch })).toBe('a');
    expect(signals).toEqual([expect.any(AbortSignal), expect.any(AbortSignal)]);
  });
});

async function run(line: readonly string[], environment: Readonly<Record<string, string>>) {
  let stdout = '';
  let stderr = '';
  let exit = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: (text) => (stderr += text) });
  registerToken(program, environment);
  registerIdentityProvider(program, environment);
  registerPersonas(program, {
    examplesOf: (persona) => [{ name: `example of ${persona}`, expected: 'RELEASED', stepUp: false, input: {} }],
  });
  try {
    await program.parseAsync(['node', 'hub', ...line]);
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    exit = cause.exitCode;
  }
  vi.restoreAllMocks();
  return { stdout, stderr, exit };
}

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
