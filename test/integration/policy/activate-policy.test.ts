import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHIPPED_POLICY } from '../../../src/compose/shipped-policy.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { seedDemo } from '../../../src/persistence/demo-seed.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { activationParts } from '../../../src/persistence/policy/activation-parts.js';
import { installPolicy, policyInForce } from '../../../src/persistence/policy-store.js';
import { decisionRow } from '../../../src/persistence/recording/decision-row.js';
import { batchQuery } from '../../../src/persistence/recording/decision-statement.js';
import type { Governor } from '../../../src/policy-governance/ports.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import { demoDirectory } from '../../../src/synthetic-town/demo-directory.js';
import { PRACTICE_IG_LEAD } from '../../support/ig-leads.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

const person = (number: string): string => `5afe0000-0000-4000-8000-0000000000${number}`;
const HOSPITAL = { person: person('08'), organisation: 'ZR1' };
const AUTHOR = { person: person('22'), organisation: 'HUB' };
const HUB = { person: person('21'), organisation: 'HUB' };
const SURGERY = { person: person('61'), organisation: 'Z90001' };
const DOCTOR = { person: person('01'), organisation: 'Z90001' };
type Party = typeof HUB;

const REFUSED = '42501';
const NOT_YET = '55000';

let database: TestDatabase;
let folder: string;
let version: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'hub-activate-'));
  const issuers = { cis2: 'https://cis2.test', oidc: 'https://oidc.test' };
  const directory = demoDirectory('2026-03-02' as CalendarDate, issuers, [...PERSONAS, PRACTICE_IG_LEAD]);
  await seedDemo(database.urls.migrator, directory, 'development');
  await installPolicy(database.urls.migrator, SHIPPED_POLICY, 'production');
}, 60_000);
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const app = (text: string, values: readonly unknown[] = []) => database.pool('app').query(text, [...values]);

let proposal: string;
beforeEach(async () => {
  const ruleset = JSON.stringify([{ id: `draft-${randomUUID()}` }]);
  version = createHash('sha256').update(ruleset).digest('hex');
  await app('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2)', [version, ruleset]);
  proposal = await propose(version);
});

async function propose(of: string): Promise<string> {
  const { rows } = await app(
    `INSERT INTO hub.policy_proposal (version, follows, proposed_by, organisation_id, note)
     SELECT $1, max(id), $2, $3, 'a note' FROM hub.policy_activation RETURNING id`,
    [of, AUTHOR.person, AUTHOR.organisation],
  );
  return (rows[0] as { id: string }).id;
}

const approve = ({ person: by, organisation }: Party) =>
  app('INSERT INTO hub.policy_approval (proposal_id, practitioner_id, organisation_id) VALUES ($1, $2, $3)', [
    proposal,
    by,
    organisation,
  ]);

/** The decision that an activation of this version stands on, as the program records it. */
async function recorded(of = version): Promise<string> {
  const { signer } = openReceiptKey({ path: join(folder, 'receipt.pem'), whenMissing: 'MAKE' }, 'hub.example/log');
  const at = '2026-03-02T12:00:00.000000Z';
  const party = { id: 'x', name: 'x' };
  const approver = {
    caller: {
      issuer: 'https://oidc.test',
      subject: 'person-21',
      authenticationLevel: 3,
      authenticatedAt: at,
      stepUpFor: null,
    },
    enquirer: { practitioner: { id: HUB.person } },
    post: { id: 'HUB-IG-21', group: 'HUB_IG_LEAD', organisation: { id: 'HUB', sector: 'HUB' } },
    instant: at,
  } as unknown as Governor;
  const parts = activationParts(approver, {
    id: proposal,
    version: of,
    note: 'a note',
    proposedBy: party,
    organisation: party,
    proposedAt: at,
    approvals: [],
    changes: [],
  });
  const row = decisionRow(parts, 'hub.example/log', signer);
  const { values, ...statement } = batchQuery([row]);
  await database.pool('app').query({ ...statement, values: [...values] });
  return row.id;
}

const activate = async (decision?: string) =>
  app('SELECT hub.activate_policy($1, $2)', [version, decision ?? (await recorded())]);

