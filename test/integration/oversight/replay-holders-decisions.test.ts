import { afterAll, beforeAll, expect, it } from 'vitest';
import { createJudgeSharing, SHARING_EVALUATOR } from '../../../src/decision-policy/sharing/judge-sharing.js';
import type { SharingFacts } from '../../../src/decision-policy/sharing/sharing-facts.js';
import { canonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import { storedPolicy } from '../../../src/persistence/policy-store.js';
import type { Instant } from '../../../src/shared/instant.js';
import { startRunningHub, type RunningHub } from '../../support/running-hub.js';
import { record } from '../../support/sharing-hub.js';
import { HARM, refusalInput, sharingInput } from '../../support/sharing-input.js';

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
}, 120_000);
afterAll(() => hub.close());

interface Recorded {
  readonly policyVersion: string;
  readonly facts: string;
  readonly decision: string;
}

it('recorded decisions of holders are judged once more, under the stored policy, to the same bytes', async () => {
  for (const input of [sharingInput(), sharingInput(HARM), refusalInput()]) {
    for (const holder of ['gp', 'school-lead', 'social-worker']) {
      await record(hub, holder, { ...input, requestId: crypto.randomUUID() });
    }
  }
  const { rows } = await hub.database.pool('readonly').query<Recorded>(
    `SELECT d.policy_version AS "policyVersion", r.facts, r.decision
     FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id WHERE r.kind = 'SHARING_DECISION'`,
  );
  expect(rows).toHaveLength(9);
  const judgements = new Set<string>();
  for (const { policyVersion, facts, decision } of rows) {
    const policy = await storedPolicy(hub.database.pool('readonly'), policyVersion);
    if (policy === null) throw new Error('the policy that judged is not stored');
    const { now, ...stated } = JSON.parse(facts) as SharingFacts & { readonly now: Instant };
    const { applied, breaches, tasks, derived } = createJudgeSharing(policy.sharing)(stated, now);
    const { result } = JSON.parse(decision) as { readonly result: string };
    const again = { applied, breaches: breaches.map(({ rule }) => rule), tasks, derived, result };
    expect(canonicalText({ ...again, policyVersion, evaluator: SHARING_EVALUATOR })).toBe(decision);
    judgements.add(canonicalText(again));
  }
  // what follows differs with what was recorded, so that the comparison can fail
  expect(judgements.size).toBeGreaterThan(2);
}, 60_000);
