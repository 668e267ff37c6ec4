import type { Pool, PoolClient } from 'pg';
import type { PolicyProposal } from '../../policy-governance/policy-proposal.js';
import { ruleChanges } from '../../policy-governance/rule-changes.js';

const INSTANT = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const PARTY = (id: string, name: string): string => `json_build_object('id', ${id}, 'name', coalesce(${name}, ''))`;

/** Proposals that no activation has come after; approvals of those who still hold such a post. $1 version or null. */
const WAITING = `
SELECT p.id, p.version, p.note, ${INSTANT('p.proposed_at')} AS "proposedAt",
  ${PARTY('p.proposed_by', "w.given_name || ' ' || w.family_name")} AS "proposedBy",
  ${PARTY('p.organisation_id', 'o.name')} AS "organisation",
  (SELECT coalesce(json_agg(json_build_object(
      'practitioner', ${PARTY('a.practitioner_id', "x.given_name || ' ' || x.family_name")},
      'organisation', ${PARTY('a.organisation_id', 'y.name')},
      'approvedAt', ${INSTANT('a.approved_at')}) ORDER BY a.approved_at), '[]')
    FROM hub.policy_approval a
      LEFT JOIN hub.practitioner x ON x.id = a.practitioner_id
      LEFT JOIN hub.organisation y ON y.id = a.organisation_id
    WHERE a.proposal_id = p.id AND hub.governs_policy(a.practitioner_id, a.organisation_id)) AS "approvals",
  v.ruleset AS "proposed", f.ruleset AS "inForce"
FROM hub.policy_proposal p
  JOIN hub.policy_version v ON v.version = p.version
  JOIN hub.policy_activation b ON b.id = p.follows
  JOIN hub.policy_version f ON f.version = b.version
  LEFT JOIN hub.practitioner w ON w.id = p.proposed_by
  LEFT JOIN hub.organisation o ON o.id = p.organisation_id
WHERE p.follows = (SELECT max(id) FROM hub.policy_activation) AND ($1::text IS NULL OR p.version = $1)
ORDER BY p.proposed_at, p.id`;

interface Row extends Omit<PolicyProposal, 'changes'> {
  /** Canonical JSON of both policies. */
  readonly proposed: string;
  readonly inForce: string;
}

/** Proposals that wait, oldest first: all of them, or that of one version. */
export async function waitingProposals(
  client: Pick<Pool | PoolClient, 'query'>,
  version: string | null,
): Promise<readonly PolicyProposal[]> {
  const { rows } = await client.query<Row>(WAITING, [version]);
  return rows.map(({ proposed, inForce, ...proposal }) => ({ ...proposal, changes: ruleChanges(inForce, proposed) }));
}
