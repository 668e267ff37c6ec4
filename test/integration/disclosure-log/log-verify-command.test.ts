import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64 } from '../../../src/disclosure-log/format/base64.js';
import { checkpointText } from '../../../src/disclosure-log/format/checkpoint.js';
import { leafHash } from '../../../src/disclosure-log/format/leaf-hash.js';
import { receiptText } from '../../../src/disclosure-log/format/receipt-text.js';
import { noteText, signNote } from '../../../src/disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../../../src/disclosure-log/format/utf8.js';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import type { Instant } from '../../../src/shared/instant.js';
import { logCommand, type LogCommandEnded } from '../../support/log-command.js';
import { bitTurned, hubLeavesOf, leafId, logFiles, writeLog } from '../../support/log-files.js';
import { newSigner } from '../../support/note-keys.js';

const ORIGIN = 'log.example/hub';
const signer = newSigner(ORIGIN);
const receipts = newSigner(`${ORIGIN}/receipt`);
const leaves = hubLeavesOf(300);
const { files } = logFiles(leaves, signer);
const vkey = verifierKeyText(signer.key);
const receiptVkey = verifierKeyText(receipts.key);

const UNDATED = 'no witness says when it was signed, so that it may be an old one';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-verify-'));
  writeLog(at('log'), files);
  writeFileSync(at('key'), `${vkey}\n`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const verify = (...words: readonly string[]): Promise<LogCommandEnded> =>
  logCommand(['verify', at('log'), '--vkey', vkey, ...words]);

describe('hub log verify', () => {
  it('takes the key as a text or as a file', async () => {
    expect(await verify()).toMatchObject({ code: 0, err: '' });
    expect((await logCommand(['verify', at('log'), '--vkey', at('key')])).code).toBe(0);
  });

  it('says what it found in words, and as JSON', async () => {
    const root = base64(logFiles(leaves, signer).kept.root);
    expect((await verify()).out).toBe(
      `sound: 300 leaves of ${ORIGIN}, root ${root}, signed by ${ORIGIN}\n${UNDATED}\n`,
    );
    const members = { finding: 'SOUND', origin: ORIGIN, size: 300, root, signedBy: [ORIGIN], cosignedAt: null };
    expect(JSON.parse((await verify('--json')).out)).toEqual(members);
  });

  it('gives the evidence as JSON too', async () => {
    const older = logFiles(leaves.slice(0, 9), signer).files;
    writeLog(at('older'), older);
    writeFileSync(at('newer.checkpoint'), files.get('checkpoint')!);
    const words = ['verify', at('older'), '--vkey', vkey, '--since', at('newer.checkpoint'), '--json'];
    const { code, out } = await logCommand(words);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      finding: 'TAMPERED',
      index: 9,
      place: 'checkpoint',
      what: 'the log has 9 leaves and had 300',
      notes: [files.get('checkpoint'), older.get('checkpoint')].map((note) => Buffer.from(note!).toString()),
    });
  });

  it('shows evidence at a terminal without a letter that could move its cursor or turn its lines round', async () => {
    const [clears, turns] = ['\u009b2J', '\u202e'];
    const older = logFiles(leaves.slice(0, 8), signer);
    const text = checkpointText({
      origin: ORIGIN,
      size: 8,
      root: older.kept.root,
      extensions: [`sound${clears}`, `${turns}dnuos`],
    });
    const note = noteText({ text, signatures: [signNote(text, signer)] });
    writeLog(at('hostile'), new Map(older.files).set('checkpoint', utf8Bytes(note)));
    const words = ['verify', at('hostile'), '--vkey', vkey, '--since', at('newer.checkpoint')];
    writeFileSync(at('newer.checkpoint'), files.get('checkpoint')!);
    const { code, out } = await logCommand(words);
    expect(code).toBe(1);
    expect(out).toContain('\nsound\\u{9b}2J\n\\u{202e}dnuos\n\n\u2014 log.example/hub ');
    expect(out).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    // evidence is handed on to the letter
    const { notes } = JSON.parse((await logCommand([...words, '--json'])).out) as { readonly notes: readonly string[] };
    expect(notes[1]).toBe(note);
  });

  it('remembers the head of a sound log, and of no other', async () => {
    const remembered = at('remembered.checkpoint');
    expect(await verify('--since', remembered)).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing was remembered before: remembered from now'),
    });
    expect(readFileSync(remembered)).toEqual(Buffer.from(files.get('checkpoint')!));
    const longer = logFiles(hubLeavesOf(310), signer).files;
    const path = 'tile/1/000.p/1';
    writeLog(at('bad'), new Map(longer).set(path, bitTurned(longer.get(path)!, 1)));
    const since = ['--vkey', vkey, '--since', remembered];
    expect((await logCommand(['verify', at('bad'), ...since])).code).toBe(1);
    expect(readFileSync(remembered)).toEqual(Buffer.from(files.get('checkpoint')!));
    writeLog(at('longer'), longer);
    expect((await logCommand(['verify', at('longer'), ...since])).code).toBe(0);
    expect(readFileSync(remembered)).toEqual(Buffer.from(longer.get('checkpoint')!));
    expect(readdirSync(folder).filter((name) => name.startsWith('remembered'))).toEqual(['remembered.checkpoint']);
  });

  it.each([
    ['no key', () => ['verify', at('log')]],
    ['a key that is none', () => ['verify', at('log'), '--vkey', 'a+b+c']],
    ['the key of a witness', () => ['verify', at('log'), '--vkey', verifierKeyText(newSigner('w', 4).key)]],
    ['no log', () => ['verify', '--vkey', vkey]],
    ['a folder that is not there', () => ['verify', at('nowhere'), '--vkey', vkey]],
    ['an address that is none', () => ['verify', 'ftp://log.example', '--vkey', vkey]],
    ['a policy that is none', () => ['verify', at('log'), '--policy', at('key')]],
    ['a remembered head that is a folder', () => ['verify', at('log'), '--vkey', vkey, '--since', folder]],
    ['a memory that cannot be written', () => ['verify', at('log'), '--vkey', vkey, '--since', at('no/such/file')]],
    ['a receipt without the key of receipts', () => ['verify', at('log'), '--vkey', vkey, '--receipt', at('key')]],
    ['an age that is none', () => ['verify', at('log'), '--vkey', vkey, '--not-older-than', 'yesterday']],
    ['an instant that is none', () => ['verify', at('log'), '--vkey', vkey, '--at', 'yesterday']],
  ])('exits 2 with %s, and says so', async (_, words) => {
    const { code, out, err } = await logCommand(words());
    expect(code).toBe(2);
    expect(`${out}${err}`).toMatch(/\w+/);
    expect(out).not.toContain('sound');
  });

  it('exits 2 when a file of the log cannot be read', async () => {
    writeLog(at('odd'), files);
    rmSync(at('odd/tile/0/000'));
    mkdirSync(at('odd/tile/0/000'));
    const { code, out } = await logCommand(['verify', at('odd'), '--vkey', vkey]);
    expect([code, out]).toEqual([2, expect.stringContaining('unreadable: tile/0/000')]);
  });

  it('exits 2 when a file of the log is a pipe that nobody ever writes to', async () => {
    writeLog(at('pipe'), files);
    rmSync(at('pipe/checkpoint'));
    execFileSync('mkfifo', [at('pipe/checkpoint')]);
    const { code, out } = await logCommand(['verify', at('pipe'), '--vkey', vkey]);
    expect([code, out]).toEqual([2, expect.stringContaining('unreadable: checkpoint: not a file')]);
  });

  it('never exits 0 or 1 when the program fails', async () => {
    const failing = async () => {
      throw new RangeError('nobody foresaw this');
    };
    const out = (text: string): void => {
      throw new Error(`cannot print ${text.length}`);
    };
    const url = ['verify', 'https://log.example/log', '--vkey', vkey];
    expect((await logCommand(url, { fetch: failing, environment: {}, now: Date.now })).code).toBe(2);
    expect((await logCommand(['verify', at('log'), '--vkey', vkey], { out })).code).toBe(2);
  }, 20_000);

  it('needs another name for the log when its key has one of its own', async () => {
    const elsewhere = newSigner('key.example');
    const head = Buffer.from(files.get('checkpoint')!).toString();
    const text = head.slice(0, head.indexOf('\n\n') + 1);
    const signature = Buffer.concat([elsewhere.key.id, elsewhere.sign(Buffer.from(text))]).toString('base64');
    const note = new Uint8Array(Buffer.from(`${text}\n— key.example ${signature}\n`));
    writeLog(at('named'), new Map(files).set('checkpoint', note));
    const words = ['verify', at('named'), '--vkey', verifierKeyText(elsewhere.key)];
    expect((await logCommand(words)).code).toBe(3);
    expect((await logCommand([...words, '--origin', ORIGIN])).code).toBe(0);
  });
});

