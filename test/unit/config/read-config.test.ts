import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigFault, demandUrl, readConfig } from '../../../src/config.js';
import { configVariables } from '../../../src/config/config-variables.js';

const VERIFIED = '?sslmode=verify-full';
const SOUND = {
  HUB_ENV: 'production',
  HUB_DATABASE_URL: `postgres://hub_app:secret@db.example/hub${VERIFIED}`,
  HUB_FEED_DATABASE_URL: `postgres://hub_feed:secret@db.example/hub${VERIFIED}`,
  HUB_OIDC_ISSUER: 'https://login.example',
  HUB_LOG_ORIGIN: 'hub.example/log',
  HUB_RECEIPT_KEY_FILE: '/run/secrets/receipt.pem',
  HUB_INDEX_KEY_FILE: '/run/secrets/index.key',
  HUB_WITNESS_URL: 'https://witness.example',
  HUB_WITNESS_VKEY: 'witness.example+c7bd9f1e+AWRW0Jx4h4NWqk+KLCE8Vr1Y0Bd8YeYQFQxWJUj5rGnx',
};

function sentences(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigFault);
    return (error as ConfigFault).sentences;
  }
}

describe('an empty environment', () => {
  it('makes a development hub with its own database, identity provider and town', () => {
    expect(readConfig({ PATH: '/bin', HOME: '/root' })).toEqual({
      environment: 'development',
      http: { host: '127.0.0.1', port: 4000 },
      dataDirectory: resolve('.data'),
      database: { kind: 'embedded', port: undefined },
      identity: { kind: 'development' },
      tokens: { audience: 'safeguarding-hub', feedAudience: 'safeguarding-hub-feed' },
      log: {
        origin: 'localhost/safeguarding-hub',
        formerOrigins: [],
        receiptKeyFile: resolve('.data/keys/receipt.pem'),
        receiptVerifierKeyFile: resolve('.data/keys/receipt.vkey'),
        signingKeyFile: resolve('.data/keys/log.pem'),
        signerDirectory: resolve('.data/signer'),
        readersFile: resolve('.data/log-readers.json'),
        witnessing: { kind: 'none' },
      },
      indexKeyFile: resolve('.data/keys/index.key'),
      dutyNumbersFile: resolve('.data/duty-numbers.json'),
      demo: { children: 5000, seed: 2010 },
    });
  });

  it('is the same as one in which every variable is empty', () => {
    const empty = Object.fromEntries(Object.keys(configVariables.shape).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe('a host that others can reach', () => {
  it.each(['0.0.0.0', '::', '10.0.0.7', 'hub.example', '127.0.0.1.example'])(
    '%s needs somebody to say whether this is production',
    (host) => {
      expect(sentences({ HUB_HOST: host })).toEqual([expect.stringContaining('set HUB_ENV as well')]);
      expect(sentences({ HUB_HOST: host, HUB_ENV: '' })).toHaveLength(1);
      expect(sentences({ HUB_HOST: host, HUB_ENV: 'development' })).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('is not %s', (host) => {
    expect(sentences({ HUB_HOST: host })).toEqual([]);
  });
});

describe('an existing database', () => {
  it('is taken with the URLs that are given, and without the town', () => {
    const config = readConfig({ HUB_DATABASE_URL: 'postgres://hub_app:x@127.0.0.1/hub' });
    expect(config.database).toEqual({
      kind: 'external',
      urls: { app: 'postgres://hub_app:x@127.0.0.1/hub' },
      adminUrl: undefined,
    });
    expect(config.demo).toBeUndefined();
  });

  it('names the variable that a process misses', () => {
    expect(() => demandUrl({}, 'feed')).toThrow('HUB_FEED_DATABASE_URL is not set: the URL of hub_feed');
    expect(demandUrl({ feed: 'postgres://hub_feed@h/hub' }, 'feed')).toBe('postgres://hub_feed@h/hub');
  });
});

describe('what it refuses', () => {
  it.each([
    ['a port that is none', { HUB_PORT: '70000' }, 'HUB_PORT must be a port from 1 to 65535'],
    ['a port that is a word', { HUB_PORT: 'http' }, 'HUB_PORT must be a port from 1 to 65535'],
    ['an unknown environment', { HUB_ENV: 'staging' }, 'HUB_ENV must be development or production'],
    ['a misspelt variable', { HUB_PROT: '4000' }, 'HUB_PROT is not a setting of the hub'],
    [
      'a URL that is none',
      { HUB_DATABASE_URL: 'mysql://canary@h/hub' },
      'HUB_DATABASE_URL must be a URL that begins with postgres:// and names a user',
    ],
    [
      'an origin with a space',
      { HUB_LOG_ORIGIN: 'my log' },
      'HUB_LOG_ORIGIN must be a name without spaces and plus signs',
    ],
    [
      'a list of former origins with a gap',
      { HUB_LOG_FORMER_ORIGINS: 'hub.example/one,,hub.example/two' },
      'HUB_LOG_FORMER_ORIGINS must be names without spaces and plus signs, with commas between',
    ],
    [
      'an issuer that is no address',
      { HUB_OIDC_ISSUER: 'login' },
      'HUB_OIDC_ISSUER cannot be used: an issuer is not an address',
    ],
    [
      'other URLs without the first',
      { HUB_FEED_DATABASE_URL: 'postgres://hub_feed@h/hub' },
      'HUB_FEED_DATABASE_URL need HUB_DATABASE_URL beside them: without it the hub runs its own database',
    ],
    [
      'one login for two purposes',
      { HUB_DATABASE_URL: 'postgres://hub@h/hub', HUB_FEED_DATABASE_URL: 'postgres://hub@h/hub' },
      'two database URLs log in as the same user: each login has its own rights',
    ],
    [
      'feeds that could enquire',
      { HUB_TOKEN_AUDIENCE: 'same', HUB_FEED_TOKEN_AUDIENCE: 'same' },
      'HUB_TOKEN_AUDIENCE and HUB_FEED_TOKEN_AUDIENCE must differ: a feed may never enquire',
    ],
    ['half a witness', { HUB_WITNESS_URL: 'https://w.example' }, 'HUB_WITNESS_URL and HUB_WITNESS_VKEY go together'],
  ])('%s', (_what, env, sentence) => {
    expect(sentences(env)).toEqual([sentence]);
  });

  it('tells every cause at once and repeats no value', () => {
    const told = sentences({ HUB_PORT: 'canary1', HUB_ENV: 'canary2', HUB_DATABASE_URL: 'canary3://u:canary4@h' });
    expect(told).toHaveLength(3);
    expect(told.join()).not.toContain('canary');
  });
});

describe('production', () => {
  it('starts when everything is sound', () => {
    expect(readConfig(SOUND).environment).toBe('production');
  });

  it.each([
    ['the development identity provider', { HUB_OIDC_ISSUER: undefined }, /needs HUB_OIDC_ISSUER/],
    ['an identity provider over plain http', { HUB_OIDC_ISSUER: 'http://login.example' }, /not an https address/],
    ['the demo data', { HUB_DEMO_DATA: 'on' }, /refuses HUB_DEMO_DATA/],
    ['a default receipt key', { HUB_RECEIPT_KEY_FILE: undefined }, /needs HUB_RECEIPT_KEY_FILE/],
    ['a default index key', { HUB_INDEX_KEY_FILE: undefined }, /needs HUB_INDEX_KEY_FILE/],
    ['a log without a name of its own', { HUB_LOG_ORIGIN: undefined }, /needs HUB_LOG_ORIGIN/],
    ['no outside witness', { HUB_WITNESS_URL: undefined, HUB_WITNESS_VKEY: undefined }, /needs a witness/],
    ['a witness on the same machine', { HUB_WITNESS_URL: 'https://127.0.0.1:5000' }, /leads to this machine/],
    ['a witness over plain http', { HUB_WITNESS_URL: 'http://witness.example' }, /needs https in HUB_WITNESS_URL/],
    [
      'a database without TLS',
      { HUB_FEED_DATABASE_URL: 'postgres://hub_feed@db.example/hub' },
      /verify-full in HUB_FEED/,
    ],
    [
      'TLS that is not verified',
      { HUB_DATABASE_URL: 'postgres://hub_app@d/hub?sslmode=require' },
      /verify-full in HUB_DAT/,
    ],
    [
      'a second sslmode behind the first',
      { HUB_DATABASE_URL: `postgres://hub_app@d/hub${VERIFIED}&sslmode=no-verify` },
      /verify-full in HUB_DATABASE_URL/,
    ],
    [
      'a verified name and another host',
      { HUB_DATABASE_URL: `postgres://hub_app@d/hub${VERIFIED}&host=elsewhere` },
      /verify-full in HUB_DATABASE_URL/,
    ],
  ])('refuses %s with one sentence', (_what, change, sentence) => {
    const told = sentences({ ...SOUND, ...change });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(sentence);
    expect(told[0]).not.toContain('secret');
  });

  it('refuses the embedded database', () => {
    const told = sentences({ ...SOUND, HUB_DATABASE_URL: undefined, HUB_FEED_DATABASE_URL: undefined });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/needs HUB_DATABASE_URL/);
  });

  it('takes a database behind a socket of the same machine', () => {
    expect(sentences({ ...SOUND, HUB_FEED_DATABASE_URL: 'postgres://hub_feed@%2Frun%2Fpostgresql/hub' })).toEqual([]);
  });
});

describe('.env.example', () => {
  it('documents every variable and no other', () => {
    const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const documented = [...text.matchAll(/^#(HUB_[A-Z_]+)=/gm)].map(([, name]) => name);
    expect(documented.toSorted()).toEqual(Object.keys(configVariables.shape).toSorted());
  });
});