describe('the serving login', () => {
  it.each([
    `INSERT INTO hub.policy_activation (version, activated_by) VALUES ('${SHIPPED_POLICY.version}', '{a,b}')`,
    'UPDATE hub.policy_activation SET version = version',
    'DELETE FROM hub.policy_activation',
    'UPDATE hub.policy_proposal SET proposed_by = gen_random_uuid()',
    'DELETE FROM hub.policy_proposal',
    'UPDATE hub.policy_approval SET organisation_id = organisation_id',
    'DELETE FROM hub.policy_approval',
    'INSERT INTO hub.policy_approval (proposal_id, practitioner_id, organisation_id, approved_at) VALUES (NULL, NULL, NULL, now())',
  ])('may not: %s', async (statement) => {
    await expect(app(statement)).rejects.toMatchObject({ code: REFUSED });
  });

  it.each(['feed', 'worker', 'readonly', 'sequencer', 'retention', 'signer'] as const)(
    'is the only one that may ask for an activation: hub_%s may not',
    async (role) => {
      await expect(
        database.pool(role).query('SELECT hub.activate_policy($1, $2)', [version, randomUUID()]),
      ).rejects.toMatchObject({ code: REFUSED });
    },
  );

  it('meets the guard when the grants are lost: not even the owner changes an approval', async () => {
    for (const table of ['policy_proposal', 'policy_approval', 'policy_activation']) {
      await expect(database.superuser().query(`DELETE FROM hub.${table}`)).rejects.toThrow(
        `table ${table} is insert-only`,
      );
    }
  });
});

describe('an activation', () => {
  const nobodyElse: readonly (readonly [string, readonly Party[]])[] = [
    ['nobody', []],
    ['one person', [HOSPITAL]],
    ['the author and another', [AUTHOR, HOSPITAL]],
    ['two people of one organisation', [HUB, { ...HOSPITAL, organisation: 'HUB' }]],
    ['somebody who is not of information governance', [HOSPITAL, DOCTOR]],
    ['somebody in the name of an organisation that is not theirs', [HOSPITAL, { ...HUB, organisation: 'Z90001' }]],
    ['somebody whom the directory does not know', [HOSPITAL, { person: randomUUID(), organisation: 'Z90001' }]],
  ];
  it.each(nobodyElse)('is refused when approved by %s', async (_, approvers) => {
    for (const approver of approvers) await approve(approver);
    const before = await policyInForce(database.pool('app'));
    await expect(activate()).rejects.toMatchObject({
      code: NOT_YET,
      message: 'a policy comes into force by two people of different organisations, neither the author',
    });
    expect(await policyInForce(database.pool('app'))).toBe(before);
  });

  it('is refused without the decision that makes it a leaf of the log, or with another one', async () => {
    await approve(HOSPITAL);
    await approve(SURGERY);
    const refusal = { code: NOT_YET, message: 'an activation stands in the log by a decision of its own' };
    await expect(activate(randomUUID())).rejects.toMatchObject(refusal);
    await expect(activate(await recorded(SHIPPED_POLICY.version))).rejects.toMatchObject(refusal);
  });

  it('is refused with a decision that names another proposal of the same policy', async () => {
    await approve(HOSPITAL);
    await approve(SURGERY);
    const own = proposal;
    proposal = randomUUID();
    const ofAnother = await recorded();
    proposal = own;
    await expect(activate(ofAnother)).rejects.toMatchObject({
      code: NOT_YET,
      message: 'an activation stands in the log by a decision of its own',
    });
  });

  it('is refused when what is stored is not what the version names', async () => {
    version = 'c'.repeat(64);
    await app('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2)', [version, '[]']);
    proposal = await propose(version);
    await approve(HOSPITAL);
    await approve(SURGERY);
    await expect(activate()).rejects.toMatchObject({
      code: NOT_YET,
      message: 'the stored policy is not the one that its version names',
    });
  });

  it('is made by two people of different organisations, once', async () => {
    await approve(HOSPITAL);
    await approve(HUB);
    const decision = await recorded();
    await activate(decision);
    expect(await policyInForce(database.pool('app'))).toBe(version);
    const { rows } = await app('SELECT activated_by FROM hub.policy_activation WHERE decision_id = $1', [decision]);
    expect(rows).toEqual([{ activated_by: [HOSPITAL.person, HUB.person] }]);
    await expect(activate()).rejects.toMatchObject({ code: NOT_YET, message: 'no proposal of this policy waits' });
  });

  it('is not made by approvals that were given before another policy came into force', async () => {
    await approve(HOSPITAL);
    await approve(HUB);
    await installPolicy(database.urls.migrator, SHIPPED_POLICY, 'development');
    await expect(activate()).rejects.toMatchObject({ code: NOT_YET, message: 'no proposal of this policy waits' });
  });
});
