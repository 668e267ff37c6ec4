import type { Pool, PoolClient } from 'pg';
import type { ReceiptSigner } from '../../disclosure-log/write/receipt-signer.js';
import { CouldNotRecord } from '../../enquiry/could-not-record.js';
import { inTransaction } from '../on-one-connection.js';
import type { PolicyProposal } from '../../policy-governance/policy-proposal.js';
import {
  MOST_WAITING,
  type Approved,
  type Governor,
  type PolicyProposals,
  type Proposed,
} from '../../policy-governance/ports.js';
import { fail, ok } from '../../shared/result.js';
import { decisionRow } from '../recording/decision-row.js';
import { batchQuery } from '../recording/decision-statement.js';
import { activationParts } from './activation-parts.js';
import { waitingProposals } from './proposal-rows.js';

export interface PolicyProposalSettings {
  /** Connections as `hub_app`. */
  readonly pool: Pool;
  /** Name of the log, part of what a receipt signs. */
  readonly origin: string;
  readonly signer: ReceiptSigner;
  /** Whether so many leaves wait for the log that nothing may be recorded. Never when left out. */
  readonly logIsFull?: () => boolean;
}

// approvals come one after the other; `hub.activate_policy` takes the same lock
const LOCK = 'SELECT pg_advisory_xact_lock(7351003)';

/** Keeps proposals in PostgreSQL. What the serving login may not write, an activation, is written by `hub.activate_policy`. */
export function createPolicyProposals(settings: PolicyProposalSettings): PolicyProposals {
  const { pool } = settings;
  return {
    async stored(version) {
      const { rows } = await pool.query<{ ruleset: string }>(
        'SELECT ruleset FROM hub.policy_version WHERE version = $1',
        [version],
      );
      return rows[0]?.ruleset ?? null;
    },

    async inForce() {
      const { rows } = await pool.query<{ ruleset: string }>(
        'SELECT v.ruleset FROM hub.policy_activation a JOIN hub.policy_version v USING (version) ORDER BY a.id DESC LIMIT 1',
      );
      const [inForce] = rows;
      if (inForce === undefined) throw new Error('no policy is in force: nothing was installed');
      return inForce.ruleset;
    },

    keep: (policy) => keep(pool, policy),

    waiting: () => waitingProposals(pool, null),

    propose: (author, policy, note) => oneAtATime(pool, (client) => propose(client, author, policy, note)),

    approve: (approver, version, judge) =>
      oneAtATime(pool, async (client) => {
        const proposal = await one(client, version);
        if (proposal === null) return null;
        const judged = judge(proposal);
        if (!judged.ok) return fail(judged.failure);
        await client.query(
          'INSERT INTO hub.policy_approval (proposal_id, practitioner_id, organisation_id) VALUES ($1, $2, $3)',
          [proposal.id, approver.enquirer.practitioner.id, approver.post.organisation.id],
        );
        const approved = await one(client, version);
        if (approved === null) throw new Error('the proposal went while it was approved');
        return ok(
          judged.value === 'FIRST'
            ? { kind: 'FIRST_APPROVAL', proposal: approved }
            : await activate(client, settings, approver, approved),
        );
      }),
  };
}

async function propose(
  client: PoolClient,
  { enquirer, post }: Governor,
  { version, ruleset }: { readonly version: string; readonly ruleset: string },
  note: string,
): Promise<Proposed> {
  const inForce = await client.query<{ id: string; version: string }>(
    'SELECT id, version FROM hub.policy_activation ORDER BY id DESC LIMIT 1',
  );
  const [newest] = inForce.rows;
  if (newest === undefined) throw new Error('no policy is in force: nothing was installed');
  if (newest.version === version) return { kind: 'IN_FORCE' };
  const waiting = await client.query<{ ofOrganisation: number; same: boolean }>(WAITING_OF, [
    newest.id,
    post.organisation.id,
    version,
  ]);
  const { ofOrganisation = 0, same = false } = waiting.rows[0] ?? {};
  if (!same && ofOrganisation >= MOST_WAITING) return { kind: 'TOO_MANY_WAIT' };
  await keep(client, { version, ruleset });
  const { rowCount } = await client.query(
    `INSERT INTO hub.policy_proposal (version, follows, proposed_by, organisation_id, note) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [version, newest.id, enquirer.practitioner.id, post.organisation.id, note],
  );
  const proposal = await one(client, version);
  return rowCount === 0 || proposal === null ? { kind: 'WAITS_ALREADY' } : { kind: 'WAITS', proposal };
}

/** $1 the activation in force, $2 the organisation, $3 the version that is proposed. */
const WAITING_OF = `
SELECT count(*) FILTER (WHERE organisation_id = $2)::int AS "ofOrganisation",
  coalesce(bool_or(version = $3), false) AS "same"
FROM hub.policy_proposal WHERE follows = $1`;

async function keep(
  client: Pick<Pool | PoolClient, 'query'>,
  { version, ruleset }: { readonly version: string; readonly ruleset: string },
): Promise<void> {
  await client.query('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    version,
    ruleset,
  ]);
}

/** The decision first: the function demands it, so that no activation is without its leaf. */
async function activate(
  client: PoolClient,
  { origin, signer, logIsFull }: PolicyProposalSettings,
  approver: Governor,
  proposal: PolicyProposal,
): Promise<Approved> {
  if (logIsFull?.() === true) throw new CouldNotRecord('LOG_TOO_FAR_BEHIND', 'NOT_RECORDED');
  const row = decisionRow(activationParts(approver, proposal), origin, signer);
  const { values, ...statement } = batchQuery([row]);
  await client.query({ ...statement, values: [...values] });
  await client.query('SELECT hub.activate_policy($1, $2)', [proposal.version, row.id]);
  return { kind: 'IN_FORCE', proposal, decisionId: row.id };
}

async function one(client: PoolClient, version: string): Promise<PolicyProposal | null> {
  return (await waitingProposals(client, version))[0] ?? null;
}

function oneAtATime<Value>(pool: Pool, work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  return inTransaction(pool, async (client) => {
    await client.query(LOCK);
    return work(client);
  });
}
