import type { ChildRecord, HouseholdChild } from '../child-index/child-record.js';
import type { NoticeIntent } from './notice-intent.js';
import { areaAuthority, hubTeam, type NoticeSituation } from './notice-situation.js';
import { tellGroup, tellWorker } from './told.js';

const KIND = 'ENQUIRY_AT_SAME_ADDRESS';

/**
 * For every other child with a plan in force at the presenting or current recorded address, that child's lead social
 * worker is told (5.154). At a hospital, hostel, refuge, children's home or placeholder address sharing means nothing:
 * the designated manager of the area is told instead. If either child is protected the hub team is told, and nobody and
 * no place is named. A presenting address counts from unscheduled care or a concern, which is when anybody is told.
 */
export function sameAddressNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const others = othersWithPlan(situation);
  const enquiredIsProtected = situation.facts.subject.shield === 'IN_FORCE';
  return others.map((other) => {
    if (enquiredIsProtected || other.shielded) return tellGroup(situation, KIND, hubTeam(situation), 'HUB_IG_LEAD');
    if (other.dwelling !== 'HOME') return tellWorker(situation, KIND, areaAuthority(situation), null);
    return tellWorker(situation, KIND, other.planAuthority ?? areaAuthority(situation), other.leadSocialWorkerPost);
  });
}

function othersWithPlan({ child, presentingHousehold }: NoticeSituation): readonly HouseholdChild[] {
  const found = new Map<string, HouseholdChild>();
  for (const other of [...recordedHousehold(child), ...presentingHousehold]) {
    if (other.planInForce && other.id !== child?.id && !found.has(other.id)) found.set(other.id, other);
  }
  return [...found.values()];
}

function recordedHousehold(child: ChildRecord | null): readonly HouseholdChild[] {
  return child?.household ?? [];
}
