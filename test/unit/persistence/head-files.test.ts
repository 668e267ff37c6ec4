import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryClaimed } from '../../../src/persistence/directory-claim.js';
import {
  headName,
  openHeadFiles,
  WitnessMemoryFault,
  type HeadFiles,
} from '../../../src/persistence/witness/head-files.js';
import type { WitnessedHead } from '../../../src/witness/ports.js';
import { newSigner, signedHead } from '../../support/note-keys.js';

const log = newSigner('hub.example/log');
const origin = log.key.name;
const head = (size: number, fill = size, by = log): WitnessedHead => {
  const root = new Uint8Array(32).fill(fill);
  return { size, root, note: signedHead(by, size, root) };
};

let folder: string;
let opened: HeadFiles[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'hub-heads-')), 'state');
  opened = [];
});
afterEach(async () => {
  for (const memory of opened) await memory.close();
  rmSync(join(folder, '..'), { recursive: true });
});

const KEY = 'witness.example/w+0a1b2c3d+AAAA';
/** Whoever has cosigned nothing yet may say so each time: what is there counts. */
const OWN = { key: KEY, first: true };

const open = async (): Promise<HeadFiles> => {
  const memory = await openHeadFiles(folder, OWN);
  opened.push(memory);
  return memory;
};
const openAgain = async (): Promise<HeadFiles> => {
  await opened.pop()?.close();
  return open();
};
const files = (): string[] => readdirSync(folder).filter((name) => !name.startsWith('claim-') && name !== 'witness');

