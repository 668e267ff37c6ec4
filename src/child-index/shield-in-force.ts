import { epochMilliseconds, type Instant } from '../shared/instant.js';
import type { ChildRecord } from './child-record.js';

/** Whether a shield hides this child at `now`: its own, or that of a child who lives in the same home. */
export function shieldInForce(record: ChildRecord, now: Instant): boolean {
  const moment = epochMilliseconds(now);
  const own = record.shields.some(
    (shield) =>
      epochMilliseconds(shield.since) <= moment && (shield.until === null || epochMilliseconds(shield.until) > moment),
  );
  return own || record.household.some((other) => other.shielded && other.dwelling === 'HOME');
}
