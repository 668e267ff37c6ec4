/** What was found out about a log or a proof; the command line turns the kind into its exit code. */
export type LogFinding<Sound = SoundLog> = Sound | Tampered | LogUnreadable | LogBehind | Unsigned;

/** Every leaf and every tile is that of the signed root. Exit code 0. */
export interface SoundLog {
  readonly kind: 'SOUND';
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note, as it was read: what to remember for the next time. */
  readonly note: Uint8Array;
  /** Names of the keys that signed, the log's and the witnesses'. */
  readonly signedBy: readonly string[];
  /** When a trusted witness cosigned last, in POSIX seconds; `null` when none did, and nobody says how old the log is. */
  readonly cosignedAt: number | null;
}

/** Something is not what was signed. Exit code 1. */
export interface Tampered {
  readonly kind: 'TAMPERED';
  /** The first bad leaf, from 0; `null` when the evidence points to no single one. */
  readonly index: number | null;
  /** File of the log where it shows, such as `tile/entries/000.p/9` or `checkpoint`; or what else was looked at. */
  readonly place: string;
  readonly what: string;
  /** Signed notes that cannot both be true: evidence to keep. */
  readonly notes: readonly Uint8Array[];
}

/** Nothing can be said, as something could not be read or is not of its format. Exit code 2. */
export interface LogUnreadable {
  readonly kind: 'UNREADABLE';
  readonly place: string;
  readonly what: string;
}

/** The log stands still or is late, which nobody can tell from somebody holding leaves back. Exit code 2. */
export interface LogBehind {
  readonly kind: 'BEHIND';
  readonly place: string;
  readonly what: string;
}

/** The signature of the log, or cosignatures that the policy asks for, are missing. Exit code 3. */
export interface Unsigned {
  readonly kind: 'UNSIGNED';
  readonly place: string;
  readonly what: string;
}

export const EXIT_CODES: Readonly<Record<LogFinding['kind'], number>> = {
  SOUND: 0,
  TAMPERED: 1,
  UNREADABLE: 2,
  BEHIND: 2,
  UNSIGNED: 3,
};

export function tampered(
  place: string,
  what: string,
  index: number | null = null,
  notes: readonly Uint8Array[] = [],
): Tampered {
  return { kind: 'TAMPERED', index, place, what, notes };
}

export function unreadable(place: string, what: string): LogUnreadable {
  return { kind: 'UNREADABLE', place, what };
}

export function behind(place: string, what: string): LogBehind {
  return { kind: 'BEHIND', place, what };
}

export function unsigned(place: string, what: string): Unsigned {
  return { kind: 'UNSIGNED', place, what };
}
