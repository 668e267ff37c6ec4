import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

import shared from './vitest.config.js';

/** A mutant is dead at the first test that fails: what is quick and telling goes first, what generates enquiries last. */
const ORDER = [
  'unit/release/message',
  'unit/release/',
  'policy/member-checks',
  'policy/check-facts',
  'policy/words',
  'policy/derived-sharing-facts',
  'policy/judge-sharing',
  'policy/derived-facts',
  'policy/compiled-rules',
  'policy/told',
  'policy/refused-policies',
  'policy/golden-cases',
  'policy/sharing.test',
  'policy/conditions',
  'policy/ruleset',
  'policy/altered-facts',
  'policy/what-gateways-leave-out',
  'policy/table-of-grants',
  'policy/gateways',
  'policy/oracle',
  'policy/explain-decision',
  'policy/on-behalf',
  'policy/protected-facts',
  'policy/read-ruleset',
  'policy/indispensable',
  'policy/',
];
const LAST = ['unit/release/nothing-unreleased'];

class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => placeOf(one) - placeOf(other)));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const among = (names: readonly string[]): number => names.findIndex((name) => moduleId.includes(`test/${name}`));
  return among(LAST) >= 0 ? ORDER.length : among(ORDER);
}

/** The tests that judge a mutant: those of the decision and of the release, without a database or a server. */
export default defineConfig({
  ...shared,
  test: {
    include: ['test/policy/**/*.test.ts', 'test/unit/release/**/*.test.ts'],
    // mutants of the rules are made by those tests themselves
    exclude: ['test/policy/rule-mutants.test.ts', 'test/policy/sharing-rule-mutants.test.ts'],
    testTimeout: 30_000,
    runner: 'test/support/stop-at-first-failure.ts',
    isolate: false,
    pool: 'threads',
    sequence: { sequencer: QuickFirst },
    // a mutant dies at the first enquiries or not at all
    env: { ORACLE_ENQUIRIES: '80', PROPERTY_SHARE: '0.02' },
  },
});
