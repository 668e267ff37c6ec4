import { defineConfig } from 'vitest/config';

export default defineConfig({
  // vitest loads graphql.mjs while node_modules load index.js: two copies refuse to work together
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // half of the work is the database's: one worker fewer than processors would leave them idle
    maxWorkers: '100%',
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
