import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COSIGNATURE, ED25519, verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { nodeSignatureCheck, openSigningKey } from '../../../src/persistence/log/keys/ed25519.js';
import { verifierKeyFile } from '../../../src/persistence/log/keys/verifier-key-file.js';
import { KeyFileFault } from '../../../src/persistence/log/keys/key-file.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { newSigner } from '../../support/note-keys.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-ed25519-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');

describe('the check of signatures', () => {
  const { ed25519 } = nodeSignatureCheck;

  // RFC 8032, section 7.1, tests 1 to 3
  it.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('takes the signatures of RFC 8032', (key, message, signature) => {
    expect(ed25519(bytes(key), bytes(message), bytes(signature))).toBe(true);
    expect(ed25519(bytes(key), bytes(`${message}00`), bytes(signature))).toBe(false);
  });

  it('is false, and never an error, for a key or signature of whatever length and content', () => {
    const { key, sign } = newSigner('a');
    const message = bytes('00');
    for (const length of [0, 1, 31, 33, 64]) {
      expect(ed25519(new Uint8Array(length), message, sign(message))).toBe(false);
    }
    for (const length of [0, 1, 63, 65, 128])
      expect(ed25519(key.publicKey, message, new Uint8Array(length))).toBe(false);
    // a point that is not on the curve
    expect(ed25519(new Uint8Array(32).fill(0xff), message, sign(message))).toBe(false);
  });

  it('takes no second form of a signature', () => {
    const { key, sign } = newSigner('a');
    const signature = sign(bytes('00'));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    let scalar = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`) + order;
    const other = Uint8Array.from(signature);
    for (let at = 32; at < 64; at += 1, scalar >>= 8n) other[at] = Number(scalar & 0xffn);
    expect(ed25519(key.publicKey, bytes('00'), signature)).toBe(true);
    expect(ed25519(key.publicKey, bytes('00'), other)).toBe(false);
  });

  it('keeps keys apart when there are more than it remembers', () => {
    const signers = Array.from({ length: 300 }, (_, at) => newSigner(`k${at}`));
    for (const { key, sign } of [...signers, ...signers.slice(0, 3)]) {
      expect(ed25519(key.publicKey, bytes('aa'), sign(bytes('aa')))).toBe(true);
    }
    expect(ed25519(signers[0]!.key.publicKey, bytes('aa'), signers[1]!.sign(bytes('aa')))).toBe(false);
  });
});

describe('a signing key', () => {
  const path = (): string => join(folder, 'keys', 'log.pem');

  it('is made once, for its owner alone, and signs what its verifier key checks', () => {
    const { key, sign } = openSigningKey({ path: path(), whenMissing: 'MAKE' }, 'hub.example/log');
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(key).toMatchObject({ name: 'hub.example/log', type: ED25519 });
    expect(nodeSignatureCheck.ed25519(key.publicKey, bytes('01'), sign(bytes('01')))).toBe(true);
    expect(openSigningKey({ path: path(), whenMissing: 'REFUSE' }, 'hub.example/log').key).toEqual(key);
    expect(openSigningKey({ path: path(), whenMissing: 'REFUSE' }, 'w', COSIGNATURE).key.type).toBe(COSIGNATURE);
  });

  it('is the same key to all who open the file', () => {
    const { publicKey } = openReceiptKey({ path: path(), whenMissing: 'MAKE' }, 'x');
    expect(openSigningKey({ path: path(), whenMissing: 'REFUSE' }, 'x').key.publicKey).toEqual(publicKey);
  });

  it('is refused when it is missing, readable by others, or no key', () => {
    const open = () => openSigningKey({ path: path(), whenMissing: 'REFUSE' }, 'x');
    expect(open).toThrow(KeyFileFault);
    openSigningKey({ path: path(), whenMissing: 'MAKE' }, 'x');
    chmodSync(path(), 0o644);
    expect(open).toThrow(/mode must be 0600/);
    chmodSync(path(), 0o600);
    writeFileSync(path(), 'nonsense');
    expect(open).toThrow(/holds no Ed25519 key/);
  });
});

describe('the file of a verifier key', () => {
  it('holds one line, which is read back', () => {
    const { key } = newSigner('hub.example/log');
    const file = verifierKeyFile(join(folder, 'sub', 'log.vkey'));
    file.write(key);
    file.write(key);
    expect(readFileSync(join(folder, 'sub', 'log.vkey'), 'utf8')).toBe(`${verifierKeyText(key)}\n`);
    expect(verifierKeyText(file.read())).toBe(verifierKeyText(key));
    const { key: other } = newSigner('hub.example/other');
    file.write(other);
    expect(verifierKeyText(file.read())).toBe(verifierKeyText(other));
    expect(readdirSync(join(folder, 'sub'))).toEqual(['log.vkey']);
  });

  it('is refused in a sentence when it is missing or holds something else', () => {
    const file = verifierKeyFile(join(folder, 'log.vkey'));
    expect(() => file.read()).toThrow(KeyFileFault);
    writeFileSync(join(folder, 'log.vkey'), 'secret');
    expect(() => file.read()).toThrow(/holds no verifier key/);
    expect(() => file.read()).not.toThrow(/secret/);
  });
});
