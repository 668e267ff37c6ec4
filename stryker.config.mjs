/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: true },
  // the rules are data and have mutants of their own: test/policy/rule-mutants.test.ts
  mutate: ['src/decision-policy/**/*.ts', '!src/decision-policy/rules/**', 'src/release/**/*.ts'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  disableTypeChecks: true,
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: '.stryker-tmp/mutation.json' },
  tempDirName: '.stryker-tmp/sandbox',
  ignorePatterns: ['.data', 'dist', 'coverage', 'bench/results', 'docs', '.ci', '.git'],
  incremental: false,
  allowConsoleColors: false,
};
