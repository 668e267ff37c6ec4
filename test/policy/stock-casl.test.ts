import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createDecide } from '../../src/decision-policy/decide.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { arbitraryFacts, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { stockDecide } from '../support/stock-decide.js';
import { enough, runs } from '../support/property-runs.js';

describe('whole decisions', () => {
  it('are those of CASL as it comes, byte by byte, also when abilities are built anew', () => {
    const decide = createDecide(RULESET, sha256OfText);
    const stock = stockDecide(RULESET);
    let decided = 0;
    fc.assert(
      fc.property(fc.oneof(arbitraryFacts, arbitraryOpenFacts), (facts) => {
        const decision = decide(facts);
        if (decision.items.length > 0) decided += 1;
        expect(JSON.stringify(decision)).toBe(JSON.stringify(stock(facts)));
      }),
      { seed: 20260105, numRuns: runs(4_000) },
    );
    expect(decided).toBeGreaterThan(enough(1_000));
  });

  it('do not depend on what was decided before', () => {
    const decide = createDecide(RULESET, sha256OfText);
    fc.assert(
      fc.property(arbitraryOpenFacts, (facts) => {
        const fresh = createDecide(RULESET, sha256OfText);
        expect(JSON.stringify(decide(facts))).toBe(JSON.stringify(fresh(facts)));
      }),
      { seed: 20260105, numRuns: runs(100) },
    );
  });
});
