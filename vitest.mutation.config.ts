import { defineConfig } from 'vitest/config';

import shared from './vitest.config.js';

/** The tests that judge a mutant: those of the decision and of the release, without a database or a server. */
export default defineConfig({
  ...shared,
  test: {
    include: ['test/policy/**/*.test.ts', 'test/unit/release/**/*.test.ts'],
    // mutants of the rules are made by that test itself
    exclude: ['test/policy/rule-mutants.test.ts'],
    testTimeout: 30_000,
    // a mutant dies at the first enquiries or not at all
    env: { ORACLE_ENQUIRIES: '200' },
  },
});
