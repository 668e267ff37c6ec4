import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import { proofText, readProof, type TlogProof } from '../../../../src/disclosure-log/format/tlog-proof.js';

const HASH = new Uint8Array(32).fill(5);
const CHECKPOINT = 'log.example\n9\nAAAA\n\n— log.example AAAA\n';
const PROOF: TlogProof = { extra: null, index: 4, hashes: [HASH, HASH], checkpoint: CHECKPOINT };

const read = (text: string): TlogProof => readProof(new Uint8Array(Buffer.from(text)));

describe('a .tlog-proof', () => {
  it('has the lines of the specification', () => {
    const line = Buffer.from(HASH).toString('base64');
    expect(proofText({ ...PROOF, extra: Uint8Array.of(1) })).toBe(
      `c2sp.org/tlog-proof@v1\nextra AQ==\nindex 4\n${line}\n${line}\n\n${CHECKPOINT}`,
    );
  });

  it('is read back, with and without extra data or hashes', () => {
    for (const proof of [PROOF, { ...PROOF, extra: Uint8Array.of(1, 2) }, { ...PROOF, hashes: [], index: 0 }]) {
      expect(read(proofText(proof))).toEqual(proof);
    }
  });

  it('is read from the example of the specification', () => {
    const text = `c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

example.com/fancylog
109482
sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

— example.com/fancylog hI2DJw==
`;
    const { index, hashes, checkpoint } = read(text);
    expect(index).toBe(73_894);
    expect(hashes).toHaveLength(2);
    expect(checkpoint).toMatch(/^example\.com\/fancylog\n109482\n/);
    expect(proofText(read(text))).toBe(text);
  });

  it.each([
    ['nothing', ''],
    ['another version', proofText(PROOF).replace('@v1', '@v2')],
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 4\n'],
    ['no index', `c2sp.org/tlog-proof@v1\n\n${CHECKPOINT}`],
    ['an index with a leading zero', proofText(PROOF).replace('index 4', 'index 04')],
    ['a negative index', proofText(PROOF).replace('index 4', 'index -4')],
    ['an index beyond 2^53', proofText(PROOF).replace('index 4', 'index 9007199254740992')],
    ['extra data behind the index', proofText(PROOF).replace('index 4', 'index 4\nextra AQ==')],
    ['extra data that is no base64', proofText(PROOF).replace('index 4', 'extra A\nindex 4')],
    ['a hash of 31 bytes', proofText({ ...PROOF, hashes: [HASH.slice(1)] })],
    ['a hash that is no base64', proofText(PROOF).replace('BQUF', 'BQ!F')],
    ['65 hashes', proofText({ ...PROOF, hashes: Array.from({ length: 65 }, () => HASH) })],
    ['a carriage return', proofText(PROOF).replaceAll('\n', '\r\n')],
  ])('is refused with %s', (_, text) => {
    expect(() => read(text)).toThrow(Malformed);
  });

  it('is refused as malformed, and in no other way, whatever the bytes', () => {
    const sound = new Uint8Array(Buffer.from(proofText(PROOF)));
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const bytes = sound.slice();
        bytes[at] = byte;
        try {
          expect(Buffer.from(proofText(readProof(bytes)))).toEqual(Buffer.from(bytes));
        } catch (fault) {
          expect(fault).toBeInstanceOf(Malformed);
        }
      }),
      { seed: 73_894, numRuns: 3_000 },
    );
  });
});
