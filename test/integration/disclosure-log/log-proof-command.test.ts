import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64 } from '../../../src/disclosure-log/format/base64.js';
import { canonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import { leafHash } from '../../../src/disclosure-log/format/leaf-hash.js';
import { receiptText } from '../../../src/disclosure-log/format/receipt-text.js';
import { SALTS_LENGTH, saltOf } from '../../../src/disclosure-log/format/slots.js';
import { proofText } from '../../../src/disclosure-log/format/tlog-proof.js';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { buildLeaf } from '../../../src/disclosure-log/write/build-leaf.js';
import { inclusionProof } from '../../../src/disclosure-log/write/build-proof.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import type { Instant } from '../../../src/shared/instant.js';
import { logCommand } from '../../support/log-command.js';
import { hubLeavesOf, leafId, logFiles } from '../../support/log-files.js';
import { newSigner } from '../../support/note-keys.js';

const ORIGIN = 'log.example/hub';
const signer = newSigner(ORIGIN);
const receipts = newSigner(`${ORIGIN}/receipt`);
const vkey = ['--vkey', verifierKeyText(signer.key)];
const receiptVkey = ['--receipt-vkey', verifierKeyText(receipts.key)];

const INDEX = 300;
const decidedAt = '2026-11-21T11:58:00.000000Z' as Instant;
const salts = Uint8Array.from({ length: SALTS_LENGTH }, (_, at) => (at * 31) % 256);
const purpose = canonicalText('WELFARE_CONCERN');
const leaf = buildLeaf(
  { id: leafId(5_000), decidedAt, policyVersion: 'policy/1', values: { purpose, outcome: canonicalText('RELEASED') } },
  salts,
  nodeHashing,
);
const { files, kept } = logFiles([...hubLeavesOf(INDEX), leaf, ...hubLeavesOf(310).slice(INDEX)], signer);
const checkpoint = Buffer.from(files.get('checkpoint')!).toString();

let folder: string;
let proof: string;
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'log-proof-'));
  const hashes = await inclusionProof(INDEX, 311, kept.readTile, nodeHashing);
  proof = proofText({ extra: null, index: INDEX, hashes, checkpoint });
  writeFileSync(at('a.tlog-proof'), proof);
  writeFileSync(at('leaf'), leaf);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const check = (file: string, ...more: readonly string[]) => logCommand(['proof', at(file), ...more]);

describe('hub log proof, of a .tlog-proof', () => {
  const hash = base64(leafHash(leaf, nodeHashing));

  it('is sound with the leaf or its hash', async () => {
    const sound = `sound: leaf ${INDEX} of the 311 of ${ORIGIN}, signed by ${ORIGIN}\n`;
    expect(await check('a.tlog-proof', ...vkey, '--leaf', at('leaf'))).toMatchObject({ code: 0, out: sound });
    expect(await check('a.tlog-proof', ...vkey, '--leaf-hash', hash)).toMatchObject({ code: 0, out: sound });
    const { out } = await check('a.tlog-proof', ...vkey, '--leaf-hash', hash, '--json');
    expect(JSON.parse(out)).toMatchObject({ finding: 'SOUND', index: INDEX, size: 311, origin: ORIGIN });
  });

  it('is found out by another leaf, place, hash or head', async () => {
    writeFileSync(at('other-leaf'), hubLeavesOf(1)[0]!);
    expect((await check('a.tlog-proof', ...vkey, '--leaf', at('other-leaf'))).code).toBe(1);
    const longer = Buffer.from(logFiles(hubLeavesOf(311), signer).files.get('checkpoint')!).toString();
    const lines = proof.split('\n');
    const changed = [
      proof.replace(`index ${INDEX}`, `index ${INDEX - 1}`),
      proof.replace(`index ${INDEX}`, 'index 311'),
      [...lines.slice(0, 2), ...lines.slice(3)].join('\n'),
      [...lines.slice(0, 3), hash, ...lines.slice(3)].join('\n'),
      proof.replace(checkpoint, longer),
      proof.replace('\n311\n', '\n312\n'),
    ];
    for (const text of changed) {
      expect(text).not.toBe(proof);
      writeFileSync(at('changed'), text);
      expect((await check('changed', ...vkey, '--leaf', at('leaf'))).code).toBe(1);
    }
  });

  it('is unsigned by another key, and unreadable as anything else', async () => {
    const other = ['--vkey', verifierKeyText(newSigner(ORIGIN).key)];
    expect((await check('a.tlog-proof', ...other, '--leaf', at('leaf'))).code).toBe(3);
    for (const text of ['', 'garbage', proof.replace('@v1', '@v2'), proof.slice(0, 200)]) {
      writeFileSync(at('garbage'), text);
      expect((await check('garbage', ...vkey, '--leaf', at('leaf'))).code).toBe(2);
    }
    expect((await check('nowhere', ...vkey, '--leaf', at('leaf'))).code).toBe(2);
    expect((await check('a.tlog-proof', ...vkey, '--leaf', at('nowhere'))).code).toBe(2);
    expect((await check('a.tlog-proof', ...vkey, '--leaf-hash', 'AAAA')).code).toBe(2);
    expect((await check('a.tlog-proof', ...vkey)).code).toBe(2);
    expect((await check('a.tlog-proof', '--leaf', at('leaf'))).code).toBe(2);
    expect((await check('a.tlog-proof', ...vkey, ...receiptVkey, '--leaf', at('leaf'))).code).toBe(2);
  });
});

