import { randomBytes, randomUUID } from 'node:crypto';
import { canonicalText } from '../../disclosure-log/format/canonical-bytes.js';
import type { Reading, ReadingRecorder } from '../../oversight/ports.js';
import type { DecisionParts } from './decision-row.js';
import { createDecisionWriter, type DecisionWriterSettings } from './decision-writer.js';
import { NOT_ABOUT_A_CHILD } from './not-about-a-child.js';

/** Who may read decisions is a fixed rule of the program, not of the ruleset; this names its version. */
const READING_RULE = 'oversight-reading/1';

/** Records readings of decisions in PostgreSQL, each as a decision of its own. Every failure is a `CouldNotRecord`. */
export function createReadingRecorder(settings: DecisionWriterSettings): ReadingRecorder {
  const write = createDecisionWriter({ lanes: 1, ...settings });
  return {
    async recordReading(reading) {
      const recorded = await write(() => partsOf(reading));
      // its request id is new and random, and it is first about nobody
      if (recorded.kind === 'BEATEN') throw new Error('a new random id was used before');
      return recorded.receipt;
    },
  };
}

/** @throws TypeError when a part has no canonical form */
function partsOf({ caller, reader, at, what, shown, caseId }: Reading): DecisionParts {
  const post = reader?.post ?? null;
  const group = post?.group ?? 'NONE';
  return {
    ...NOT_ABOUT_A_CHILD,
    kind: 'OVERSIGHT_READING',
    caller,
    requestId: randomUUID(),
    // a reading has no repeat that could be compared with it
    requestDigest: randomBytes(32),
    decidedAt: at,
    practitionerId: reader?.practitioner.id ?? null,
    organisationId: post?.organisation.id ?? '',
    postId: post?.id ?? '',
    sector: post?.organisation.sector ?? '',
    group,
    purpose: 'OVERSIGHT',
    setting: 'SCHEDULED',
    concern: 'NONE',
    outcome: 'SHOWN',
    policyVersion: READING_RULE,
    request: canonicalText({ what, caseId }),
    facts: canonicalText({ group, now: at }),
    decision: canonicalText({ outcome: 'SHOWN', rule: READING_RULE }),
    answer: canonicalText({ shown }),
    context: canonicalText({
      authenticationLevel: caller.authenticationLevel,
      authenticatedAt: caller.authenticatedAt,
      stepUpFor: caller.stepUpFor,
    }),
  };
}
