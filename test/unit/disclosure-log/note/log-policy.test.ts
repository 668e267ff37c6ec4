import { describe, expect, it } from 'vitest';
import { cosign } from '../../../../src/disclosure-log/format/cosignature.js';
import { cosigners, quorumMet, readLogPolicy } from '../../../../src/disclosure-log/format/log-policy.js';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import { noteText } from '../../../../src/disclosure-log/format/signed-note.js';
import {
  COSIGNATURE,
  ED25519,
  verifierKey,
  verifierKeyText,
} from '../../../../src/disclosure-log/format/verifier-key.js';
import { openNote } from '../../../../src/disclosure-log/verify/open-note.js';
import { nodeSignatureCheck } from '../../../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import { newSigner } from '../../../support/note-keys.js';

const read = (text: string) => readLogPolicy(text, nodeHashing);
/** The verifier key of a made-up key; its name says its type. */
const key = (seed: number, name = `k${seed}`, type = COSIGNATURE): string =>
  verifierKeyText(verifierKey(name, type, new Uint8Array(32).fill(seed), nodeHashing));
const LOG = key(100, 'example.com/log', ED25519);
const [W1, W2, W3] = [key(1), key(2), key(3)];

const SPECIFIED = `log ${LOG}

witness X1 ${key(1)}
witness X2 ${key(2)}
witness X3 ${key(3)}
group X-witnesses 2 X1 X2 X3

witness Y1 ${key(4)}
witness Y2 ${key(5)}
witness Y3 ${key(6)}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

describe('a policy', () => {
  it('of the shape of the specification is read', () => {
    const { logs, witnesses, groups, quorum } = read(SPECIFIED);
    expect(logs.map((log) => [verifierKeyText(log.key), log.url])).toEqual([[LOG, null]]);
    expect(witnesses.map(({ name }) => name)).toEqual(['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3']);
    expect(groups).toEqual([
      { name: 'X-witnesses', atLeast: 2, members: ['X1', 'X2', 'X3'] },
      { name: 'Y-witnesses', atLeast: 1, members: ['Y1', 'Y2', 'Y3'] },
      { name: 'X-and-Y', atLeast: 2, members: ['X-witnesses', 'Y-witnesses'] },
    ]);
    expect(quorum).toBe('X-and-Y');
  });

  it('may be one line', () => {
    expect(read('quorum none\n')).toEqual({ logs: [], witnesses: [], groups: [], quorum: null });
  });

  it('has white space and comments where it likes, and need not end with a line feed', () => {
    const text = `\n# comment\n\t # another\n\twitness \t w1  ${W1}   https://w1.example.com/  \n\n  quorum\tw1`;
    expect(read(text)).toMatchObject({ witnesses: [{ name: 'w1', url: 'https://w1.example.com/' }], quorum: 'w1' });
  });

  it('takes words of its own language for names, but not `none`', () => {
    const { groups } = read(`witness all ${W1}\nwitness any ${W2}\ngroup group 2 all any\nquorum group\n`);
    expect(groups).toEqual([{ name: 'group', atLeast: 2, members: ['all', 'any'] }]);
  });

  it('tells names apart that look alike', () => {
    const { quorum } = read(`witness \u212a ${W1}\nwitness K ${W2}\nquorum \u212a\n`);
    expect(quorum).toBe('\u212a');
  });

  it('holds 32 logs, witnesses and groups and more', () => {
    const lines = Array.from({ length: 40 }, (_, at) => [
      `log ${key(at + 1, `log${at}`, ED25519)}`,
      `witness w${at} ${key(at + 1)}`,
      `group g${at} any w${at}`,
    ]).flat();
    expect(
      read(
        `${lines.join('\n')}\ngroup g 20 ${lines
          .map((_, at) => `g${at}`)
          .slice(0, 40)
          .join(' ')}\nquorum g\n`,
      ).groups,
    ).toHaveLength(41);
  });

  it.each([
    [1, 'a control character', 'quorum none\u0001\n'],
    [1, 'a carriage return', 'quorum none\r\n'],
    [2, 'a deletion character', 'quorum none\n#\u007f\n'],
    [1, 'an unknown word', 'quibble w1\nquorum none\n'],
    [1, 'a word in capitals', 'Quorum none\n'],
    [1, 'a comment behind words', `witness w1 ${W1} https://w1.example.com/ # comment\nquorum w1\n`],
    [1, 'a log without a key', 'log\nquorum none\n'],
    [1, 'a log with a key that is none', 'log garbage\nquorum none\n'],
    [1, 'a log with the key of a witness', `log ${W1}\nquorum none\n`],
    [1, 'a log with too many words', `log ${LOG} https://log.example.com/ more\nquorum none\n`],
    [2, 'a log twice', `log ${LOG}\nlog ${LOG} https://log.example.com/\nquorum none\n`],
    [2, 'a log under another name', `log ${LOG}\nlog ${key(100, 'other', ED25519)}\nquorum none\n`],
    [1, 'a witness without a key', 'witness w1\nquorum none\n'],
    [1, 'a witness with the key of a log', `witness w1 ${key(1, 'k1', ED25519)}\nquorum w1\n`],
    [1, 'a witness with the name none', `witness none ${W1}\nquorum none\n`],
    [2, 'a name twice', `witness w1 ${W1}\nwitness w1 ${W2}\nquorum w1\n`],
    [2, 'a witness under another name', `witness w1 ${W1}\nwitness w2 ${key(1, 'impostor')}\nquorum w1\n`],
    [2, 'a group with the name of a witness', `witness w1 ${W1}\ngroup w1 any w1\nquorum w1\n`],
    [3, 'a group twice', `witness w1 ${W1}\ngroup g any w1\ngroup g any w1\nquorum g\n`],
    [2, 'a group without members', `witness w1 ${W1}\ngroup g 1\nquorum w1\n`],
    [2, 'a group with the name none', `witness w1 ${W1}\ngroup none any w1\nquorum none\n`],
    [2, 'a group that needs nobody', `witness w1 ${W1}\ngroup g 0 w1\nquorum g\n`],
    [2, 'a group that needs fewer than nobody', `witness w1 ${W1}\ngroup g -1 w1\nquorum g\n`],
    [2, 'a group with a leading zero', `witness w1 ${W1}\ngroup g 01 w1\nquorum g\n`],
    [2, 'a group that needs more than it has', `witness w1 ${W1}\ngroup g 2 w1\nquorum g\n`],
    [2, 'a group of some number', `witness w1 ${W1}\ngroup g most w1\nquorum g\n`],
    [2, 'an unknown member', `witness w1 ${W1}\ngroup g any w2\nquorum g\n`],
    [1, 'a member that comes later', `group g any w1\nwitness w1 ${W1}\nquorum g\n`],
    [1, 'a group that holds itself', `group g any g\nquorum g\n`],
    [2, 'nobody as a member', `witness w1 ${W1}\ngroup g any none w1\nquorum g\n`],
    [2, 'a member twice', `witness w1 ${W1}\ngroup g all w1 w1\nquorum g\n`],
    [4, 'a member of two groups', `witness w1 ${W1}\nwitness w2 ${W2}\ngroup g any w1 w2\ngroup h any w1\nquorum g\n`],
    [2, 'no quorum', `witness w1 ${W1}\n`],
    [1, 'nothing', ''],
    [3, 'a quorum twice', `witness w1 ${W1}\nquorum w1\nquorum w1\n`],
    [2, 'a quorum twice, of nobody first', `quorum none\nquorum none\n`],
    [1, 'a quorum of an unknown name', 'quorum unknown\n'],
    [1, 'a quorum before its witness', `quorum w1\nwitness w1 ${W1}\n`],
    [1, 'a quorum without a name', 'quorum\n'],
    [2, 'a quorum of two', `witness w1 ${W1}\nquorum w1 w1\n`],
  ])('line %i is told for %s', (line, _what, text) => {
    expect(() => read(text)).toThrow(Malformed);
    expect(() => read(text)).toThrow(new RegExp(`^line ${line}: `));
  });
});

