import { describe, expect, it } from 'vitest';
import { ConfigFault, readSignerConfig } from '../../../src/config.js';

const URL = 'postgres://hub_signer:secret@db.example/hub?sslmode=verify-full';
const PRODUCTION = {
  HUB_ENV: 'production',
  HUB_SIGNER_DATABASE_URL: URL,
  HUB_LOG_ORIGIN: 'hub.example/log',
  HUB_LOG_KEY_FILE: '/keys/log.pem',
  HUB_SIGNER_DIR: '/signer',
  HUB_WITNESS_URL: 'https://witness.example',
  HUB_WITNESS_VKEY: 'witness.example+00000000+AAAA',
};

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSignerConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.sentences;
    throw fault;
  }
  return [];
}

describe('the settings of the signer', () => {
  it('name its own login and no other', () => {
    const { database, log } = readSignerConfig(PRODUCTION);
    expect(database).toEqual({ kind: 'external', urls: { signer: URL }, adminUrl: undefined });
    expect(Object.keys(log).sort()).toEqual([
      'formerOrigins',
      'origin',
      'receiptVerifierKeyFile',
      'signerDirectory',
      'signingKeyFile',
      'witnessing',
    ]);
  });

  it('hold the other logins back where they are given', () => {
    const { database } = readSignerConfig({ ...PRODUCTION, HUB_DATABASE_URL: URL.replace('hub_signer', 'hub_app') });
    expect(database).toMatchObject({ urls: { signer: URL } });
    expect(JSON.stringify(database)).not.toContain('hub_app');
  });

  it('name what the log was called before, in their order', () => {
    expect(readSignerConfig(PRODUCTION).log.formerOrigins).toEqual([]);
    const { log } = readSignerConfig({ ...PRODUCTION, HUB_LOG_FORMER_ORIGINS: 'hub.example/one,hub.example/two' });
    expect(log.formerOrigins).toEqual(['hub.example/one', 'hub.example/two']);
  });

  it('mean the embedded database where no login is given, in development', () => {
    expect(readSignerConfig({}).database).toEqual({ kind: 'embedded', port: undefined });
  });

  it.each(['HUB_SIGNER_DATABASE_URL', 'HUB_LOG_KEY_FILE', 'HUB_SIGNER_DIR', 'HUB_LOG_ORIGIN'])(
    'must name %s in production',
    (name) => {
      const { [name as keyof typeof PRODUCTION]: _left, ...others } = PRODUCTION;
      const faults = faultsOf(others);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain(`production needs ${name}: `);
    },
  );

  it('must name a witness elsewhere and a verified database in production', () => {
    const { HUB_WITNESS_URL: _url, HUB_WITNESS_VKEY: _key, ...alone } = PRODUCTION;
    expect(faultsOf(alone)[0]).toContain('production needs a witness at another organisation');
    for (const host of [
      'localhost',
      'w.localhost',
      '127.1',
      '0.0.0.0',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      'LOCALHOST.',
    ]) {
      const faults = faultsOf({ ...PRODUCTION, HUB_WITNESS_URL: `https://${host}:4002` });
      expect(faults).toEqual([expect.stringContaining('leads to this machine')]);
    }
    expect(faultsOf({ ...PRODUCTION, HUB_WITNESS_URL: 'http://witness.example' })).toEqual([
      expect.stringContaining('production needs https in HUB_WITNESS_URL'),
    ]);
    const unverified = { ...PRODUCTION, HUB_SIGNER_DATABASE_URL: 'postgres://hub_signer:secret@db.example/hub' };
    expect(faultsOf(unverified)[0]).toContain('sslmode=verify-full in HUB_SIGNER_DATABASE_URL');
    expect(faultsOf({ HUB_SIGNER_DIRECTORY: 'x' })).toEqual(['HUB_SIGNER_DIRECTORY is not a setting of the hub']);
  });
});
