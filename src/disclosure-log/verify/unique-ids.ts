/** Bytes of a UUID in words of 32 bits. */
const WORDS = 4;

/**
 * A set of UUIDs that takes 16 to 32 bytes for each, so that those of millions of leaves fit into memory. Exact: two
 * that differ are never taken for one.
 */
export class UniqueIds {
  /** A hash table with open addressing: four words a place, all of them 0 when it is free. */
  #places = new Uint32Array(1_024 * WORDS);
  #count = 0;
  #hasNil = false;

  /**
   * Adds an id; false when it is there already.
   * @param id 36 ASCII bytes, as a leaf has it
   */
  add(id: Uint8Array): boolean {
    const words = wordsOf(id);
    if (words.every((word) => word === 0)) {
      const isNew = !this.#hasNil;
      this.#hasNil = true;
      return isNew;
    }
    if ((this.#count + 1) * WORDS * 2 > this.#places.length) this.#grow();
    if (!put(this.#places, words)) return false;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#places.length * 2);
    for (let at = 0; at < this.#places.length; at += WORDS) {
      const words = this.#places.subarray(at, at + WORDS);
      if (words.some((word) => word !== 0)) put(larger, words);
    }
    this.#places = larger;
  }
}

function put(places: Uint32Array, words: Uint32Array): boolean {
  const mask = places.length / WORDS - 1;
  // a random UUID spreads by itself; whoever crafts ids that do not only slows the check of their own log
  let place = ((words[0] ?? 0) ^ (words[3] ?? 0)) & mask;
  for (;;) {
    const at = place * WORDS;
    let [free, same] = [true, true];
    for (let word = 0; word < WORDS; word += 1) {
      if (places[at + word] !== 0) free = false;
      if (places[at + word] !== words[word]) same = false;
    }
    if (same) return false;
    if (free) {
      places.set(words, at);
      return true;
    }
    place = (place + 1) & mask;
  }
}

function wordsOf(id: Uint8Array): Uint32Array {
  const words = new Uint32Array(WORDS);
  let digits = 0;
  for (const byte of id) {
    if (byte === DASH) continue;
    const word = digits >> 3;
    words[word] = ((words[word] ?? 0) << 4) | (byte <= NINE ? byte & 15 : (byte & 15) + 9);
    digits += 1;
  }
  return words;
}

const DASH = 0x2d;
const NINE = 0x39;
