import type { CompactRange } from '../disclosure-log/write/compact-range.js';
import type { Instant } from '../shared/instant.js';

/** The tree as the database says it is. */
export interface TreeRow {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** One leaf of the log with what was promised about it. */
export interface LogEntry {
  /** Place in the log, from 0. */
  readonly index: number;
  /** Id of the decision or event, in lower case. */
  readonly id: string;
  /** The bytes of the leaf, as submitted. */
  readonly leaf: Uint8Array;
  /** 32 bytes, as the database holds it. */
  readonly leafHash: Uint8Array;
  readonly sequencedAt: Instant;
  /** The receipt that the decision or event was recorded with; `null` when neither is there. */
  readonly promise: { readonly decidedAt: Instant; readonly signature: Uint8Array } | null;
}

/** A head that is published, or is to be. */
export interface PublishedHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The checkpoint, a signed note with every signature. */
  readonly note: string;
  /** Names of the witnesses whose cosignature it carries, as the policy calls them. */
  readonly cosignedBy: readonly string[];
  /** Whether the cosignatures satisfy the policy. */
  readonly quorum: boolean;
}

export interface DatedHead extends PublishedHead {
  /** Milliseconds since the epoch, by the clock of the database. */
  readonly publishedAt: number;
}

/** The log as the signer sees it: it reads everything and adds heads. Every method may fail when the database is away. */
export interface LogToSign {
  tree(): Promise<TreeRow>;
  /** At most `most` entries from an index on, in order. */
  entries(from: number, most: number): Promise<readonly LogEntry[]>;
  /** Which of these ids belong to an entry before an index. */
  idsBefore(index: number, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The hashes that a tile has by now, one behind the other; empty when there is no such tile. */
  tile(level: number, n: number): Promise<Uint8Array>;
  /** How many leaves have waited for their place since before a moment (milliseconds since the epoch). */
  waitingSince(moment: number): Promise<number>;
  /** The newest row that says to be a head of a log: whoever may write there put it there. */
  newestHead(origin: string): Promise<DatedHead | null>;
  /** The newest of those that say to be of a size or more, and that `isOwn` is true of; `null` when there is none. */
  newestOwnHead(origin: string, size: number, isOwn: (head: PublishedHead) => boolean): Promise<DatedHead | null>;
  /** Since when no head with a quorum was published (milliseconds since the epoch); `null` when the newest has one. */
  withoutQuorumSince(origin: string): Promise<number | null>;
  publish(head: PublishedHead): Promise<void>;
}

/** What the signer remembers of the last head that it signed. */
export interface Remembered {
  readonly origin: string;
  /** Its size is that of the head. */
  readonly range: CompactRange;
  readonly root: Uint8Array;
  /** The checkpoint with the log's own signature alone, a signed note. */
  readonly checkpoint: string;
  /** When the tree of that head was read, by the signer's own clock (milliseconds since the epoch). */
  readonly readAt: number;
}

/**
 * Where the signer remembers, outside the database and its backups.
 * Obligations: what `remember` resolved for survives the loss of power; a memory of another log, or one that cannot be
 * read, is a fault with an exit code and never an empty memory.
 */
export interface SignerMemory {
  read(): Promise<Remembered | null>;
  remember(head: Remembered): Promise<void>;
}

/** What a witness answered to a checkpoint (C2SP tlog-witness). */
export type WitnessReply =
  /** Signature lines of a signed note, unverified. */
  | { readonly kind: 'COSIGNED'; readonly lines: string }
  /** It remembers a head of another size than we thought. */
  | { readonly kind: 'CONFLICT'; readonly size: number }
  /** Any other status; 422, or 409 without a size, finds the proof wrong; 404 and 403 do not know this log. */
  | { readonly kind: 'REFUSED'; readonly status: number }
  | { readonly kind: 'NO_ANSWER' };

/** Obligations: answers well within a beat or says `NO_ANSWER`; never fails; never reads more than a few kilobytes. */
export interface WitnessPost {
  addCheckpoint(url: string, body: string): Promise<WitnessReply>;
}
