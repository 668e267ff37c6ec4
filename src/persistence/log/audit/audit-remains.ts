import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import type { Snapshot } from './snapshot.js';

/** What cannot be there without a decision, and by which column it names it. */
const OF_A_DECISION = [
  ['decision_record', 'decision_id'],
  ['decision_link', 'decision_id'],
  ['decision_link', 'earlier_id'],
  ['confirmation_asked', 'decision_id'],
  ['confirmation', 'decision_id'],
  ['erasure_item', 'decision_id'],
  ['stored_answer', 'decision_id'],
  ['answer_repeat', 'decision_id'],
  ['outbox', 'decision_id'],
  ['notice', 'decision_id'],
] as const;

const QUESTIONS: readonly (readonly [table: string, what: string, query: string])[] = [
  ...OF_A_DECISION.map(
    ([table, column]) =>
      [
        table,
        'names a decision that is not there',
        `SELECT ${column}::text AS id FROM hub.${table} t
         WHERE NOT EXISTS (SELECT FROM hub.decision d WHERE d.id = t.${column}) LIMIT 1`,
      ] as const,
  ),
  [
    'log_event_record',
    'names an event that is not there',
    `SELECT event_id::text AS id FROM hub.log_event_record t
     WHERE NOT EXISTS (SELECT FROM hub.log_event v WHERE v.id = t.event_id) LIMIT 1`,
  ],
  [
    'policy_version',
    'the ruleset is not the one that its version names',
    `SELECT version AS id FROM hub.policy_version
     WHERE encode(sha256(convert_to(ruleset, 'UTF8')), 'hex') <> version LIMIT 1`,
  ],
  [
    'decision',
    'was decided under a policy that is not stored',
    `SELECT d.id::text AS id FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
     WHERE r.kind IN ('ENQUIRY', 'POLICY_ACTIVATION')
       AND NOT EXISTS (SELECT FROM hub.policy_version v WHERE v.version = d.policy_version) LIMIT 1`,
  ],
];

/** Looks for what was left over by somebody who took out a decision, an event or a policy. */
export async function auditRemains(snapshot: Snapshot): Promise<Tampered | null> {
  for (const [table, what, query] of QUESTIONS) {
    const { rows } = await snapshot.query<{ id: string }>(query);
    if (rows[0] !== undefined) return tampered(`${table} ${rows[0].id}`, what);
  }
  return null;
}
