import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import {
  NEEDS_SOMEBODY,
  signerEnvironment,
  startSignerChild,
  type SignerChild,
} from '../../../src/compose/signer-child.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-child-'));
let child: SignerChild | null = null;
afterEach(async () => {
  await child?.close();
  child = null;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs this text in place of the signer; each start leaves a file in the folder that it returns. */
function started(text: string): { readonly said: string[]; readonly starts: () => readonly string[] } {
  const directory = mkdtempSync(join(folder, 'c'));
  const program = join(directory, 'program.mjs');
  const mark = `import { writeFileSync } from 'node:fs'; writeFileSync(process.env.PLACE + '/' + process.pid, '');`;
  writeFileSync(program, `${mark}\n${text}`);
  const said: string[] = [];
  child = startSignerChild({
    program: [program],
    environment: { PLACE: directory },
    say: (line) => void said.push(line),
    firstWaitMilliseconds: 1,
  });
  return { said, starts: () => readdirSync(directory).filter((name) => name !== 'program.mjs') };
}

describe('the process of the signer', () => {
  it('is started again when it dies', async () => {
    const { said, starts } = started('process.exit(1)');
    await vi.waitUntil(() => starts().length >= 3, { timeout: 20_000 });
    expect(said[0]).toBe('the signer of the log has ended (1); starting it again');
  });

  it.each([
    [26, 'has stopped with an alarm'],
    [9, 'cannot start with these settings'],
    [24, 'cannot use a key file'],
    [29, 'cannot use its memory'],
  ])('is left alone when it ended with %i, and that is told once', async (code, why) => {
    const { said, starts } = started(`process.exit(${code})`);
    await vi.waitUntil(() => said.length > 0, { timeout: 20_000 });
    await child?.close();
    expect(said).toEqual([`the signer of the log ${why}: no head is published until somebody has looked`]);
    expect(starts()).toHaveLength(1);
  });

  it('is started again after every other end', () => {
    expect([...NEEDS_SOMEBODY.keys()].sort((one, other) => one - other)).toEqual([9, 24, 26, 29]);
  });

  it('is tried again when no process can be begun at all', async () => {
    const said: string[] = [];
    // no program can be handed a word with a zero byte: this is thrown, and no event
    child = startSignerChild({
      program: ['\0'],
      environment: {},
      say: (line) => void said.push(line),
      firstWaitMilliseconds: 1,
    });
    await vi.waitUntil(() => said.length >= 2, { timeout: 20_000 });
    expect(new Set(said)).toEqual(new Set(['the signer of the log has ended (killed); starting it again']));
  });

  it('is told to stop and waited for', async () => {
    const { said, starts } = started(
      `setInterval(() => undefined, 1000);
       process.on('SIGTERM', () => { writeFileSync(process.env.PLACE + '/finished', ''); process.exit(0); });
       writeFileSync(process.env.PLACE + '/ready', '');`,
    );
    await vi.waitUntil(() => starts().includes('ready'), { timeout: 20_000 });
    await child?.close();
    expect(starts()).toContain('finished');
    expect(said).toEqual([]);
  });

  it('is told by a closed channel when the hub is gone', async () => {
    const { starts } = started(
      `process.on('disconnect', () => { writeFileSync(process.env.PLACE + '/noticed', ''); process.exit(0); });
       process.disconnect();`,
    );
    await vi.waitUntil(() => starts().includes('noticed'), { timeout: 20_000 });
  });
});

it('gives the signer what it needs of the settings and nothing else', () => {
  const hub = {
    HUB_ENV: 'production',
    HUB_LOG_ORIGIN: 'hub.example/log',
    HUB_LOG_FORMER_ORIGINS: 'hub.example/before',
    HUB_LOG_KEY_FILE: '/keys/log.pem',
    HUB_RECEIPT_KEY_FILE: '/keys/receipt.pem',
    HUB_INDEX_KEY_FILE: '/keys/index.key',
    HUB_DATABASE_URL: 'postgres://hub_app:secret@db/hub',
    HUB_SIGNER_DATABASE_URL: 'postgres://hub_signer:own@db/hub',
    HUB_METRICS_CREDENTIAL: 'secret-of-metrics',
    HUB_OIDC_ISSUER: 'oidc=https://login.example',
    HUB_WITNESS_URL: 'https://witness.example',
    HUB_WITNESS_VKEY: 'w+00000000+AAAA',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
    PGPASSWORD: 'secret',
    PATH: '/bin',
  };
  expect(signerEnvironment(hub, 'postgres://hub_signer:own@db/hub')).toEqual({
    HUB_ENV: 'production',
    HUB_LOG_ORIGIN: 'hub.example/log',
    HUB_LOG_FORMER_ORIGINS: 'hub.example/before',
    HUB_LOG_KEY_FILE: '/keys/log.pem',
    HUB_SIGNER_DATABASE_URL: 'postgres://hub_signer:own@db/hub',
    HUB_WITNESS_URL: 'https://witness.example',
    HUB_WITNESS_VKEY: 'w+00000000+AAAA',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
  });
});
