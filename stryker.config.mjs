/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: [
    'src/decision-policy/**/*.ts',
    'src/release/**/*.ts',
    // rules are data and have mutants of their own: test/policy/rule-mutants.test.ts changes those about enquiries,
    // test/policy/sharing-rule-mutants.test.ts those about holders' decisions
    '!src/decision-policy/**/rules/**',
    '!src/decision-policy/**/ruleset.ts',
    '!src/decision-policy/{legal-basis,facts/vocabulary,facts/facts,facts/bodies-of-gateways}.ts',
  ],
  coverageAnalysis: 'perTest',
  // code that runs once, when a module is loaded, is tried as well
  ignoreStatic: false,
  concurrency: 2,
  timeoutMS: 60_000,
  disableTypeChecks: true,
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: '.stryker-tmp/mutation.json' },
  tempDirName: '.stryker-tmp/sandbox',
  ignorePatterns: ['.stryker-tmp', '.data', 'dist', 'coverage', 'bench/results', 'docs', '.ci', '.git'],
  incremental: true,
  incrementalFile: '.stryker-tmp/incremental.json',
  allowConsoleColors: false,
};
