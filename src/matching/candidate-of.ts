import { presentIdentities, type ChangeStated } from '../child-index/before-change-of-identity.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';
import type { Candidate, StatedIdentity } from './ports.js';

/** An identity as stated, and as of when. */
export type DatedIdentity = StatedIdentity & { readonly asOf: string };

/**
 * A child as a candidate, with what is of a former identity kept apart from what is of the present one. After a change
 * of identity former family names count as little as former statements. `changes` are those that count.
 */
export function candidateOf(
  childId: ChildId,
  identities: readonly DatedIdentity[],
  changes: readonly ChangeStated[],
  today: CalendarDate,
): Candidate {
  const present = presentIdentities(identities, changes, today);
  // nothing changed: the very list comes back
  if (present === identities) return { childId, identities, former: [] };
  return {
    childId,
    identities: present.map((held) => ({ ...held, formerFamilyNames: [] })),
    former: identities.filter((held) => !present.includes(held)),
  };
}
