import { epochMilliseconds, type Instant } from '../shared/instant.js';
import type { ChildRecord, Residence, SharedShield } from './child-record.js';

/** Places where those who live together share a shield; who is at one hospital or hostel does not. */
export const SHARING_DWELLINGS: readonly Residence['dwelling'][] = ['HOME', 'REFUGE'];

/**
 * Whether a shield hides this child at `now`: its own, or that of a child with whom it lives at a home or a refuge, or
 * has lived there since that shield began.
 */
export function shieldInForce(record: ChildRecord, now: Instant): boolean {
  return knownShields(record, now).length > 0 || record.household.some((other) => other.shielded && other.sharesShield);
}

/** The shields that hide this child at `now`, its own first. Empty for one who is hidden at one remove only. */
export function knownShields(record: ChildRecord, now: Instant): readonly SharedShield[] {
  return [...ownShields(record, now), ...record.sharedShields];
}

/** The shields that were set for this child itself and hide it at `now`. */
export function ownShields({ shields }: ChildRecord, now: Instant): ChildRecord['shields'] {
  const moment = epochMilliseconds(now);
  return shields.filter(
    ({ since, until }) => epochMilliseconds(since) <= moment && (until === null || epochMilliseconds(until) > moment),
  );
}
