import { epochMilliseconds, type Instant } from '../shared/instant.js';
import type { DetrimentJudgement, Statement } from './child-record.js';

/**
 * What the holder of a statement has judged of telling it: nothing, that telling does the child more harm than not
 * telling, or that even its existence does. Only the holder's own judgement counts, on this statement or on all of its
 * own. A review that is overdue lifts nothing: a missed appointment must not open what was closed for the child.
 */
export function detrimentInForce(
  judgements: readonly DetrimentJudgement[],
  statement: Pick<Statement, 'sourceId' | 'sourceKey'>,
  now: Instant,
): 'NONE' | 'MORE_DETRIMENTAL' | 'EXISTENCE_TOO' {
  if (judgements.length === 0) return 'NONE';
  const moment = epochMilliseconds(now);
  const inForce = judgements.filter(
    ({ sourceId, covers, since, until }) =>
      sourceId === statement.sourceId &&
      (covers === null || covers === statement.sourceKey) &&
      epochMilliseconds(since) <= moment &&
      (until === null || epochMilliseconds(until) > moment),
  );
  if (inForce.length === 0) return 'NONE';
  return inForce.some(({ existenceToo }) => existenceToo) ? 'EXISTENCE_TOO' : 'MORE_DETRIMENTAL';
}
