import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SerializedError, TestModule } from 'vitest/node';
import ClosingLine from '../../support/closing-line.js';

afterEach(() => vi.restoreAllMocks());

/** A test file as the reporter sees it. */
function file(states: readonly string[], errors = 0): TestModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }));
  return { errors: () => Array(errors).fill({}), children: { allTests: () => tests } } as unknown as TestModule;
}

/** The lines that are printed, without empty ones. */
function printed(modules: readonly TestModule[], unhandled = 0): readonly string[] {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  new ClosingLine().onTestRunEnd(modules, Array<SerializedError>(unhandled).fill({ message: 'lost' }));
  return written.join('').split('\n').filter(Boolean);
}

describe('the last line of a test run', () => {
  it('is the counts alone, with what was skipped on the line before', () => {
    expect(printed([file(['passed', 'passed', 'skipped']), file(['failed'])])).toEqual([
      '1 skipped',
      '2 passed, 1 failed',
    ]);
  });

  it('counts a file that does not load, and what fails outside of every test', () => {
    expect(printed([file(['passed']), file([], 1)], 2)).toEqual(['1 passed, 3 failed']);
  });
});
