import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Prints the true counts alone on the last line, `N passed, N failed`, so that any machine can read them. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    // what fails outside of any test must not pass for nothing
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      // a file that does not even load ran no test, and must not pass for it
      if (module.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') counts[state] += 1;
      }
    }
    if (counts.skipped > 0) process.stdout.write(`\n${counts.skipped} skipped\n`);
    process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
  }
}
