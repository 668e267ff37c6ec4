import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { LookUp } from '../enquiry/ports.js';
import type { SharingSituation } from '../notification/sharing-notices.js';
import type { OrganisationId, RequestId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { SharingPorts } from './ports.js';
import type { Holder } from './who-may-record.js';

/** The hub's own organisation, when no duty desk names it. */
const HUB = 'HUB' as OrganisationId;

/** A referral that was made, and to which authority, where that is known. */
export interface Referral {
  readonly at: Instant;
  readonly to: OrganisationId | null;
}

/** What the decision itself says of who is told, and by when. */
interface Stated {
  readonly concern: ConcernLevel;
  readonly refusedUnder13: boolean;
  readonly referral: Referral | null;
}

/** What decides who is told, and by when. The hub team is the last of the duty desks. */
export function situationOf(
  ports: Pick<SharingPorts, 'desks' | 'workingTime'>,
  lookUp: Pick<LookUp, 'instant'>,
  holder: Holder,
  requestId: RequestId,
  { concern, refusedUnder13, referral }: Stated,
): SharingSituation {
  return {
    now: lookUp.instant,
    requestId,
    holder,
    concern,
    refusedUnder13,
    referredAt: referral?.at ?? null,
    referredTo: referral?.to ?? null,
    hub: ports.desks.at(lookUp.instant).at(-1)?.id ?? HUB,
    dueBy: ports.workingTime,
  };
}
