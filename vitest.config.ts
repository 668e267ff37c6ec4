import { defineConfig } from 'vitest/config';

/** Files that run the hub in their own process: to load it takes longer than most of their tests, so they share it. */
const OF_THE_HUB = ['test/api/**/*.test.ts', 'test/integration/!(bench)/**/*.test.ts'];

export default defineConfig({
  // vitest loads graphql.mjs while node_modules load index.js: two copies refuse to work together
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // half of the work is the database's: one worker fewer than processors would leave them idle
    maxWorkers: '100%',
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      { extends: true, test: { name: 'together', include: OF_THE_HUB, isolate: false } },
      // what mocks or kills must meet nobody, and what reckons for a minute does so faster where nothing ran before
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: OF_THE_HUB } },
    ],
  },
});
