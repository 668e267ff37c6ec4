import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { appendLeaf, EMPTY_RANGE, rootOf } from '../../../src/disclosure-log/write/compact-range.js';
import type { AlarmLine } from '../../../src/log-signing/alarms.js';
import type { Remembered } from '../../../src/log-signing/ports.js';
import { openAlarmFile } from '../../../src/persistence/log/signer/alarm-file.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { openSignerMemory, SignerMemoryFault } from '../../../src/persistence/log/signer/signer-memory.js';
import { newSigner, signedHead } from '../../support/note-keys.js';
import { numberedLeaves } from '../../support/reference-tree.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-memory-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const key = newSigner('hub.example/log');
let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(folder, 'm'));
  file = join(directory, 'head.json');
});

function head(size: number): Remembered {
  const range = numberedLeaves(size).reduce((grown, leaf) => appendLeaf(grown, leaf, nodeHashing), EMPTY_RANGE);
  const root = rootOf(range, nodeHashing);
  const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
  return {
    origin: key.key.name,
    range: { size, hashes: range.hashes.map(plain) },
    root: plain(root),
    checkpoint: signedHead(key, size, root),
    readAt: 1_806_000_000_123,
  };
}

const memory = (origin: string = key.key.name) => openSignerMemory(directory, origin);

describe('the memory of the signer', () => {
  it('is empty in an empty directory', async () => {
    expect(await memory().read()).toBeNull();
  });

  it.each([0, 1, 2, 255, 256, 1_000])('gives a head of %i leaves back as it was', async (size) => {
    const given = head(size);
    await memory().remember(given);
    expect(await memory().read()).toEqual(given);
  });

  it('holds the last head alone, in one file that nobody else may read', async () => {
    await memory().remember(head(3));
    await memory().remember(head(7));
    expect((await memory().read())?.range.size).toBe(7);
    expect(readdirSync(directory)).toEqual(['head.json']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is refused when it is of another log', async () => {
    await memory().remember(head(3));
    const fault: unknown = await memory('other.example/log')
      .read()
      .catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(SignerMemoryFault);
    expect((fault as SignerMemoryFault).exitCode).toBe(29);
    expect((fault as SignerMemoryFault).message).toContain('is of another log');
  });

  it.each<readonly [what: string, damaged: (text: string) => string]>([
    ['is empty', () => ''],
    ['is cut off', (text) => text.slice(0, 200)],
    ['has another size', (text) => text.replace('"size": 7', '"size": 6')],
    ['has another root', (text) => text.replace(/"root": "./, '"root": "z')],
    ['lacks a hash', (text) => text.replace(/"range": \[\s*"[^"]*",/, '"range": [')],
    ['has another hash', (text) => text.replace(/"range": \[\s*"./, '"range": ["z')],
    ['has the checkpoint of another head', (text) => text.replace('log\\n7\\n', 'log\\n6\\n')],
    ['has a member more', (text) => text.replace('{', '{"more": 1,')],
    ['is of another version', (text) => text.replace('"version": 1', '"version": 2')],
  ])('is never taken for an empty one when it %s', async (_, damaged) => {
    await memory().remember(head(7));
    const text = readFileSync(file, 'utf8');
    expect(damaged(text)).not.toBe(text);
    writeFileSync(file, damaged(text));
    await expect(memory().read()).rejects.toThrow('cannot be read');
  });
});

describe('the file of alarms', () => {
  const line = (changes: Partial<AlarmLine> = {}): AlarmLine => ({
    at: '2027-03-28T02:00:00.000Z',
    kind: 'NO_QUORUM',
    state: 'RAISED',
    sentence: 'no quorum',
    ...changes,
  });
  const alarms = (): string => join(directory, 'alarms.jsonl');

  it('only grows, and tells the last line of each kind', () => {
    const opened = openAlarmFile(directory);
    expect(opened.last().size).toBe(0);
    opened.append(line());
    opened.append(line({ kind: 'STOPPED' }));
    opened.append(line({ state: 'OVER' }));
    expect(readFileSync(alarms(), 'utf8').split('\n')).toHaveLength(4);
    expect([...openAlarmFile(directory).last().values()]).toEqual([line({ state: 'OVER' }), line({ kind: 'STOPPED' })]);
  });

  it('loses no line to one that a crash cut off', () => {
    openAlarmFile(directory).append(line());
    appendFileSync(alarms(), '{"at":"2027-0');
    openAlarmFile(directory).append(line({ kind: 'STOPPED' }));
    expect([...openAlarmFile(directory).last().keys()]).toEqual(['NO_QUORUM', 'STOPPED']);
  });
});
