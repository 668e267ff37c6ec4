import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimDirectory, DirectoryClaimed, type DirectoryClaim } from '../../../src/persistence/directory-claim.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-claim-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A process that holds a claim as ours does: a socket that listens in the directory. */
const HOLDER = `
  const server = require('node:net').createServer();
  server.listen(process.argv[1], () => process.stdout.write('held'));
`;

describe('a claim on a directory', () => {
  it('keeps others out until it is released', async () => {
    const claim = await claimDirectory(folder);
    await expect(claimDirectory(folder)).rejects.toThrow(DirectoryClaimed);
    await claim.release();
    expect(readdirSync(folder)).toEqual([]);
    await (await claimDirectory(folder)).release();
  });

  it('stands after others were kept out', async () => {
    const claim = await claimDirectory(folder);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(claimDirectory(folder)).rejects.toThrow(/stop it first/);
    }
    expect(readdirSync(folder)).toHaveLength(1);
    await claim.release();
  });

  it('ends with its process, kill -9 included, and leaves nobody out', async () => {
    const path = join(folder, 'claim-00112233aabb');
    const holder = spawn(process.execPath, ['-e', HOLDER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    await expect(claimDirectory(folder)).rejects.toThrow(DirectoryClaimed);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(readdirSync(folder)).toEqual(['claim-00112233aabb']);
    const claim = await claimDirectory(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    await claim.release();
  });

  it('is never held by two of many that start at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const all = await Promise.allSettled(Array.from({ length: 5 }, () => claimDirectory(folder)));
      const held = all.filter((each): each is PromiseFulfilledResult<DirectoryClaim> => each.status === 'fulfilled');
      expect(held.length).toBeLessThanOrEqual(1);
      for (const { value } of held) await value.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('is refused in a sentence when the path is too long for the name of a socket', async () => {
    await expect(claimDirectory(join(folder, 'a'.repeat(100)))).rejects.toMatchObject({
      name: 'DirectoryPathTooLong',
      exitCode: 38,
      message: expect.stringContaining('give one of fewer than 80 letters') as string,
    });
  });

  it('leaves other files alone', async () => {
    const claim = await claimDirectory(folder);
    await claim.release();
    writeFileSync(join(folder, 'claim-of-mine'), '');
    await (await claimDirectory(folder)).release();
    expect(readdirSync(folder)).toEqual(['claim-of-mine']);
  });
});
