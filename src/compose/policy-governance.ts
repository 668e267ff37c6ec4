import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { ReceiptSigner } from '../disclosure-log/write/receipt-signer.js';
import type { HubServices } from '../graphql/hub-services.js';
import type { ReaderLookUp, ReadingRecorder } from '../oversight/ports.js';
import { recordedFacts } from '../persistence/oversight/recorded-facts.js';
import { createPolicyProposals } from '../persistence/policy/policy-proposals.js';
import { createChangePolicy } from '../policy-governance/change-policy.js';
import { createRehearseDraft } from '../policy-governance/rehearse-draft.js';
import { SHIPPED_POLICY } from './shipped-policy.js';

export interface PolicyGovernanceParts {
  readonly directory: ReaderLookUp;
  readonly recorder: ReadingRecorder;
  /** Connections as `hub_app`, apart from those that enquiries are looked up and recorded on. */
  readonly serve: Pool;
  /** Connections as `hub_readonly`. */
  readonly oversight: Pool;
  readonly log: { readonly origin: string; readonly signer: ReceiptSigner; readonly logIsFull: () => boolean };
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The use cases by which a policy is rehearsed, proposed and approved, over PostgreSQL. */
export function policyGovernance(parts: PolicyGovernanceParts): HubServices['policyGovernance'] {
  const { directory, recorder, serve, oversight, log } = parts;
  const proposals = createPolicyProposals({ pool: serve, ...log });
  const change = createChangePolicy({ directory, proposals, sha256 });
  const rehearse = createRehearseDraft({
    directory,
    recorded: recordedFacts(oversight),
    recorder,
    drafts: proposals,
    sha256,
    pause: () => setImmediate(),
  });
  return { builtWith: SHIPPED_POLICY.version, ...change, rehearse };
}
