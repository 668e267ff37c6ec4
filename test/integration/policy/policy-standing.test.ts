import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadiness } from '../../../src/compose/readiness.js';
import { SHIPPED_POLICY } from '../../../src/compose/shipped-policy.js';
import { policyStanding } from '../../../src/persistence/policy/policy-standing.js';
import { installPolicy } from '../../../src/persistence/policy-store.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

const OTHER = 'd'.repeat(64);
const OWN = SHIPPED_POLICY.version;
const ANOTHER = 'another policy is in force than the one this hub was built with';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await installPolicy(database.urls.migrator, SHIPPED_POLICY, 'production');
  await database.superuser().query('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2)', [OTHER, '[]']);
}, 60_000);
afterAll(() => database.drop());

/** Puts a policy in force as if that had been minutes ago. */
const activated = (version: string, minutesAgo: number) =>
  database.superuser().query(
    `INSERT INTO hub.policy_activation (version, activated_by, activated_at)
     VALUES ($1, '{TEST}', clock_timestamp() - make_interval(mins => $2))`,
    [version, minutesAgo],
  );
const standing = () => policyStanding(database.pool('app'), OWN);

describe('a hub whose policy another one replaces', { timeout: 30_000 }, () => {
  it('is ready with its own, and for a quarter of an hour after the other came into force', async () => {
    const reported: string[] = [];
    const hub = createReadiness(database.pool('app'), (what) => reported.push(what), {
      reasons: () => [],
      degraded: () => [],
    });
    expect(await standing()).toBe('IN_FORCE');
    const policyOf = async () => (await hub.readiness()).filter((reason) => reason.includes('policy'));
    expect(await policyOf()).toEqual([]);
    expect(hub.degraded()).toEqual([]);
    expect(reported).toEqual([]);

    await activated(OTHER, 14);
    expect(await standing()).toBe('REPLACED_JUST_NOW');
    expect(await policyOf()).toEqual([]);
    await policyOf();
    expect(reported).toEqual([expect.stringContaining('start the new build')]);
    expect(hub.degraded()).toEqual([expect.stringContaining('within 15 minutes it is not ready')]);

    await activated(OWN, 40);
    expect(await standing()).toBe('IN_FORCE');
    await activated(OTHER, 16);
    expect(await standing()).toBe('ANOTHER_IN_FORCE');
    expect(await policyOf()).toEqual([ANOTHER]);
    expect(hub.degraded()).toEqual([]);
  });

  it('counts from what replaced it, whatever came into force since', async () => {
    await activated(OWN, 60);
    await activated(OTHER, 20);
    await activated('d'.repeat(64), 1);
    expect(await standing()).toBe('ANOTHER_IN_FORCE');
  });

  it('has no such time where its policy never was in force', async () => {
    await activated(OTHER, 1);
    expect(await policyStanding(database.pool('app'), 'e'.repeat(64))).toBe('ANOTHER_IN_FORCE');
  });
});
