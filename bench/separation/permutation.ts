/** How two sets of latencies compare at one quantile. */
export interface Gap {
  /** Milliseconds; above zero when the first set is slower. */
  readonly gap: number;
  /**
   * Share of random splits of all the latencies into two such sets whose gap is at least as large: small only when the
   * sets can be told apart by more than chance.
   */
  readonly chance: number;
}

/**
 * Whether a quantile tells two sets of latencies apart, by a permutation test: it asks nothing of their distribution.
 *
 * @param random gives numbers from 0 to 1, so that a run can be repeated
 */
export function gapAt(
  quantile: number,
  [first, second]: readonly [readonly number[], readonly number[]],
  splits: number,
  random: () => number,
): Gap {
  const all = Float64Array.from([...first, ...second]);
  const gapOf = (): number =>
    quantileOf(all.slice(0, first.length), quantile) - quantileOf(all.slice(first.length), quantile);
  const gap = gapOf();
  let asLarge = 1;
  for (let split = 0; split < splits; split += 1) {
    shuffle(all, random);
    if (Math.abs(gapOf()) >= Math.abs(gap)) asLarge += 1;
  }
  return { gap, chance: asLarge / (splits + 1) };
}

/** Nearest rank. */
export function quantileOf(values: Float64Array, quantile: number): number {
  return values.sort()[Math.max(0, Math.ceil(values.length * quantile) - 1)] ?? Number.NaN;
}

function shuffle(values: Float64Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = kept;
  }
}
