import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createDecide, EVALUATOR } from '../../src/decision-policy/decide.js';
import { canonicalRuleset } from '../../src/decision-policy/rulebook/policy-version.js';
import { createReplay } from '../../src/decision-policy/replay.js';
import type { PolicyRule } from '../../src/decision-policy/rulebook/rulebook.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { SHARING_EVALUATOR } from '../../src/decision-policy/sharing/judge-sharing.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import type { RecordedFacts } from '../../src/oversight/ports.js';
import { replayDecisions } from '../../src/oversight/replay-decisions.js';
import { canonicalText } from '../../src/disclosure-log/format/canonical-bytes.js';
import { createReplaySharing } from '../../src/sharing/replay-sharing.js';
import { moment } from '../support/builders.js';
import { arbitraryFacts, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { enquiryFacts, ONE_OF_EACH } from '../support/enquiry-facts.js';
import { sharingFacts } from '../support/sharing-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { runs } from '../support/property-runs.js';

const decide = createDecide(RULESET, sha256OfText);
const anyFacts = fc.oneof(arbitraryFacts, arbitraryOpenFacts);
const fromText = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

function recorded(id: string, changes: Partial<RecordedFacts> = {}): RecordedFacts {
  const facts = enquiryFacts({ items: ONE_OF_EACH });
  const decision = decide(facts);
  return {
    id,
    kind: 'ENQUIRY',
    decidedAt: moment('2026-11-21T03:00:00.000000Z'),
    organisationId: 'GP1',
    organisationName: 'a practice',
    outcome: decision.outcome,
    policyVersion: decision.policyVersion,
    facts: canonicalText(facts),
    decision: canonicalText(decision),
    ...changes,
  };
}

const sharingPolicy: readonly PolicyRule[] = SHARING_RULESET;

/** Of a holder who shares beside harm, under version `v`. */
function recordedOfHolder(id: string, changes: Partial<RecordedFacts> = {}): RecordedFacts {
  const now = moment('2026-11-21T03:00:00.000000Z');
  const facts = { now, ...sharingFacts({ belief: 'SIGNIFICANT_HARM_TO_CHILD' }) };
  const decision = createReplaySharing()(facts, sharingPolicy, 'v');
  const texts = { facts: canonicalText(facts), decision: canonicalText(decision) };
  return recorded(id, { kind: 'SHARING_DECISION', policyVersion: 'v', outcome: decision.result, ...texts, ...changes });
}

async function* batches(...all: readonly (readonly RecordedFacts[])[]) {
  yield* all;
}

const ports = {
  policyOfVersion: async () => JSON.parse(canonicalRuleset(RULESET)) as readonly PolicyRule[],
  sha256: sha256OfText,
  canonical: canonicalText,
};

describe('the version of each evaluator', () => {
  it('is a whole number, which each recorded decision bears', () => {
    for (const version of [EVALUATOR, SHARING_EVALUATOR]) expect(version).toMatch(/^[1-9]\d*$/);
    expect(decide(enquiryFacts()).evaluator).toBe(EVALUATOR);
  });
});

describe('replay', () => {
  it('gives the same bytes from facts and rules that were stored as text, whatever the order of the rules', () => {
    const stored = JSON.parse(canonicalRuleset([...RULESET].reverse())) as readonly PolicyRule[];
    const replay = createReplay(sha256OfText);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(canonicalText(replay(fromText(facts), stored))).toBe(canonicalText(decide(facts)));
      }),
      { numRuns: runs(2_000), seed: 520 },
    );
  });

  it('names each decision that comes out otherwise', async () => {
    const changed = { decision: recorded('x').decision.replace('"REFUSED"', '"RELEASED"').replace('true', 'false') };
    const of = await replayDecisions(batches([recorded('a'), recorded('b', changed)], [recorded('c')]), ports);
    expect(of).toEqual({ replayed: 3, byOtherEvaluators: 0, differing: ['b'] });
  });

  it('names a decision whose facts nobody can have decided', async () => {
    const noFacts = batches([recorded('a'), recorded('b', { facts: '{}' }), recorded('c', { facts: 'null' })]);
    expect(await replayDecisions(noFacts, ports)).toEqual({ replayed: 3, byOtherEvaluators: 0, differing: ['b', 'c'] });
  });

  it('counts apart what another evaluator decided', async () => {
    const other = canonicalText({ ...(JSON.parse(recorded('x').decision) as object), evaluator: '0' });
    const of = await replayDecisions(batches([recorded('a', { decision: other }), recorded('b')]), ports);
    expect(of).toEqual({ replayed: 1, byOtherEvaluators: 1, differing: [] });
  });

  it('judges what holders decided once more, and names what comes out otherwise', async () => {
    const ofHolders = { ...ports, policyOfVersion: async () => sharingPolicy };
    const { decision } = recordedOfHolder('x');
    const otherwise = [
      decision.replace('"sharing/harm-social-care-expects"', '"sharing/harm-expected-by-nobody"'),
      decision.replace('"result":"SHARED"', '"result":"REFUSED"'),
      decision.replace('"policyVersion":"v"', '"policyVersion":"w"'),
    ];
    const all = otherwise.map((text, at) => recordedOfHolder(`otherwise ${at}`, { decision: text }));
    const other = canonicalText({ ...(JSON.parse(decision) as object), evaluator: '0' });
    const others = [
      recordedOfHolder('same'),
      recordedOfHolder('no facts', { facts: '{}' }),
      recordedOfHolder('of another evaluator', { decision: other }),
    ];
    expect(await replayDecisions(batches(all, others), ofHolders)).toEqual({
      replayed: 5,
      byOtherEvaluators: 1,
      differing: ['otherwise 0', 'otherwise 1', 'otherwise 2', 'no facts'],
    });
  });

  it('fails where the policy that decided is not stored', async () => {
    const missing = { ...ports, policyOfVersion: async () => null };
    await expect(replayDecisions(batches([recorded('a')]), missing)).rejects.toThrow('is not stored');
  });
});
