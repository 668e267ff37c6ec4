import type { ChildRecord } from '../child-index/child-record.js';
import { knownShields, ownShields } from '../child-index/shield-in-force.js';
import type { PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import { wasStopped } from '../decision-policy/was-stopped.js';
import type { OrganisationId } from '../shared/ids.js';
import type { NoticeIntent, NoticeKind } from './notice-intent.js';
import { areaAuthority, hubTeam, type NoticeSituation } from './notice-situation.js';
import { tellGroup } from './told.js';

/**
 * An override is told at once to the information governance leads of the enquirer's organisation and of the authority,
 * and reviewed within 1 working day by another organisation, which is the hub where a confidential service asked: whoever
 * reviews it reads who asked. A shield that it opened is told to the authority that set it as well, with the own keys of
 * the child, also when it was set for another child of the same home. Where none in force is known, the hub and the
 * area's authority are told. The texts name nobody.
 */
export function overrideNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { facts, enquirer } = situation;
  if (facts.request.override === 'NONE' || enquirer?.post === undefined || enquirer.post === null) return [];
  const own = enquirer.post.organisation.id;
  const authority = areaAuthority(situation);
  const hub = hubTeam(situation);
  // a review by the enquirer's own organisation alone would be no review
  const byHub = authority === own || authority === hub || facts.caller.confidentialService;
  return [
    review(situation, 'OVERRIDE_TO_REVIEW', own, 'IG_LEAD'),
    byHub
      ? review(situation, 'OVERRIDE_TO_REVIEW', hub, 'HUB_IG_LEAD')
      : review(situation, 'OVERRIDE_TO_REVIEW', authority, 'IG_LEAD'),
    ...shieldOpened(situation),
  ];
}

function shieldOpened(situation: NoticeSituation): readonly NoticeIntent[] {
  const { facts, decision, child } = situation;
  // also where all was kept back from the answer: contact may still be brokered
  const opened =
    facts.subject.shield === 'IN_FORCE' && decision.derived.shieldOverride === 'VALID' && !wasStopped(decision);
  if (!opened || child === null) return [];
  const authorities = [...new Set(knownShields(child, facts.now).map(({ sourceId }) => sourceId))];
  if (authorities.length === 0) {
    const area = areaAuthority(situation);
    const hub = review(situation, 'SHIELD_OVERRIDDEN', hubTeam(situation), 'HUB_IG_LEAD');
    return area === hubTeam(situation) ? [hub] : [hub, ...toldToAuthority(situation, area, child)];
  }
  return authorities.flatMap((authority) => toldToAuthority(situation, authority, child));
}

function toldToAuthority(
  situation: NoticeSituation,
  authority: OrganisationId,
  child: ChildRecord,
): readonly NoticeIntent[] {
  // a shield that has ended may be that of a former identity (11.89)
  const shields = ownShields(child, situation.facts.now);
  const own = [...child.cases, ...child.plans, ...shields].filter(({ sourceId }) => sourceId === authority);
  const keys = [...new Set(own.map(({ sourceKey }) => sourceKey))];
  return [
    tellGroup(situation, 'SHIELD_OVERRIDDEN', authority, 'DESIGNATED_MANAGER', keys),
    review(situation, 'SHIELD_OVERRIDDEN', authority, 'IG_LEAD'),
  ];
}

function review(
  situation: NoticeSituation,
  kind: NoticeKind,
  organisation: OrganisationId,
  group: PractitionerGroup,
): NoticeIntent {
  const { facts, dueBy } = situation;
  return { ...tellGroup(situation, kind, organisation, group), dueAt: dueBy.endOfNextWorkingDay(facts.now) };
}
