import { EVALUATOR } from '../decision-policy/decide.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import type { Sha256OfText } from '../decision-policy/rulebook/policy-version.js';
import { createReplay } from '../decision-policy/replay.js';
import type { PolicyRule } from '../decision-policy/rulebook/rulebook.js';
import { SHARING_EVALUATOR } from '../decision-policy/sharing/judge-sharing.js';
import { createReplaySharing, type RecordedSharingFacts } from '../sharing/replay-sharing.js';
import type { PolicyOf, RecordedFacts, ReplayedKind } from './ports.js';

export interface Replayed {
  /** Decided once more by the evaluator that decided them. */
  readonly replayed: number;
  /** Decided by another evaluator than this one; they are not replayed. */
  readonly byOtherEvaluators: number;
  /** Ids of the decisions that came out otherwise, or whose facts cannot be decided; empty as it must be. */
  readonly differing: readonly string[];
}

export interface ReplayPorts {
  readonly policyOfVersion: PolicyOf;
  readonly sha256: Sha256OfText;
  /** Canonical JSON of a value, as decisions are recorded. */
  readonly canonical: (value: unknown) => string;
}

const EVALUATORS: Readonly<Record<ReplayedKind, string>> = { ENQUIRY: EVALUATOR, SHARING_DECISION: SHARING_EVALUATOR };

/**
 * Decides recorded enquiries and decisions of holders once more, each under the stored policy that decided it, and
 * compares the bytes. Throws when a policy that decided is not stored.
 */
export async function replayDecisions(
  batches: AsyncIterable<readonly RecordedFacts[]>,
  ports: ReplayPorts,
): Promise<Replayed> {
  const replay = createReplay(ports.sha256);
  const replaySharing = createReplaySharing();
  const policies = new Map<string, readonly PolicyRule[]>();
  const differing: string[] = [];
  let replayed = 0;
  let byOtherEvaluators = 0;
  for await (const batch of batches) {
    for (const { id, kind, policyVersion, facts, decision } of batch) {
      if ((JSON.parse(decision) as { readonly evaluator: string }).evaluator !== EVALUATORS[kind]) {
        byOtherEvaluators += 1;
        continue;
      }
      const policy = policies.get(policyVersion) ?? (await ports.policyOfVersion(policyVersion));
      if (policy === null) throw new Error('a policy that decided is not stored');
      policies.set(policyVersion, policy);
      replayed += 1;
      const again = decidedAgain(() => {
        const recorded: unknown = JSON.parse(facts);
        return ports.canonical(
          kind === 'ENQUIRY'
            ? replay(recorded as EnquiryFacts, policy)
            : replaySharing(recorded as RecordedSharingFacts, policy, policyVersion),
        );
      });
      if (again !== decision) differing.push(id);
    }
  }
  return { replayed, byOtherEvaluators, differing };
}

/** `null` for what nobody can have decided: facts of another form, or a policy that is not well made. */
function decidedAgain(decide: () => string): string | null {
  try {
    return decide();
  } catch {
    return null;
  }
}
