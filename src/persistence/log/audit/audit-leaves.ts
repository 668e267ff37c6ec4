import { COVERED_WITHIN_SECONDS, PLACED_WITHIN_SECONDS } from '../../../disclosure-log/format/promises.js';
import type { ReceiptCheck } from '../../../disclosure-log/verify/check-leaf.js';
import { behind, tampered, type LogBehind, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import type { Instant } from '../../../shared/instant.js';
import { erasures } from './erasures.js';
import { leafFault } from './leaf-fault.js';
import { pagesOf, type Snapshot } from './snapshot.js';
import { instant, leavesById, sequencedLeaves, type StoredAboutLeaf } from './stored-leaves.js';

const LEAVES_AT_ONCE = 500;

/** Decisions and events that have no place in the log. */
const WITHOUT_PLACE = `
SELECT w.id::text AS id FROM (SELECT id FROM hub.decision UNION ALL SELECT id FROM hub.log_event
  UNION SELECT leaf_id FROM hub.log_pending) w
WHERE NOT EXISTS (SELECT FROM hub.log_entry e WHERE e.leaf_id = w.id) ORDER BY w.id`;

/** $1 origin. */
const NEWEST_HEAD = `
SELECT size::text AS size, ${instant('signed_at')} AS "signedAt",
  ${instant(`(signed_at - interval '${COVERED_WITHIN_SECONDS} seconds')`)} AS covers
FROM hub.log_head WHERE origin = $1 ORDER BY id DESC LIMIT 1`;

/**
 * The leaf that has waited longest, if the sequencer went on without it: one that was submitted later got its place, and
 * did so when the promise of this one was over. Were it any that waits, it would be the oldest too.
 */
const OVERTAKEN = `
SELECT w.leaf_id::text AS id FROM (SELECT leaf_id, submitted_at FROM hub.log_pending ORDER BY submitted_at, leaf_id LIMIT 1) w
WHERE EXISTS (SELECT FROM hub.log_entry e WHERE e.submitted_at > w.submitted_at
  AND e.sequenced_at > w.submitted_at + interval '${PLACED_WITHIN_SECONDS} seconds')`;

interface NewestHead {
  readonly size: number;
  readonly signedAt: Instant;
  /** What was decided by then it has to cover. */
  readonly covers: Instant;
}

export interface LeavesAudit {
  readonly fault: Tampered | null;
  /** Leaves wait for longer than promised, for their place or a head, and so does everything that came after them. */
  readonly behind: LogBehind | null;
  /** The newest head, and when it was added by the clock of the database; `null` when there is none. */
  readonly lastSigned: Pick<NewestHead, 'size' | 'signedAt'> | null;
  readonly decisions: number;
  readonly events: number;
  readonly erased: number;
  /** Leaves that wait for their place. */
  readonly waiting: number;
}

/**
 * Looks at every leaf of the log with what it stands for, and at every decision and event with its leaf.
 * @param size leaves of the tree
 */
export async function auditLeaves(
  snapshot: Snapshot,
  origin: string,
  receipts: ReceiptCheck,
  size: number,
): Promise<LeavesAudit> {
  const namedByErasure = erasures(snapshot);
  const head = await newestHead(snapshot, origin);
  const { rows: overtaken } = await snapshot.query<{ id: string }>(OVERTAKEN);
  const lastSigned = head === null ? null : { size: head.size, signedAt: head.signedAt };
  const counts = { behind: null as LogBehind | null, lastSigned, decisions: 0, events: 0, erased: 0, waiting: 0 };
  const count = (stored: StoredAboutLeaf): void => {
    counts[stored.isDecision ? 'decisions' : 'events'] += 1;
    if (stored.erasedBy !== null) counts.erased += 1;
  };

  for (let next = 0; ;) {
    const page = await sequencedLeaves(snapshot, next, LEAVES_AT_ONCE);
    for (const stored of page) {
      const found = Number(stored.index);
      if (found !== next) return { fault: tampered(`entry ${next}`, 'the entry is missing', next), ...counts };
      if (next >= size) return { fault: tampered(`entry ${next}`, 'the tree does not hold it', next), ...counts };
      const what = (await leafFault(stored, receipts, namedByErasure)) ?? coverageFault(stored, next, head);
      if (what === null && isUncovered(stored, next, head)) counts.behind ??= behind(`entry ${next}`, NO_HEAD_YET);
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
      const what = waitingFault(stored, overtaken[0]?.id) ?? (await leafFault(stored, receipts, namedByErasure));
      const named = stored.isDecision ? 'decision' : stored.event === null ? 'log_pending' : 'log_event';
      if (what !== null) return { fault: tampered(`${named} ${stored.id}`, what), ...counts };
      const isLate = stored.pendingSeconds !== null && stored.pendingSeconds > PLACED_WITHIN_SECONDS;
      if (isLate) counts.behind ??= behind(`${named} ${stored.id}`, WAITS);
      count(stored);
      counts.waiting += 1;
    }
  }
  return { fault: null, ...counts };
}

const LOOK_AGAIN = 'the hub is not running or behind: start it and look again';
const WAITS = `it has waited for its place for longer than its receipt promises; ${LOOK_AGAIN}`;
const NO_HEAD_YET = `it got its place late, and no head was signed since; ${LOOK_AGAIN}`;

function waitingFault(
  { id, pendingHash, pendingSeconds }: StoredAboutLeaf,
  overtaken: string | undefined,
): string | null {
  if (pendingHash === null) return 'it has no place in the log and waits for none';
  if (pendingSeconds === null) return 'the instant at which it was submitted is not of its form';
  if (id !== overtaken) return null;
  return 'it has waited for its place for longer than its receipt promises, while later ones got theirs';
}

async function newestHead(snapshot: Snapshot, origin: string): Promise<NewestHead | null> {
  const { rows } = await snapshot.query<Omit<NewestHead, 'size'> & { size: string }>(NEWEST_HEAD, [origin]);
  return rows[0] === undefined ? null : { ...rows[0], size: Number(rows[0].size) };
}

/** A head that was signed so long after the promise has to cover it. */
function isUncovered(stored: StoredAboutLeaf, index: number, head: NewestHead | null): boolean {
  return head !== null && index >= head.size && 'at' in stored && stored.at <= head.covers;
}

/** A hub that stood still gives places late; only a head that was signed after that shows that somebody left it out. */
function coverageFault(stored: StoredAboutLeaf, index: number, head: NewestHead | null): string | null {
  if (head === null || !isUncovered(stored, index, head)) return null;
  if (stored.sequencedAt !== null && stored.sequencedAt > head.signedAt) return null;
  return 'no head covers it, though one was signed long after its receipt';
}