describe('a receipt whose leaf has to be in the log', () => {
  const decidedAt = '2026-11-21T11:58:00.000000Z' as Instant;
  const receipt = (leaf: Uint8Array, number: number, changes: Readonly<Record<string, unknown>> = {}): string => {
    const content = { origin: ORIGIN, decisionId: leafId(number), decidedAt, leafHash: leafHash(leaf, nodeHashing) };
    const signature = base64(receipts.sign(receiptText(content)));
    const file = at(`receipt-${Math.abs(number)}-${Object.keys(changes).join('-')}.json`);
    const written = {
      ...content,
      leafHash: base64(content.leafHash),
      signature,
      policyVersion: 'policy/1',
      ...changes,
    };
    writeFileSync(file, JSON.stringify(written));
    return file;
  };
  const check = (file: string, ...more: readonly string[]) =>
    verify('--receipt', file, '--receipt-vkey', receiptVkey, '--at', '2026-11-21T12:00:00Z', ...more);

  it('is looked for only in a copy of which it is known when it was made', async () => {
    const { code, out, err } = await verify('--receipt', receipt(leaves[3]!, 3), '--receipt-vkey', receiptVkey);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('give --at, the time at which the copy in this folder was made');
  });

  it('is found, and its place is told', async () => {
    const file = receipt(leaves[123]!, 123);
    expect(await check(file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('the leaf of the receipt is leaf 123'),
    });
    expect(JSON.parse((await check(file, '--json')).out)).toMatchObject({ receipt: { index: 123 } });
  });

  it('may be missing for three minutes, and is a broken promise from then on', async () => {
    const missing = receipt(hubLeavesOf(1, 77)[0]!, 900);
    const at179 = await check(missing, '--at', '2026-11-21T12:00:59.999Z');
    expect(at179).toMatchObject({ code: 0, out: expect.stringContaining('not in it yet') });
    const at180 = await check(missing, '--at', '2026-11-21T12:01:00Z');
    expect(at180).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        'the promise of this receipt was not kept: its leaf was held back, lost, or the hub stood still',
      ),
    });
    expect(at180.out).toContain('phone the information governance lead');
  });

  it('proves nothing unless the key of the receipts of this log signed it', async () => {
    const missing = hubLeavesOf(1, 77)[0]!;
    const other = [
      '--receipt-vkey',
      verifierKeyText(newSigner(`${ORIGIN}/receipt`).key),
      '--at',
      '2026-11-22T00:00:00Z',
    ];
    expect((await verify('--receipt', receipt(missing, 901), ...other)).code).toBe(3);
    const log = ['--receipt-vkey', vkey, '--at', '2026-11-22T00:00:00Z'];
    expect((await verify('--receipt', receipt(missing, 901), ...log)).code).toBe(3);
    expect((await check(receipt(missing, 902, { decidedAt: '2026-11-20T00:00:00.000000Z' }))).code).toBe(3);
  });

  it('is that of the decision it names', async () => {
    const { code, out } = await check(receipt(leaves[5]!, 6));
    expect([code, out]).toEqual([1, expect.stringContaining('leaf 5')]);
  });

  it.each([
    ['of another log', { origin: 'log.example/other' }],
    ['without a signature', { signature: undefined }],
    ['with a short hash', { leafHash: 'AAAA' }],
    ['with a time that is none', { decidedAt: 'soon' }],
    ['with openings that are none', { openings: [{ slot: 'child', salt: '', value: '' }] }],
  ])('cannot be looked at %s', async (_, changes) => {
    expect((await check(receipt(leaves[7]!, 7, changes))).code).toBe(2);
  });
});
