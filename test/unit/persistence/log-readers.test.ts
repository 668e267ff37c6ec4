import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  credentialDigest,
  newCredential,
  openLogReaders,
  readLogReaders,
  writeLogReaders,
  type LogReader,
} from '../../../src/persistence/log/serve/log-readers.js';

let folder: string;
let file: string;
let told: unknown[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-readers-'));
  file = join(folder, 'log-readers.json');
  told = [];
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openLogReaders(file, (fault) => void told.push((fault as Error).message));
const reader = (name: string, may: LogReader['may'], credential: string): LogReader => ({
  name,
  may,
  credential: credentialDigest(credential),
});

describe('readers of the log', () => {
  it('are nobody without a file', async () => {
    expect(await open()('anything')).toBeNull();
    expect(await readLogReaders(file)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('read as much as the file says, by the credential that it keeps the digest of', async () => {
    const [witness, auditor] = [newCredential(), newCredential()];
    expect(witness).toMatch(/^[\w-]{43}$/);
    expect(witness).not.toBe(auditor);
    await writeLogReaders(file, [reader('witness', 'HEADS', witness), reader('auditor', 'ENTRIES', auditor)]);
    const mayRead = open();
    expect(await mayRead(witness)).toBe('HEADS');
    expect(await mayRead(auditor)).toBe('ENTRIES');
    expect(await mayRead(credentialDigest(auditor))).toBeNull();
    expect(await mayRead('')).toBeNull();
    expect(await readFile(file, 'utf8')).not.toContain(auditor);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('are those of the file as it is now', async () => {
    const credential = newCredential();
    await writeLogReaders(file, [reader('monitor', 'HEADS', credential)]);
    const mayRead = open();
    expect(await mayRead(credential)).toBe('HEADS');
    await writeLogReaders(file, [reader('monitor', 'ENTRIES', credential)]);
    expect(await mayRead(credential)).toBe('ENTRIES');
    await writeLogReaders(file, []);
    expect(await mayRead(credential)).toBeNull();
    await writeLogReaders(file, [reader('monitor', 'HEADS', credential)]);
    expect(await mayRead(credential)).toBe('HEADS');
    await rm(file);
    expect(await mayRead(credential)).toBeNull();
  });

  it.each([
    ['no JSON', 'credential: secret'],
    ['another shape', '{"name":"monitor"}'],
    ['an unknown right', JSON.stringify([{ name: 'monitor', may: 'EVERYTHING', credential: 'ab'.repeat(32) }])],
    ['a credential in plain', JSON.stringify([{ name: 'monitor', may: 'HEADS', credential: 'secret' }])],
    ['more than there is', JSON.stringify([{ name: 'm', may: 'HEADS', credential: 'ab'.repeat(32), until: 'ever' }])],
  ])('are nobody when the file holds %s, which is told once and not repeated', async (_, text) => {
    await writeFile(file, text, { mode: 0o600 });
    const mayRead = open();
    expect([await mayRead('secret'), await mayRead('secret')]).toEqual([null, null]);
    expect(told).toEqual([expect.stringContaining('does not hold readers of the log')]);
    expect(told.join()).not.toContain('secret');
  });

  it('are nobody when others can change the file', async () => {
    const credential = newCredential();
    await writeLogReaders(file, [reader('monitor', 'HEADS', credential)]);
    const mayRead = open();
    await chmod(file, 0o622);
    expect(await mayRead(credential)).toBeNull();
    expect(told).toEqual([expect.stringContaining('can be changed by others')]);
    await chmod(file, 0o640);
    expect(await mayRead(credential)).toBe('HEADS');
  });
});
