import { sameBytes } from '../disclosure-log/format/same-bytes.js';
import { EMPTY_RANGE, rootOf, type CompactRange } from '../disclosure-log/write/compact-range.js';
import { fail, ok, type Result } from '../shared/result.js';
import { judgeGrowth, type Growth, type GrowthRules, type LateLeaf } from './judge-growth.js';
import type { LogToSign, Remembered, TreeRow } from './ports.js';
import type { Refusal } from './refusal.js';

/** Entries that are read and judged at a time. */
const BATCH = 256;

/** Times in milliseconds since the epoch, by the signer's clock. */
interface JudgedAt {
  readonly now: number;
  /** When the signer last saw the tree of the remembered head without anything more; `null` when it never did. */
  readonly absentAt: number | null;
}

/**
 * Judges the tree against the head that was signed last, leaf by leaf from there on: the root has to follow from what is
 * remembered and from leaves that are each as promised. The empty log is remembered by nobody.
 * @returns the range of the whole tree and the leaves that came late, or why it must not be signed
 */
export async function judgeTree(
  tree: TreeRow,
  remembered: Remembered | null,
  log: Pick<LogToSign, 'entries' | 'idsBefore'>,
  at: JudgedAt,
  rules: GrowthRules,
): Promise<Result<Growth, Refusal>> {
  let range: CompactRange = remembered?.range ?? EMPTY_RANGE;
  if (tree.size < range.size) return fail({ kind: 'SHRUNK', index: null });
  const grows = tree.size > range.size;
  const late: LateLeaf[] = [];
  while (range.size < tree.size) {
    const entries = await log.entries(range.size, Math.min(BATCH, tree.size - range.size));
    // no entry where the tree has one, or the loop would have no end
    if (entries.length === 0) return fail({ kind: 'GAP', index: range.size });
    const ids = entries.map(({ id }) => id);
    const judged = judgeGrowth(entries, { range, idsInLog: await log.idsBefore(range.size, ids), ...at }, rules);
    if (!judged.ok) return judged;
    late.push(...judged.value.late);
    ({ range } = judged.value);
  }
  if (!sameBytes(rootOf(range, rules.hashing), tree.root)) {
    return fail({ kind: grows ? 'ANOTHER_ROOT' : 'FORKED', index: null });
  }
  return ok({ range, late });
}