describe('hub log proof, of a receipt', () => {
  const content = { origin: ORIGIN, decisionId: leafId(5_000), decidedAt, leafHash: leafHash(leaf, nodeHashing) };
  const opening = { slot: 'purpose', salt: base64(saltOf('purpose', salts)), value: purpose };
  const receipt = (changes: Readonly<Record<string, unknown>> = {}): string => {
    writeFileSync(
      at('receipt.json'),
      JSON.stringify({
        ...content,
        policyVersion: 'policy/1',
        leafHash: base64(content.leafHash),
        signature: base64(receipts.sign(receiptText(content))),
        index: INDEX,
        leaf: Buffer.from(leaf).toString(),
        proof,
        openings: [opening],
        ...changes,
      }),
    );
    return 'receipt.json';
  };

  it('is sound, and shows what the leaf holds', async () => {
    const { code, out } = await check(receipt(), ...vkey, ...receiptVkey);
    expect(code).toBe(0);
    expect(out).toContain(`leaf ${INDEX} of the 311`);
    expect(out).toContain(`decision ${leafId(5_000)}, ${decidedAt}`);
    expect(out).toContain('  purpose: WELFARE_CONCERN\n');
    expect(out).toContain('not which child it was about, nor what was released');
    expect(JSON.parse((await check(receipt(), ...vkey, ...receiptVkey, '--json')).out)).toMatchObject({
      finding: 'SOUND',
      receipt: { signed: true, shown: { purpose: '"WELFARE_CONCERN"' } },
    });
  });

  it('says when its own signature was not looked at', async () => {
    const { code, out } = await check(receipt(), ...vkey);
    expect([code, out]).toEqual([0, expect.stringContaining('the exact time is not proved: give --receipt-vkey')]);
  });

  const otherLeaf = hubLeavesOf(1)[0]!;
  it.each([
    ['a value that the leaf does not hold', { openings: [{ ...opening, value: '"ROUTINE_CARE"' }] }, 1],
    ['a salt that opens nothing', { openings: [{ ...opening, salt: base64(new Uint8Array(32)) }] }, 1],
    ['a value of another slot', { openings: [{ ...opening, slot: 'outcome' }] }, 1],
    ['another leaf', { leaf: Buffer.from(otherLeaf).toString() }, 1],
    ['the hash of another leaf', { leafHash: base64(leafHash(otherLeaf, nodeHashing)), signature: undefined }, 2],
    ['no leaf for its values', { leaf: null }, 2],
    ['a salt that is too short', { openings: [{ ...opening, salt: 'AAAA' }] }, 2],
    ['a proof that is none', { proof: 'garbage' }, 2],
    ['no proof yet', { proof: null, leaf: null, openings: [], index: null }, 3],
    ['a signature of another key', { signature: base64(newSigner('x').sign(receiptText(content))) }, 3],
    ['another time', { decidedAt: '2026-11-21T11:58:00.000001Z' }, 3],
    ['another decision', { decisionId: leafId(1) }, 3],
  ])('with %s is not sound', async (_, changes, expected) => {
    expect((await check(receipt(changes), ...vkey, ...receiptVkey)).code).toBe(expected);
  });

  it('whose key nobody knows is still that of its own decision and hour', async () => {
    for (const changes of [{ decisionId: leafId(1) }, { decidedAt: '2026-11-21T12:58:00.000000Z' }]) {
      expect((await check(receipt(changes), ...vkey)).code).toBe(1);
    }
  });

  it('without its leaf or the key of receipts proves no id and no time', async () => {
    const forged = { decisionId: leafId(1), decidedAt: '2019-01-01T09:00:00.000000Z', leaf: null, openings: [] };
    const { code, out } = await check(receipt(forged), ...vkey);
    expect(code).toBe(3);
    expect(out).not.toContain(leafId(1));
    const own = await check(receipt({ leaf: null, openings: [] }), ...vkey, ...receiptVkey);
    expect([own.code, own.out]).toEqual([0, expect.stringContaining(decidedAt)]);
  });

  it('tells the hour alone while its signature was not looked at', async () => {
    const { out } = await check(receipt(), ...vkey);
    expect(out).toContain('in the hour from 2026-11-21T11:00:00Z');
    expect(out).not.toContain(decidedAt);
    const { receipt: told } = JSON.parse((await check(receipt(), ...vkey, '--json')).out) as { receipt: object };
    expect(told).toMatchObject({ decidedAt: null, hour: '2026-11-21T11:00:00Z', signed: false });
  });

  it('with half of a surrogate pair is refused without a fault of the program', async () => {
    const half = { ...opening, value: '"\ud800"' };
    for (const keys of [[], receiptVkey]) {
      expect((await check(receipt({ openings: [half] }), ...vkey, ...keys)).code).toBe(1);
      const broken = await check(receipt({ proof: `${proof}\ud800` }), ...vkey, ...keys);
      expect([broken.code, broken.err]).toEqual([2, '']);
    }
  });

  it('brings its own leaf', async () => {
    expect((await check(receipt(), ...vkey, '--leaf', at('leaf'))).code).toBe(2);
  });
});
