import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partsOfFile } from '../../../src/feed/feed-file.js';
import { writeTown } from '../../../src/synthetic-town/write-town.js';

describe('feed files of a town', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'town-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('are the same bytes for the same children, seed and date', async () => {
    const plan = { children: 800, seed: 11, asOf: '2026-02-28' };
    await writeTown(plan, join(directory, 'one'));
    await writeTown(plan, join(directory, 'other'));
    expect(await hashes(join(directory, 'other'))).toEqual(await hashes(join(directory, 'one')));
  });

  it('are one for each organisation that states something, each with a header that the feed reads', async () => {
    const files = await writeTown({ children: 800, seed: 11, asOf: '2026-02-28' }, directory);
    expect(files.map(({ source }) => source)).toEqual(
      expect.arrayContaining([
        'Z01',
        'Z02',
        'Z90001',
        'Z90005',
        'ZR1',
        'ZR2',
        'ZR3',
        'ZS1',
        'ZP1',
        '8ZV01',
        'EE990003',
      ]),
    );
    for (const { source, path, rows } of files) {
      let counted = 0;
      for await (const part of partsOfFile((await readFile(path, 'utf8')).split('\n'))) {
        expect(part.source).toBe(source);
        expect(part.batch.asOf).toBe('2026-02-28T00:00:00Z');
        counted += part.batch.rows.length;
      }
      expect(counted).toBe(rows);
    }
  });

  it('begin alike whatever the number of children', async () => {
    await writeTown({ children: 300, seed: 4, asOf: '2026-02-28' }, join(directory, 'small'));
    await writeTown({ children: 600, seed: 4, asOf: '2026-02-28' }, join(directory, 'large'));
    const small = await readFile(join(directory, 'small', 'Z90001.ndjson'), 'utf8');
    const large = await readFile(join(directory, 'large', 'Z90001.ndjson'), 'utf8');
    expect(large.startsWith(small)).toBe(true);
  });

  it('are written in constant memory: what lives is no more after forty thousand children than after a few', async () => {
    const collect = garbageCollector();
    const living: number[] = [];
    let calls = 0;
    const watch = (): void => {
      calls += 1;
      if (calls % 20 !== 0) return;
      collect();
      living.push(process.memoryUsage().heapUsed);
    };
    const files = await writeTown({ children: 40_000, seed: 4, asOf: '2026-02-28' }, directory, watch);
    const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(60_000_000);
    expect(living.length).toBeGreaterThan(5);
    // seventeen files with half a chunk each, and as much for what is being made
    expect(Math.max(...living) - (living[0] ?? 0)).toBeLessThan(15_000_000);
  }, 120_000);
});

/** The engine's own collector, so that only what lives is counted. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

async function hashes(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).sort();
  const found: Record<string, string> = {};
  for (const name of names) {
    found[name] = createHash('sha256')
      .update(await readFile(join(directory, name)))
      .digest('hex');
  }
  return found;
}
