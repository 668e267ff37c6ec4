import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { receiptText } from '../../../src/disclosure-log/format/receipt-text.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { verifierKeyFile } from '../../../src/persistence/log/keys/verifier-key-file.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { publishReceiptKey } from '../../../src/persistence/log/keys/receipt-verifier-key.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import { DECIDED_AT, ORIGIN } from '../../support/promised-leaves.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-vkey-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const key = openReceiptKey({ path: join(folder, 'receipt.pem'), whenMissing: 'MAKE' }, ORIGIN);
const path = join(folder, 'keys', 'receipt.vkey');

describe('the public half of the receipt key', () => {
  it('is one line beside it, which anybody may read and by which every receipt is checked', () => {
    publishReceiptKey(path, ORIGIN, key.publicKey);
    expect(readFileSync(path, 'utf8')).toMatch(/^hub\.example\/log\/receipt\+[0-9a-f]{8}\+A[A-Za-z0-9+/]+=*\n$/);
    expect(statSync(path).mode & 0o444).toBe(0o444);
    const { name, publicKey } = verifierKeyFile(path).read();
    expect(name).toBe('hub.example/log/receipt');
    const leafHash = new Uint8Array(32);
    const text = receiptText({ origin: ORIGIN, decisionId: 'd' as DecisionId, leafHash, decidedAt: DECIDED_AT });
    expect(nodeSignatureCheck.ed25519(publicKey, text, key.signer.sign(text))).toBe(true);
  });

  it('is left alone when it is right and replaced when it is not', () => {
    utimesSync(path, 1, 1);
    publishReceiptKey(path, ORIGIN, key.publicKey);
    expect(statSync(path).mtimeMs).toBe(1_000);
    writeFileSync(path, 'another\n');
    publishReceiptKey(path, ORIGIN, key.publicKey);
    expect(verifierKeyFile(path).read().name).toBe('hub.example/log/receipt');
  });

  it('that cannot be written where the signer looks for it is a fault with a sentence', () => {
    const blocked = join(folder, 'blocked');
    mkdirSync(join(blocked, 'receipt.vkey'), { recursive: true });
    chmodSync(blocked, 0o755);
    const attempt = () => {
      publishReceiptKey(join(blocked, 'receipt.vkey'), ORIGIN, key.publicKey);
    };
    expect(attempt).toThrow(/^the verifier key file `.+` cannot be written \([A-Z]+\)$/);
  });
});
