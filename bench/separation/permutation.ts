/** How two sets of latencies compare at one quantile. */
export interface Gap {
  readonly quantile: number;
  /** Milliseconds; above zero when the first set is slower. */
  readonly gap: number;
  /**
   * Share of random splits of all the latencies into two such sets whose gap is at least as large: small only when the
   * sets can be told apart by more than chance.
   */
  readonly chance: number;
  /** Milliseconds: a gap above it, either way, would have had a chance below `TELLS_APART`. */
  readonly smallestVisible: number;
}

/** A chance below this tells two sets apart. */
export const TELLS_APART = 0.001;

/**
 * Whether quantiles tell two sets of latencies apart, by a permutation test: it asks nothing of their distribution.
 *
 * @param splits at least 2 / `TELLS_APART`, or no gap could ever have so small a chance
 * @param random gives numbers from 0 to 1, so that a run can be repeated
 */
export function gapsAt(
  quantiles: readonly number[],
  [first, second]: readonly [readonly number[], readonly number[]],
  splits: number,
  random: () => number,
): readonly Gap[] {
  const all = Float64Array.from([...first, ...second]);
  const gaps = (): readonly number[] => {
    const [one, other] = [all.slice(0, first.length).sort(), all.slice(first.length).sort()];
    return quantiles.map((quantile) => quantileOf(one, quantile) - quantileOf(other, quantile));
  };
  const found = gaps();
  const byChance = quantiles.map(() => new Float64Array(splits));
  for (let split = 0; split < splits; split += 1) {
    shuffle(all, random);
    for (const [place, gap] of gaps().entries()) byChance[place]?.fill(Math.abs(gap), split, split + 1);
  }
  return quantiles.map((quantile, place) => {
    const gap = found[place] ?? Number.NaN;
    const sorted = (byChance[place] ?? new Float64Array()).sort();
    const asLarge = sorted.filter((other) => other >= Math.abs(gap)).length;
    return { quantile, gap, chance: (asLarge + 1) / (splits + 1), smallestVisible: smallestVisible(sorted) };
  });
}

/** The least gap of `sorted` that has to be passed so that few enough of them are as large. */
function smallestVisible(sorted: Float64Array): number {
  // (asLarge + 1) / (splits + 1) < TELLS_APART
  const fewEnough = Math.ceil(TELLS_APART * (sorted.length + 1)) - 2;
  return sorted[sorted.length - 1 - Math.max(0, fewEnough)] ?? Number.NaN;
}

/** Nearest rank of sorted values. */
export function quantileOf(sorted: Float64Array, quantile: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * quantile) - 1)] ?? Number.NaN;
}

function shuffle(values: Float64Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = kept;
  }
}