describe('the memory of a witness in files', () => {
  it('starts empty, in a directory for its owner alone', async () => {
    const memory = await open();
    expect(await memory.latest(origin)).toBeNull();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('remembers after it was closed and opened', async () => {
    const memory = await open();
    expect(await memory.replace(origin, null, head(3))).toBe(true);
    expect(await memory.replace(origin, head(3), head(5))).toBe(true);
    expect(await memory.latest(origin)).toEqual(head(5));
    const again = await openAgain();
    const { size, root, note } = (await again.latest(origin))!;
    expect({ size, root: Uint8Array.from(root), note }).toEqual(head(5));
    expect(await again.replace(origin, head(5), head(6))).toBe(true);
  });

  it('has one file for each log, named by the hash of its name, with the note', async () => {
    const other = newSigner('other/../log');
    const memory = await open();
    await memory.replace(origin, null, head(3));
    await memory.replace(other.key.name, null, head(4, 4, other));
    const name = createHash('sha256').update('hub.example/log').digest('hex');
    expect(files().sort()).toEqual([headName(other.key.name), name].sort());
    expect(readFileSync(join(folder, name), 'utf8')).toBe(head(3).note);
  });

  it('replaces nothing when another head is remembered by now', async () => {
    const memory = await open();
    expect(await memory.replace(origin, head(1), head(3))).toBe(false);
    await memory.replace(origin, null, head(3));
    expect(await memory.replace(origin, null, head(4))).toBe(false);
    expect(await memory.replace(origin, head(2), head(4))).toBe(false);
    expect(await memory.replace(origin, head(3, 9), head(4))).toBe(false);
    expect(await memory.latest(origin)).toEqual(head(3));
    expect(await (await openAgain()).latest(origin)).toMatchObject({ size: 3 });
  });

  it('lets one of many pass that follow the same head at once', async () => {
    const memory = await open();
    const done = await Promise.all(Array.from({ length: 20 }, (_, at) => memory.replace(origin, null, head(at + 1))));
    expect(done.filter(Boolean)).toHaveLength(1);
    const size = done.indexOf(true) + 1;
    expect(await memory.latest(origin)).toEqual(head(size));
    expect(await (await openAgain()).latest(origin)).toMatchObject({ size });
  });

  it('forgets nothing and goes on after the disk refused once', async () => {
    const memory = await open();
    await memory.replace(origin, null, head(3));
    // a directory in the place of the file, which no file replaces
    const inTheWay = join(folder, headName(origin));
    rmSync(inTheWay);
    mkdirSync(inTheWay);
    await expect(memory.replace(origin, head(3), head(4))).rejects.toThrow();
    expect(await memory.latest(origin)).toEqual(head(3));
    expect(files()).toEqual([headName(origin)]);
    rmSync(inTheWay, { recursive: true });
    expect(await memory.replace(origin, head(3), head(4))).toBe(true);
  });

  it('clears away what a crash left half written', async () => {
    const memory = await open();
    await memory.replace(origin, null, head(3));
    writeFileSync(join(folder, `${headName(origin)}.00112233aabb.draft`), 'half of a no');
    expect(await (await openAgain()).latest(origin)).toMatchObject({ size: 3 });
    expect(files()).toEqual([headName(origin)]);
  });

  it('does not open when what it remembers is damaged, and gives the directory back', async () => {
    const memory = await open();
    await memory.replace(origin, null, head(3));
    await opened.pop()?.close();
    const file = join(folder, headName(origin));
    for (const damaged of ['', 'nonsense', head(3).note.slice(0, 40), head(3, 3, newSigner('other')).note]) {
      writeFileSync(file, damaged);
      await expect(openHeadFiles(folder, OWN)).rejects.toThrow(WitnessMemoryFault);
    }
    writeFileSync(file, head(3).note);
    expect(await (await open()).latest(origin)).toMatchObject({ size: 3 });
  });

  it('keeps the first contradiction of a log, and no more', async () => {
    const memory = await open();
    await memory.keepContradiction(origin, 'first\n', 'second\n');
    await memory.keepContradiction(origin, 'third\n', 'fourth\n');
    expect(readFileSync(join(folder, `${headName(origin)}.contradiction`), 'utf8')).toBe('first\n\nsecond\n');
    expect(await (await openAgain()).latest(origin)).toBeNull();
  });

  it('belongs to one at a time', async () => {
    await open();
    await expect(openHeadFiles(folder, OWN)).rejects.toThrow(DirectoryClaimed);
    expect(await (await openAgain()).latest(origin)).toBeNull();
  });

  it('is for its owner alone', async () => {
    const memory = await open();
    await memory.replace(origin, null, head(3));
    expect(statSync(join(folder, headName(origin))).mode & 0o777).toBe(0o600);
  });
});

describe('whose memory it is', () => {
  const refused = (owner: { key: string; first: boolean }, sentence: string) =>
    expect(openHeadFiles(folder, owner)).rejects.toMatchObject({
      name: 'WitnessMemoryFault',
      exitCode: 28,
      message: expect.stringContaining(sentence) as string,
    });

  it('is written down at the first use, and needs no saying again', async () => {
    const memory = await open();
    await memory.replace(origin, null, head(3));
    await opened.pop()?.close();
    expect(readFileSync(join(folder, 'witness'), 'utf8')).toBe(`${KEY}\n`);
    const again = await openHeadFiles(folder, { key: KEY, first: false });
    opened.push(again);
    expect(await again.latest(origin)).toMatchObject({ size: 3 });
  });

  it('is not an empty folder in its place, nor one that is not there, when the key is in use', async () => {
    await refused({ key: KEY, first: false }, 'does not hold the memory of this key');
    // and the folder that was made for the look stays without a mark
    await refused({ key: KEY, first: false }, 'mount the volume that does');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not the one of another key', async () => {
    await (await openHeadFiles(folder, OWN)).close();
    await refused({ key: 'other.example/w+0a1b2c3d+AAAA', first: true }, 'is the memory of another key');
  });

  it('is none that holds heads without saying whose', async () => {
    await (await open()).replace(origin, null, head(3));
    await opened.pop()?.close();
    rmSync(join(folder, 'witness'));
    await refused({ key: KEY, first: false }, 'does not hold the memory of this key');
    await refused(OWN, 'holds heads already');
  });
});
