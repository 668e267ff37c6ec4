import { SHARING_EVALUATOR, type SharingJudgement } from '../decision-policy/sharing/judge-sharing.js';
import type { SharingFacts } from '../decision-policy/sharing/sharing-facts.js';

/** What of a judgement stands in the record of a holder's decision: the rules by their ids, since their texts are stored. */
export interface RecordedDecision extends Pick<SharingJudgement, 'applied' | 'tasks' | 'derived'> {
  readonly result: SharingFacts['result'];
  readonly breaches: readonly string[];
  readonly policyVersion: string;
  readonly evaluator: string;
}

/** The decision as it is recorded, and as it is made once more on replay: in one place, so that their bytes compare. */
export function recordedDecision(
  { result }: Pick<SharingFacts, 'result'>,
  { applied, breaches, tasks, derived }: SharingJudgement,
  policyVersion: string,
): RecordedDecision {
  return {
    result,
    applied,
    breaches: breaches.map(({ rule }) => rule),
    tasks,
    derived,
    policyVersion,
    evaluator: SHARING_EVALUATOR,
  };
}
