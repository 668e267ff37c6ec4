import { TestRunner } from 'vitest';

type Cancel = Parameters<TestRunner['cancel']>[0];
type Source = Parameters<TestRunner['importFile']>[1];

/** Runs tests as usual, but reads no further file after a failure: a mutant that was noticed needs none. */
export default class StopAtFirstFailure extends TestRunner {
  private stopped = false;

  override cancel(reason: Cancel): void {
    this.stopped = true;
    super.cancel(reason);
  }

  override importFile(path: string, source: Source): unknown {
    return this.stopped ? undefined : super.importFile(path, source);
  }
}
