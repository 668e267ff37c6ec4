import { unsigned, type SoundLog, type Unsigned } from '../../disclosure-log/verify/log-finding.js';
import { CannotCheck } from './told-finding.js';

/** Flags about when a log was looked at, and how old it may be. */
export interface AgeFlags {
  readonly at?: string;
  readonly notOlderThan?: string;
}

export const AT_FLAG = [
  '--at <instant>',
  'when the copy was made, such as 2026-11-21T09:00:00Z; by default now, but a folder with --receipt needs it',
] as const;
export const NOT_OLDER_FLAG = [
  '--not-older-than <minutes>',
  'demand that a witness of the --policy cosigned the head within so many minutes before',
] as const;

/**
 * When the log was fetched, in milliseconds since 1970. A log at an address is fetched now; how old a folder is nobody
 * knows but who copied it, and an old copy would be blamed for what came after it.
 * @param dated whether something that was promised has to be in it
 * @throws CannotCheck
 */
export function fetchedAt({ at }: AgeFlags, isFolder: boolean, dated: boolean, now: number): number {
  if (at === undefined) {
    if (!isFolder || !dated) return now;
    throw new CannotCheck(
      'give --at, the time at which the copy in this folder was made, such as 2026-11-21T09:00:00Z',
    );
  }
  const fetched = Date.parse(at);
  if (Number.isNaN(fetched)) throw new CannotCheck('--at is not an instant such as 2026-11-21T09:00:00Z');
  return fetched;
}

/** @throws CannotCheck */
export function mostMinutes({ notOlderThan }: AgeFlags): number | null {
  if (notOlderThan === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(notOlderThan)) throw new CannotCheck('--not-older-than is not a number of minutes');
  return Number(notOlderThan);
}

/** A log that is sound and older than it may be; `null` when it is not. Nobody but a witness is believed about it. */
export function tooOld({ cosignedAt }: SoundLog, minutes: number, fetched: number): Unsigned | null {
  if (cosignedAt === null) return unsigned('checkpoint', 'no witness says when it was signed');
  if (fetched - cosignedAt * 1_000 <= minutes * 60_000) return null;
  return unsigned('checkpoint', `no witness cosigned it within ${minutes} minutes; ${ageText({ cosignedAt })}`);
}

/** When the head was last cosigned, in words. */
export function ageText({ cosignedAt }: Pick<SoundLog, 'cosignedAt'>): string {
  return cosignedAt === null
    ? 'no witness says when it was signed, so that it may be an old one'
    : `last cosigned by a witness at ${instantOf(cosignedAt)}`;
}

/** ISO 8601 of POSIX seconds, as far as there is one. */
export function instantOf(seconds: number): string {
  const instant = new Date(seconds * 1_000);
  return Number.isNaN(instant.getTime()) ? `${seconds} s after 1970` : instant.toISOString();
}
