/** What one measurement found. */
export interface Measured {
  /** Answers, or transactions, that came to their end. */
  readonly done: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** `latencies` in milliseconds; `elapsed` from the first start to the last end. */
export function measured(latencies: Float64Array, elapsed: number): Measured {
  const sorted = latencies.toSorted();
  return {
    done: sorted.length,
    perSecond: (sorted.length * 1_000) / elapsed,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  };
}

export function median(values: readonly number[]): number {
  return percentile(Float64Array.from(values).toSorted(), 0.5);
}

/** Nearest rank; NaN of nothing. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
