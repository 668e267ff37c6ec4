import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportFailure } from '../../../src/cli/report-failure.js';
import { KeyFileFault } from '../../../src/persistence/log/keys/key-file.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { openSubjectDigests } from '../../../src/persistence/log/keys/subject-digests.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const receiptKey = (whenMissing: 'MAKE' | 'REFUSE') =>
  openReceiptKey({ path: join(folder, 'keys', 'receipt.pem'), whenMissing }, 'hub.example/receipts');
const digests = (whenMissing: 'MAKE' | 'REFUSE', name = 'index.key') =>
  openSubjectDigests({ path: join(folder, name), whenMissing });

describe('the receipt key', () => {
  it('is made once, for its owner alone, and is the same ever after', () => {
    const made = receiptKey('MAKE');
    const path = join(folder, 'keys', 'receipt.pem');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['receipt.pem']);
    expect(receiptKey('REFUSE').publicKey).toEqual(made.publicKey);
    expect(receiptKey('REFUSE').signer.keyName).toBe('hub.example/receipts');
  });

  it('signs what its public key verifies', () => {
    const { signer, publicKey } = receiptKey('MAKE');
    const bytes = Buffer.from('a receipt');
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
    expect(publicKey).toHaveLength(32);
    expect(verify(null, bytes, createPublicKey({ key: jwk, format: 'jwk' }), signer.sign(bytes))).toBe(true);
  });

  it('must be there in production', () => {
    expect(() => receiptKey('REFUSE')).toThrow(KeyFileFault);
    expect(existsSync(join(folder, 'keys'))).toBe(false);
  });

  it('is refused when others may read it', () => {
    receiptKey('MAKE');
    chmodSync(join(folder, 'keys', 'receipt.pem'), 0o640);
    expect(() => receiptKey('REFUSE')).toThrow(/mode must be 0600/);
  });

  it('is refused when it is another sort of key, without a word of what the file holds', () => {
    const path = join(folder, 'other.pem');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    for (const text of [rsa, 'not a key']) {
      writeFileSync(path, text, { mode: 0o600 });
      const open = () => openReceiptKey({ path, whenMissing: 'REFUSE' }, 'x');
      expect(open).toThrow(KeyFileFault);
      expect(open).not.toThrow(/not a key|BEGIN/);
    }
  });
});

describe('keyed digests', () => {
  it('are the same for the same key, purpose and text, also after a restart', () => {
    const first = digests('MAKE').digest('NUMBER', '9000000009');
    expect(first).toHaveLength(32);
    expect(digests('REFUSE').digest('NUMBER', '9000000009')).toEqual(first);
  });

  it('have nothing in common across purposes, texts or keys', () => {
    const one = digests('MAKE');
    const other = digests('MAKE', 'other.key');
    const all = [
      one.digest('NUMBER', 'a'),
      one.digest('NAME', 'a'),
      one.digest('REQUEST', 'a'),
      one.digest('NUMBER', 'b'),
      one.digest('NUMBER', ''),
      other.digest('NUMBER', 'a'),
    ];
    expect(new Set(all.map((digest) => Buffer.from(digest).toString('hex'))).size).toBe(all.length);
  });

  it('need a key of 32 bytes that others cannot read', () => {
    expect(() => digests('REFUSE')).toThrow(KeyFileFault);
    digests('MAKE');
    expect(readFileSync(join(folder, 'index.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    chmodSync(join(folder, 'index.key'), 0o604);
    expect(() => digests('REFUSE')).toThrow(KeyFileFault);
    writeFileSync(join(folder, 'short.key'), 'abcd', { mode: 0o600 });
    expect(() => digests('REFUSE', 'short.key')).toThrow(KeyFileFault);
  });
});

describe('a key that cannot be used', () => {
  it('is told of in a sentence and with an exit code of its own', () => {
    const lines: string[] = [];
    let fault: unknown;
    try {
      digests('REFUSE', 'missing.key');
    } catch (thrown) {
      fault = thrown;
    }
    expect(reportFailure(fault, (line) => lines.push(line))).toBe(24);
    expect(lines).toEqual([`hub: the key file \`${join(folder, 'missing.key')}\` does not exist`]);
  });
});
