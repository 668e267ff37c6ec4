import type { Instant } from '../shared/instant.js';

/**
 * How far a decision has come in the disclosure log: `PENDING` it waits for its place, `SEQUENCED` it has one, `SIGNED` a
 * signed head covers it, `WITNESSED` a head that witnesses at other organisations cosigned covers it. Where no witness is
 * demanded `SIGNED` is the end; where one is, an override that is not `WITNESSED` has to be looked after.
 */
export type LogStanding = 'PENDING' | 'SEQUENCED' | 'SIGNED' | 'WITNESSED';

/** One signed head of the log. */
export interface LogHead {
  /** Leaves that it covers. */
  readonly size: number;
  readonly signedAt: Instant;
  /** Names of the witnesses whose cosignature it carries. */
  readonly cosignedBy: readonly string[];
  /** Whether the cosignatures satisfy the policy. */
  readonly quorum: boolean;
}

/** What of the log is published, and which of its heads witnesses have cosigned. Nothing in it is about anybody. */
export interface LogState {
  /** Name of the log. */
  readonly origin: string;
  /** Leaves that the published head covers; `null`, as is the rest, until a first head is signed. */
  readonly size: number | null;
  /** Base64. */
  readonly root: string | null;
  readonly publishedAt: Instant | null;
  /** Newest first. */
  readonly heads: readonly LogHead[];
  readonly witnessesDemanded: boolean;
  /** Since when no head has had the cosignatures that are demanded; `null` when the newest has them. */
  readonly quorumMissingSince: Instant | null;
  /**
   * When the newest head was signed, if it is older than a quarter of an hour or does not cover leaves that have waited for
   * some minutes: then nobody signs any more. `null` while heads come as they should, of a quiet log too.
   */
  readonly standsStillSince: Instant | null;
}
