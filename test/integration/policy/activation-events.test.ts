import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SHIPPED_POLICY } from '../../../src/compose/shipped-policy.js';
import { installPolicy } from '../../../src/persistence/policy-store.js';
import { logActivations } from '../../../src/persistence/policy/activation-events.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { EVENT_LOG } from '../../support/event-log.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const activate = (by: string) =>
  database
    .superuser()
    .query('INSERT INTO policy_activation (version, activated_by) VALUES ($1, $2)', [SHIPPED_POLICY.version, [by]]);
const leaves = async (): Promise<readonly string[]> => {
  const { rows } = await database.superuser().query<{ by: string }>(
    `SELECT (w.content::jsonb -> 'by') ->> 0 AS by FROM log_event v JOIN log_event_record w ON w.event_id = v.id
       JOIN log_pending p ON p.leaf_id = v.id WHERE v.kind = 'POLICY_ACTIVATION' ORDER BY v.about::bigint`,
  );
  return rows.map(({ by }) => by);
};

beforeEach(async () => {
  const installed = await database.superuser().query('SELECT FROM policy_activation');
  if (installed.rowCount === 0) await installPolicy(database.urls.migrator, SHIPPED_POLICY, 'development');
});

it('the first installation gets one leaf, however many hubs start at once and however often', async () => {
  const starts = Array.from({ length: 4 }, () => logActivations(database.pool('app'), EVENT_LOG, 'production'));
  await Promise.all(starts);
  await logActivations(database.pool('app'), EVENT_LOG, 'production');
  expect(await leaves()).toEqual(['FIRST_INSTALLATION']);
});

it('an activation of development gets one in development alone', async () => {
  await activate('DEVELOPMENT');
  await logActivations(database.pool('app'), EVENT_LOG, 'production');
  expect(await leaves()).toEqual(['FIRST_INSTALLATION']);
  await logActivations(database.pool('app'), EVENT_LOG, 'development');
  expect(await leaves()).toEqual(['FIRST_INSTALLATION', 'DEVELOPMENT']);
});

it('what somebody put beside them gets none', async () => {
  await activate('FIRST_INSTALLATION');
  await activate('somebody');
  await logActivations(database.pool('app'), EVENT_LOG, 'development');
  expect(await leaves()).toEqual(['FIRST_INSTALLATION', 'DEVELOPMENT']);
});
