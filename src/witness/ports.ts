import type { VerifierKey } from '../disclosure-log/format/verifier-key.js';
import type { Hashing } from '../disclosure-log/hashing.js';
import type { NoteSigner, SignatureCheck } from '../disclosure-log/signing.js';

/** The last head of one log that this witness cosigned. */
export interface WitnessedHead {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** The checkpoint with the log's signature and this witness's own, as a monitor is given it. */
  readonly note: string;
}

/** What a witness remembers: one head for each log, by the name of the log (its origin). */
export interface WitnessMemory {
  latest(origin: string): Promise<WitnessedHead | null>;
  /**
   * Puts `next` in the place of `known`. Obligations: false, and nothing changed, when the head that is remembered has
   * another size or root by now (`null`: when there is one at all); two calls at once never both follow the same head;
   * durable on the disk before it resolves to true; a failure leaves the old head or the new one, never half of one.
   */
  replace(origin: string, known: WitnessedHead | null, next: WitnessedHead): Promise<boolean>;
  /** Keeps two notes that a log signed and that cannot both be true: evidence against the log. The first pair stays. */
  keepContradiction(origin: string, remembered: string, presented: string): Promise<void>;
}

/** All that a witness needs. */
export interface Witness {
  /** Keys of the logs that it watches, of type 0x01; the name of a key is the origin of its log. Several for one log may be. */
  readonly logs: readonly VerifierKey[];
  /** Its own key, of type 0x04. */
  readonly signer: NoteSigner;
  readonly memory: WitnessMemory;
  /** POSIX seconds, whole. */
  readonly now: () => number;
  readonly check: SignatureCheck;
  readonly hashing: Hashing;
}
