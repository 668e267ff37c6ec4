/** Numbers that look random and replay: the same seed, stream and index give the same sequence. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number at least 0 and below `limit`. */
  below(limit: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
}

/** Streams keep what is drawn for one purpose apart from what is drawn for another under the same index. */
export const STREAM = { block: 1, stratum: 2, family: 3, child: 4, services: 5, dirt: 6, pointers: 7 } as const;
export type Stream = keyof typeof STREAM;

/**
 * The sequence of one index: a 32-bit mix of seed, stream and index starts a mulberry32 generator. No state outlives
 * the index, so that child i can be made without the children before it.
 */
export function randomFor(seed: number, stream: Stream, index: number): Random {
  let state = mix(mix(mix(0x9e3779b9 ^ seed) ^ Math.imul(STREAM[stream], 0x85ebca6b)) ^ index);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3); a bijection, so indices never collide here. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
