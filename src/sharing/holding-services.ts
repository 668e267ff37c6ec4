import type { ChildRecord, Involvement } from '../child-index/child-record.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import { shieldInForce } from '../child-index/shield-in-force.js';
import type { Decision } from '../decision-policy/decision.js';
import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import { wasStopped } from '../decision-policy/was-stopped.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import type { EnquiryRequest } from '../enquiry/enquiry-request.js';
import { itemFacts } from '../enquiry/item-facts.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';
import type { FollowedEnquiry } from './broker-request-view.js';

/**
 * The confidential services that may lawfully stand in `record` now, each once: with whom the hub team puts the asker
 * in touch, or not, as each decides (5.23). Also one that judged that even its existence is not to be told: it is asked.
 * Contact leads nobody where an answer would not: nobody whom a gate or a missing relationship stopped and who stated no
 * concern, then or with the request (5.14), nobody who is too near to the child (5.153), nobody to a child behind a shield
 * unless the enquiry opened it, and nobody to what is from before a change of identity (11.89).
 * @param concern what was stated with the request for contact
 */
export function holdingServices(
  enquiry: FollowedEnquiry,
  asker: EnquirerPerson,
  concern: ConcernLevel,
  record: ChildRecord,
  now: Instant,
  today: CalendarDate,
): readonly Involvement[] {
  if (enquiry.conflicted || conflictInIndex(asker, record)) return [];
  const decision = JSON.parse(enquiry.decision) as Decision;
  const stopped = wasStopped(decision);
  if (shieldInForce(record, now) && (stopped || decision.derived.shieldOverride !== 'VALID')) return [];
  const asked = JSON.parse(enquiry.request) as EnquiryRequest;
  if (asked.concern === 'NONE' && concern === 'NONE' && stopped) return [];
  const services = itemFacts(record, asked.purpose, now, today, asker).flatMap(({ ref, kind, protection }) => {
    if (kind !== 'SENSITIVE_SERVICE' || protection === 'CHANGED_IDENTITY') return [];
    return record.involvements[Number(ref.split(':')[1])] ?? [];
  });
  return services.filter((one, place) => services.findIndex((other) => isSameDoor(one, other)) === place);
}

function isSameDoor(one: Involvement, other: Involvement): boolean {
  return one.sourceId === other.sourceId && one.contact === other.contact;
}
