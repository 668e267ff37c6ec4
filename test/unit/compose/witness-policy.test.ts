import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { witnessPolicy } from '../../../src/compose/witness-policy.js';
import { ConfigFault, type WitnessingConfig } from '../../../src/config.js';
import { COSIGNATURE, verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { newSigner } from '../../support/note-keys.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-policy-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const key = (name: string) => verifierKeyText(newSigner(name, COSIGNATURE).key);
const HERE = `witness here ${key('here')} https://localhost:4002`;
const PLAIN = `witness plain ${key('plain')} http://plain.example`;
const NOWHERE = `witness nowhere ${key('nowhere')}`;
const OUT = `witness out ${key('out')} https://out.example/w`;
const LOG = `log ${verifierKeyText(newSigner('hub.example/log').key)}`;

function policy(environment: 'development' | 'production', ...lines: readonly string[]) {
  const file = join(folder, 'policy');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return () => witnessPolicy({ environment, log: { witnessing: { kind: 'policy', file } } });
}

const NEEDED: readonly (readonly [string, ...string[]])[] = [
  ['the only one', OUT, 'quorum out'],
  ['both', HERE, OUT, 'group both all here out', 'quorum both'],
  ['the log is named too', LOG, OUT, 'group one any out', 'quorum one'],
];

const NEEDLESS: readonly (readonly [string, ...string[]])[] = [
  ['nobody is demanded', LOG, OUT, 'quorum none'],
  ['it is here', HERE, 'quorum here'],
  ['it is asked without TLS', PLAIN, 'quorum plain'],
  ['it has no address', NOWHERE, 'quorum nowhere'],
  ['one that is here is enough', HERE, OUT, 'group one any here out', 'quorum one'],
  ['those that are not elsewhere are enough', HERE, PLAIN, OUT, 'group two 2 here plain out', 'quorum two'],
];

describe('the witnesses of production', () => {
  it.each(NEEDED)('are taken when one elsewhere is needed: %s', (_what, ...lines) => {
    expect(policy('production', ...lines)().witnesses.map(({ name }) => name)).toContain('out');
  });

  it.each(NEEDLESS)('are refused when none elsewhere is needed: %s', (_what, ...lines) => {
    expect(policy('production', ...lines)).toThrow(ConfigFault);
    expect(policy('production', ...lines)).toThrow('production needs a witness at another organisation');
    // to try it out is another matter
    expect(policy('development', ...lines)).not.toThrow();
  });

  it.each([
    { kind: 'none' },
    { kind: 'one', url: 'https://127.0.0.1:4002', verifierKey: key('w') },
    { kind: 'one', url: 'http://w.example', verifierKey: key('w') },
  ] satisfies WitnessingConfig[])('are refused without a file as well: %j', (witnessing) => {
    expect(() => witnessPolicy({ environment: 'production', log: { witnessing } })).toThrow(ConfigFault);
    expect(() => witnessPolicy({ environment: 'development', log: { witnessing } })).not.toThrow();
  });
});
