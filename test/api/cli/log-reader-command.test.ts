import { Command } from 'commander';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerReader } from '../../../src/cli/log/reader.js';
import { openLogReaders } from '../../../src/persistence/log/serve/log-readers.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-reader-'));
  file = join(folder, 'readers', 'log-readers.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs `hub log reader` with these words. */
async function run(...words: readonly string[]): Promise<{ readonly out: string; readonly exitCode: number }> {
  let out = '';
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerReader(program, {
    environment: { HUB_LOG_READERS_FILE: file },
    out: (text) => void (out += text),
    err: () => undefined,
  });
  program.commands.forEach((command) => command.exitOverride().configureOutput({ writeErr: () => undefined }));
  try {
    await program.parseAsync(['reader', ...words], { from: 'user' });
    return { out, exitCode: 0 };
  } catch (fault) {
    return { out, exitCode: (fault as { readonly exitCode: number }).exitCode };
  }
}

const mayRead = (credential: string) => openLogReaders(file, () => undefined)(credential.trim());

describe('hub log reader', () => {
  it('prints a credential once, by which the log can be read from then on', async () => {
    const [witness, auditor] = [await run('witness', '--may', 'heads'), await run('auditor', '--may', 'entries')];
    expect(witness.out).toMatch(/^[\w-]{43}\n$/);
    expect([await mayRead(witness.out), await mayRead(auditor.out)]).toEqual(['HEADS', 'ENTRIES']);
    const kept = await readFile(file, 'utf8');
    expect(kept).not.toContain(witness.out.trim());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('takes a credential back and leaves the others', async () => {
    const witness = await run('witness', '--may', 'heads');
    const auditor = await run('auditor', '--may', 'entries');
    expect(await run('witness', '--remove')).toEqual({ out: '', exitCode: 0 });
    expect([await mayRead(witness.out), await mayRead(auditor.out)]).toEqual([null, 'ENTRIES']);
  });

  it('replaces nobody by mistake and removes nobody who is not there', async () => {
    const witness = await run('witness', '--may', 'heads');
    expect(await run('witness', '--may', 'entries')).toEqual({ out: '', exitCode: 2 });
    expect(await mayRead(witness.out)).toBe('HEADS');
    expect((await run('monitor', '--remove')).exitCode).toBe(2);
  });

  it.each([[['witness']], [['witness', '--may', 'heads', '--remove']], [['two words', '--may', 'heads']]])(
    'refuses `%s`',
    async (words) => {
      expect(await run(...words)).toEqual({ out: '', exitCode: 2 });
    },
  );

  it('touches no file that it cannot read', async () => {
    await run('witness', '--may', 'heads');
    await writeFile(file, 'something else');
    expect((await run('monitor', '--may', 'heads')).exitCode).toBe(2);
    expect(await readFile(file, 'utf8')).toBe('something else');
  });
});
