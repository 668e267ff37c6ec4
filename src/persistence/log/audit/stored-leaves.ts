import type { DecisionColumns } from '../../../disclosure-log/verify/texts-of-decision.js';
import type { Instant } from '../../../shared/instant.js';
import type { Snapshot } from './snapshot.js';

/** SQL of an instant as text, with microseconds, in UTC. */
export const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Everything that is stored about some leaves, whichever part of it is there. How long one waits is counted up to the
 * instant of the snapshot, whatever time the audit takes.
 */
const storedAbout = (leaves: string): string => `
SELECT a.id::text AS id, e.idx::text AS index, e.leaf AS "entryLeaf", e.leaf_hash AS "entryHash",
  p.leaf_hash AS "pendingHash", CASE WHEN isfinite(p.submitted_at) THEN extract(epoch FROM now() - p.submitted_at)::double precision END AS "pendingSeconds",
  ${instant('e.sequenced_at')} AS "sequencedAt",
  d.id IS NOT NULL AS "isDecision", v.kind AS event,
  ${instant('coalesce(d.decided_at, v.happened_at)')} AS at, coalesce(d.policy_version, '') AS policy,
  coalesce(d.leaf, v.leaf) AS leaf, coalesce(d.leaf_hash, v.leaf_hash) AS "leafHash",
  coalesce(d.receipt_signature, v.receipt_signature) AS "receiptSignature",
  d.issuer, d.subject, d.organisation_id AS organisation, d.post_id AS post,
  r.decision_id IS NOT NULL AS "isRecorded", (r.decided_at, r.organisation_id) = (d.decided_at, d.organisation_id) AS agrees,
  r.kind, r.practitioner_group AS "group", r.practitioner_id::text AS practitioner, r.child_id::text AS child,
  r.subject_by_number AS "subjectByNumber", r.subject_by_name AS "subjectByName", r.purpose, r.setting, r.outcome,
  r.request, r.facts, r.decision, r.answer, r.context,
  r.sector, r.concern, r.notifying, r.listed, r.not_confirmed AS "notConfirmed",
  r.without_relationship AS "withoutRelationship", r.overridden, r.conflicted, r.typed_number AS "typedNumber",
  r.typed_name AS "typedName", r.typed_birth_date AS "typedBirthDate", r.typed_details AS "typedDetails",
  r.on_behalf_of AS "onBehalfOf", r.presenting_address AS "presentingAddress", coalesce(r.salts, w.salts) AS salts, w.content,
  (SELECT string_agg(earlier.leaf_hash, ''::bytea ORDER BY earlier.id) FROM hub.decision_link l JOIN hub.decision earlier ON earlier.id = l.earlier_id
    WHERE l.decision_id = a.id AND l.kind = 'SUPERSEDES') AS "supersededLeafHash",
  i.event_id::text AS "erasedBy"
FROM (${leaves}) a
LEFT JOIN hub.log_entry e ON e.leaf_id = a.id
LEFT JOIN hub.log_pending p ON p.leaf_id = a.id
LEFT JOIN hub.decision d ON d.id = a.id
LEFT JOIN hub.decision_record r ON r.decision_id = a.id
LEFT JOIN hub.log_event v ON v.id = a.id
LEFT JOIN hub.log_event_record w ON w.event_id = a.id
LEFT JOIN hub.erasure_item i ON i.decision_id = a.id
ORDER BY e.idx, a.id`;

const SEQUENCED = storedAbout('SELECT leaf_id AS id FROM hub.log_entry WHERE idx >= $1 ORDER BY idx LIMIT $2');
const BY_ID = storedAbout('SELECT unnest($1::uuid[]) AS id');

/** What is stored about one leaf. */
export type StoredAboutLeaf = {
  readonly id: string;
  /** Its place; `null` while it has none. */
  readonly index: string | null;
  readonly entryLeaf: Buffer | null;
  readonly entryHash: Buffer | null;
  readonly pendingHash: Buffer | null;
  /** `null` also when it was submitted at no instant. */
  readonly pendingSeconds: number | null;
  /** When it got its place, as the database says. */
  readonly sequencedAt: Instant | null;
  /** `null` with the rest of the record once it was destroyed; of an event always. */
  readonly salts: Buffer | null;
  readonly content: string | null;
  readonly erasedBy: string | null;
} & (DecisionLeaf | EventLeaf | NothingButLeaf);

interface Own {
  readonly at: Instant;
  readonly policy: string;
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
  readonly receiptSignature: Buffer;
}

interface DecisionLeaf extends Own, DecisionColumns {
  readonly isDecision: true;
  readonly event: string | null;
  readonly isRecorded: boolean;
  /** Instant and organisation of the record are those of the decision. */
  readonly agrees: boolean | null;
}

interface EventLeaf extends Own {
  readonly isDecision: false;
  readonly event: string;
}

interface NothingButLeaf {
  readonly isDecision: false;
  readonly event: null;
}

/** What is stored about the leaves of some places, in their order. */
export async function sequencedLeaves(
  snapshot: Snapshot,
  from: number,
  most: number,
): Promise<readonly StoredAboutLeaf[]> {
  return (await snapshot.query<StoredAboutLeaf>(SEQUENCED, [from, most])).rows;
}

/** The same for leaves that have no place yet. */
export async function leavesById(snapshot: Snapshot, ids: readonly string[]): Promise<readonly StoredAboutLeaf[]> {
  return (await snapshot.query<StoredAboutLeaf>(BY_ID, [ids])).rows;
}