describe('the quorum', () => {
  it.each([
    [['X1', 'X2', 'Y1'], true],
    [['X1', 'X3', 'Y3'], true],
    [['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'], true],
    [['X1', 'X2', 'X3'], false],
    [['X1', 'Y1', 'Y2', 'Y3'], false],
    [[], false],
    [['X-witnesses', 'Y-witnesses', 'X-and-Y'], false],
    [['X1', 'X2', 'Y-witnesses'], false],
  ])('of two of X and one of Y, when %j cosigned: %s', (cosigned, met) => {
    expect(quorumMet(read(SPECIFIED), new Set(cosigned))).toBe(met);
  });

  it('of one witness needs that one', () => {
    const policy = read(`witness w1 ${W1}\nwitness w2 ${W2}\nquorum w1\n`);
    expect(quorumMet(policy, new Set(['w2']))).toBe(false);
    expect(quorumMet(policy, new Set(['w1']))).toBe(true);
  });

  it('of nobody is always met', () => {
    expect(quorumMet(read('quorum none\n'), new Set())).toBe(true);
  });

  it('counts who cosigned by name and id of the key, and not by the name in the policy', () => {
    const [one, two] = [newSigner('w.example/1', COSIGNATURE), newSigner('w.example/2', COSIGNATURE)];
    const policy = read(
      `witness a ${verifierKeyText(one.key)}\nwitness b ${verifierKeyText(two.key)}\nwitness c ${W3}\ngroup g 2 a b c\nquorum g\n`,
    );
    const keys = policy.witnesses.map((witness) => witness.key);
    const cosignedBy = (signers: readonly (typeof one)[]) =>
      cosigners(
        policy,
        openNote(
          Buffer.from(noteText({ text: 'o\n', signatures: signers.map((by) => cosign('o\n', 3, by)) })),
          keys,
          nodeSignatureCheck,
        ).verified,
      );
    expect(cosignedBy([one])).toEqual(new Set(['a']));
    expect(quorumMet(policy, cosignedBy([one]))).toBe(false);
    expect(quorumMet(policy, cosignedBy([one, one]))).toBe(false);
    expect(quorumMet(policy, cosignedBy([one, two]))).toBe(true);
    expect(cosigners(policy, [{ key: { ...one.key, name: 'a' } }])).toEqual(new Set());
  });
});
