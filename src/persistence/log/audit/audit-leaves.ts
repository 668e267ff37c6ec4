import type { ReceiptCheck } from '../../../disclosure-log/verify/check-leaf.js';
import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import type { Instant } from '../../../shared/instant.js';
import { erasures } from './erasures.js';
import { leafFault } from './leaf-fault.js';
import { pagesOf, type Snapshot } from './snapshot.js';
import { leavesById, sequencedLeaves, type StoredAboutLeaf } from './stored-leaves.js';

const LEAVES_AT_ONCE = 500;
/** A receipt promises a place within so many seconds. */
const PROMISED_SECONDS = 60;
/** A head signed so long after a decision covers it. */
const COVERED_SECONDS = 180;

/** Decisions and events that have no place in the log. */
const WITHOUT_PLACE = `
SELECT w.id::text AS id FROM (SELECT id FROM hub.decision UNION ALL SELECT id FROM hub.log_event
  UNION SELECT leaf_id FROM hub.log_pending) w
WHERE NOT EXISTS (SELECT FROM hub.log_entry e WHERE e.leaf_id = w.id) ORDER BY w.id`;

const NEWEST_HEAD = `
SELECT size::text AS size,
  to_char(signed_at - interval '${COVERED_SECONDS} seconds', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS covers
FROM hub.log_head ORDER BY id DESC LIMIT 1`;

export interface LeavesAudit {
  readonly fault: Tampered | null;
  readonly decisions: number;
  readonly events: number;
  readonly erased: number;
  /** Leaves that wait for their place and have not waited too long. */
  readonly waiting: number;
}

/** Looks at every leaf of the log with what it stands for, and at every decision and event with its leaf. */
export async function auditLeaves(snapshot: Snapshot, receipts: ReceiptCheck): Promise<LeavesAudit> {
  const namedByErasure = erasures(snapshot);
  const { rows } = await snapshot.query<{ size: string; covers: Instant }>(NEWEST_HEAD);
  const head = rows[0] === undefined ? null : { size: Number(rows[0].size), covers: rows[0].covers };
  const counts = { decisions: 0, events: 0, erased: 0, waiting: 0 };
  const count = (stored: StoredAboutLeaf): void => {
    counts[stored.isDecision ? 'decisions' : 'events'] += 1;
    if (stored.erasedBy !== null) counts.erased += 1;
  };

  for (let next = 0; ;) {
    const page = await sequencedLeaves(snapshot, next, LEAVES_AT_ONCE);
    for (const stored of page) {
      const found = Number(stored.index);
      if (found !== next) return { fault: tampered(`entry ${next}`, 'the entry is missing', next), ...counts };
      const what = (await leafFault(stored, receipts, namedByErasure)) ?? coverageFault(stored, next, head);
      if (what !== null) return { fault: tampered(`entry ${next}`, what, next), ...counts };
      count(stored);
      next += 1;
    }
    if (page.length < LEAVES_AT_ONCE) break;
  }
  for await (const ids of pagesOf<{ id: string }>(snapshot, 'audited_waiting', WITHOUT_PLACE, LEAVES_AT_ONCE)) {
    for (const stored of await leavesById(
      snapshot,
      ids.map(({ id }) => id),
    )) {
      const what = waitingFault(stored) ?? (await leafFault(stored, receipts, namedByErasure));
      const named = stored.isDecision ? 'decision' : stored.event === null ? 'log_pending' : 'log_event';
      if (what !== null) return { fault: tampered(`${named} ${stored.id}`, what), ...counts };
      count(stored);
      counts.waiting += 1;
    }
  }
  return { fault: null, ...counts };
}

function waitingFault({ pendingSeconds }: StoredAboutLeaf): string | null {
  if (pendingSeconds === null) return 'it has no place in the log and waits for none';
  return pendingSeconds > PROMISED_SECONDS ? 'it has waited for its place for longer than its receipt promises' : null;
}

/** A head that was signed so long after the promise has to cover it. */
function coverageFault(
  stored: StoredAboutLeaf,
  index: number,
  head: { readonly size: number; readonly covers: Instant } | null,
): string | null {
  if (head === null || index < head.size || !('at' in stored) || stored.at > head.covers) return null;
  return 'no head covers it, though one was signed long after its receipt';
}
