/** What was opened in the course of a start, to be closed in reverse order. */
export interface Closing {
  add(close: () => unknown): void;
  /** Runs every close, even if one before it fails; then throws the first failure. A second call finds nothing left. */
  all(): Promise<void>;
}

/** Nothing opened yet. */
export function closing(): Closing {
  const opened: (() => unknown)[] = [];
  return {
    add(close) {
      opened.push(close);
    },
    async all() {
      const failures: unknown[] = [];
      for (const close of opened.splice(0).reverse()) {
        try {
          await close();
        } catch (failure) {
          failures.push(failure);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
