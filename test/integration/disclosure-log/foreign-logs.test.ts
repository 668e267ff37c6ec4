import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logCommand } from '../../support/log-command.js';
import { bitTurned, logFiles, writeLog, type LogFiles } from '../../support/log-files.js';
import { newSigner } from '../../support/note-keys.js';
import foreign from './foreign-log.json' with { type: 'json' };
import tessera from './tessera-log.json' with { type: 'json' };

/** Logs that other software wrote, checked as anybody would: from files, by the command. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foreign-log-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);

describe('a log of Tessera', () => {
  const entries = tessera.entries.map((entry) => new Uint8Array(Buffer.from(entry)));
  /** Its entries and heads are as Tessera wrote them; what its tiles hold follows from them, and is signed by its root. */
  const written = (size: number, checkpoint: string): string => {
    const { files } = logFiles(entries.slice(0, size), newSigner('unused'));
    writeLog(at(`tessera-${size}`), new Map(files).set('checkpoint', new Uint8Array(Buffer.from(checkpoint))));
    return at(`tessera-${size}`);
  };

  it.each(Object.entries(tessera.checkpoints))('is sound at %s entries', async (size, checkpoint) => {
    const log = written(Number(size), checkpoint);
    const { code, out } = await logCommand(['verify', log, '--vkey', tessera.vkey, '--opaque', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      finding: 'SOUND',
      size: Number(size),
      signedBy: ['example.com/log/testdata'],
    });
    expect(code).toBe(0);
  });

  it('continues each of its earlier heads', async () => {
    const log = written(15, tessera.checkpoints[15]);
    for (const earlier of Object.values(tessera.checkpoints)) {
      writeFileSync(at('since'), earlier);
      const words = ['verify', log, '--vkey', tessera.vkey, '--opaque', '--since', at('since')];
      expect((await logCommand(words)).code).toBe(0);
    }
  });

  it('is not sound under the head of another size', async () => {
    const log = written(14, tessera.checkpoints[15]);
    const { code, out } = await logCommand(['verify', log, '--vkey', tessera.vkey, '--opaque']);
    expect([code, out]).toEqual([1, expect.stringContaining('tile/entries/000.p/15')]);
  });

  it('is not one of a hub', async () => {
    const { code, out } = await logCommand(['verify', written(15, tessera.checkpoints[15]), '--vkey', tessera.vkey]);
    expect([code, out]).toEqual([1, expect.stringContaining('not a leaf of version 1')]);
  });
});

describe('a log that a program without code of ours wrote, with a witness', () => {
  const files: LogFiles = new Map(
    Object.entries({ ...foreign.files, checkpoint: Buffer.from(foreign.checkpoint).toString('base64') }).map(
      ([path, bytes]) => [path, new Uint8Array(Buffer.from(bytes, 'base64'))],
    ),
  );
  beforeAll(() => {
    writeLog(at('foreign'), files);
    writeFileSync(at('policy'), foreign.policy);
    writeFileSync(at('proof'), foreign.proof);
    writeFileSync(at('leaf'), Buffer.from(foreign.leaf, 'base64'));
  });
  const verify = (name: string, ...more: readonly string[]) => logCommand(['verify', at(name), '--opaque', ...more]);

  it('is sound, by the key of the log and by the policy with the quorum of its witness', async () => {
    expect((await verify('foreign', '--vkey', foreign.vkey)).code).toBe(0);
    const { code, out } = await verify('foreign', '--policy', at('policy'));
    expect([code, out]).toEqual([0, expect.stringContaining('signed by other.example/log, witness.example/w')]);
  });

  it('continues its earlier head, which the check then replaces', async () => {
    writeFileSync(at('remembered'), foreign.earlier);
    const since = ['--vkey', foreign.vkey, '--since', at('remembered')];
    expect((await verify('foreign', ...since)).code).toBe(0);
    const old = new Map(files).set('checkpoint', new Uint8Array(Buffer.from(foreign.earlier)));
    writeLog(at('older'), old);
    expect((await verify('older', ...since)).code).toBe(1);
  });

  it('is unsigned without the quorum, unless it is tampered with as well', async () => {
    const unwitnessed = new Map(files).set('checkpoint', new Uint8Array(Buffer.from(foreign.unwitnessed)));
    writeLog(at('unwitnessed'), unwitnessed);
    expect((await verify('unwitnessed', '--vkey', foreign.vkey)).code).toBe(0);
    const { code, out } = await verify('unwitnessed', '--policy', at('policy'));
    expect([code, out]).toEqual([3, expect.stringContaining('fewer cosignatures of witnesses')]);
    const path = 'tile/entries/001.p/44';
    writeLog(at('both'), new Map(unwitnessed).set(path, bitTurned(files.get(path)!, 5)));
    expect((await verify('both', '--policy', at('policy'))).code).toBe(1);
  });

  it('has the leaf that its proof shows, and no other', async () => {
    const proof = ['proof', at('proof'), '--policy', at('policy')];
    const { code, out } = await logCommand([...proof, '--leaf', at('leaf')]);
    expect([code, out]).toEqual([0, expect.stringContaining('leaf 123 of the 300 of other.example/log')]);
    expect((await logCommand([...proof, '--leaf', at('policy')])).code).toBe(1);
    writeFileSync(at('moved'), foreign.proof.replace('index 123', 'index 122'));
    expect((await logCommand(['proof', at('moved'), '--vkey', foreign.vkey, '--leaf', at('leaf')])).code).toBe(1);
  });
});
