import { describe, expect, it } from 'vitest';
import { ConfigFault, readCommandConfig } from '../../../src/config.js';

const AUDITOR = 'postgres://hub_auditor:secret@db.example/hub?sslmode=verify-full';
const PRODUCTION = { HUB_ENV: 'production', HUB_AUDITOR_DATABASE_URL: AUDITOR, HUB_LOG_ORIGIN: 'hub.example/log' };

function faultsOf(...[role, needs, env]: Parameters<typeof readCommandConfig>): readonly string[] {
  try {
    readCommandConfig(role, needs, env);
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.sentences;
    throw fault;
  }
  return [];
}

describe('the settings of a command', () => {
  it('name its own login and no other, in production and out of it', () => {
    const { HUB_ENV: _production, ...development } = PRODUCTION;
    for (const env of [PRODUCTION, development]) {
      const others = { HUB_DATABASE_URL: AUDITOR.replace('hub_auditor', 'hub_app') };
      const { database, log } = readCommandConfig('auditor', ['NAME_OF_LOG'], { ...env, ...others });
      expect(database).toEqual({ kind: 'external', urls: { auditor: AUDITOR }, adminUrl: undefined });
      expect(log.origin).toBe('hub.example/log');
    }
  });

  it('mean the embedded database where no login is given, in development', () => {
    expect(readCommandConfig('auditor', [], {}).database).toEqual({ kind: 'embedded', port: undefined });
  });

  it('are few in production: what a serving hub needs beside is not asked for', () => {
    expect(faultsOf('auditor', ['NAME_OF_LOG'], PRODUCTION)).toEqual([]);
    expect(faultsOf(null, [], { HUB_ENV: 'production' })).toEqual([]);
    const faults = faultsOf('retention', ['NAME_OF_LOG', 'RECEIPT_KEY', 'WITNESS'], { HUB_ENV: 'production' });
    const named = faults.map((fault) => /^production needs (\S+?):? /.exec(fault)?.[1]);
    expect(named).toEqual(['HUB_RETENTION_DATABASE_URL', 'HUB_RECEIPT_KEY_FILE', 'HUB_LOG_ORIGIN', 'a']);
    expect(faults[3]).toContain('a witness at another organisation');
  });

  it('hold the server of the database to its certificate in production', () => {
    const unverified = { ...PRODUCTION, HUB_AUDITOR_DATABASE_URL: 'postgres://hub_auditor@db.example/hub' };
    expect(faultsOf('auditor', [], unverified)[0]).toContain('sslmode=verify-full in HUB_AUDITOR_DATABASE_URL');
  });
});
