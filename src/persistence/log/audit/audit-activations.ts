import { canonicalText } from '../../../disclosure-log/format/canonical-bytes.js';
import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import { ofItsForm } from './of-its-form.js';
import type { Snapshot } from './snapshot.js';

/** Run after the leaves, which hold decisions and contents to what was recorded: here they only have to fit. */
const ACTIVATIONS = `
SELECT a.id::text AS activation, a.version,
  to_char(a.activated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "activatedAt", a.activated_by AS by,
  a.decision_id IS NOT NULL AS "isDecided",
  EXISTS (SELECT FROM hub.decision d LEFT JOIN hub.decision_record r ON r.decision_id = d.id
    WHERE d.id = a.decision_id AND d.policy_version = a.version AND (r.decision_id IS NULL
      OR r.kind = 'POLICY_ACTIVATION' AND r.request::jsonb ->> 'proposal' = a.proposal_id::text)) AS "hasDecision",
  (SELECT w.content FROM hub.log_event v JOIN hub.log_event_record w ON w.event_id = v.id
    WHERE v.kind = 'POLICY_ACTIVATION' AND v.about = a.id::text) AS content
FROM hub.policy_activation a ORDER BY a.id`;

const EVENTS_ABOUT_NOTHING = `
SELECT id::text AS id FROM hub.log_event v WHERE v.kind = 'POLICY_ACTIVATION'
  AND NOT EXISTS (SELECT FROM hub.policy_activation a WHERE a.id::text = v.about) LIMIT 1`;

interface Activation {
  readonly activation: string;
  readonly version: string;
  readonly activatedAt: string;
  readonly by: readonly string[];
  readonly isDecided: boolean;
  readonly hasDecision: boolean;
  readonly content: string | null;
}

const FIRST = 'FIRST_INSTALLATION';
const BY_THE_PROGRAM: readonly string[] = [FIRST, 'DEVELOPMENT'];

/** Every policy that ever came into force did so by a decision, or by an event that tells the same of it. */
export async function auditActivations(
  snapshot: Snapshot,
): Promise<{ readonly fault: Tampered | null; readonly activations: number }> {
  const { rows } = await snapshot.query<Activation>(ACTIVATIONS);
  for (const [place, activation] of rows.entries()) {
    const look = (): string | null =>
      activation.isDecided ? decisionFault(activation) : eventFault(activation, place === 0);
    const seen = ofItsForm(() => ({ what: look() })) ?? { what: 'it is not of its form' };
    if (seen.what !== null) {
      return { fault: tampered(`policy_activation ${activation.activation}`, seen.what), activations: place };
    }
  }
  const { rows: events } = await snapshot.query<{ id: string }>(EVENTS_ABOUT_NOTHING);
  const [event] = events;
  const fault =
    event === undefined ? null : tampered(`log_event ${event.id}`, 'the activation that it tells of is gone');
  return { fault, activations: rows.length };
}

function decisionFault({ hasDecision, content }: Activation): string | null {
  if (!hasDecision) return 'no decision in the log put this policy in force';
  return content === null ? null : 'it stands in the log by a decision and by an event';
}

function eventFault({ activation, version, activatedAt, by, content }: Activation, isFirst: boolean): string | null {
  const [who] = by;
  if (by.length !== 1 || who === undefined || !BY_THE_PROGRAM.includes(who) || (who === FIRST && !isFirst)) {
    return 'nobody decided that this policy comes into force';
  }
  if (content === null)
    return 'neither a decision nor an event puts it into the log; a hub that starts writes the event';
  const told = canonicalText({ activation, version, activatedAt, by });
  return content === told ? null : 'the event tells otherwise of it';
}
