import { defineConfig } from 'vitest/config';

/** Tests that kill, mock or leave behind what no other test file may meet: each file in a process of its own. */
const APART = ['test/fault/**/*.test.ts', 'test/journeys/**/*.test.ts'];

export default defineConfig({
  // vitest loads graphql.mjs while node_modules load index.js: two copies refuse to work together
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // half of the work is the database's: one worker fewer than processors would leave them idle
    maxWorkers: '100%',
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      // loading the hub takes longer than most tests of it: these files share it
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: APART,
          isolate: false,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'apart', include: APART, globalSetup: ['test/support/global-setup.ts'] },
      },
    ],
  },
});
