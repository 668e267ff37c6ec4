import type { ChildRecord, HouseholdChild } from '../child-index/child-record.js';
import type { NoticeIntent } from './notice-intent.js';
import { areaAuthority, hubTeam, type NoticeSituation } from './notice-situation.js';
import { tellEach, type Addressee } from './tell-each.js';
import { tellGroup } from './told.js';

const KIND = 'ENQUIRY_AT_SAME_ADDRESS';

/**
 * For every other child with a plan in force at the presenting or current recorded address, that child's lead social
 * worker is told (5.154). At a hospital, hostel, refuge, children's home or placeholder address sharing means nothing:
 * the designated manager of the authority with the plan is told instead. If either child is protected the hub team is
 * told, and nobody and no place is named. A presenting address counts from unscheduled care or a concern, which is when
 * anybody is told.
 */
export function sameAddressNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const others = othersWithPlan(situation);
  const enquiredIsProtected = situation.facts.subject.shield === 'IN_FORCE';
  const hidden = others.filter(({ shielded }) => enquiredIsProtected || shielded);
  return [
    ...tellEach(
      situation,
      KIND,
      others.filter((other) => !hidden.includes(other)).map((other) => addressee(situation, other)),
    ),
    ...(hidden.length === 0 ? [] : [tellGroup(situation, KIND, hubTeam(situation), 'HUB_IG_LEAD')]),
  ];
}

function addressee(situation: NoticeSituation, other: HouseholdChild): Addressee {
  const { dwelling, planAuthority, planKey, leadSocialWorkerPost } = other;
  if (planAuthority === null) return { organisation: areaAuthority(situation), post: null, key: null };
  return { organisation: planAuthority, post: dwelling === 'HOME' ? leadSocialWorkerPost : null, key: planKey };
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
