import { knownShields } from '../child-index/shield-in-force.js';
import type { PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import type { OrganisationId } from '../shared/ids.js';
import type { NoticeIntent, NoticeKind } from './notice-intent.js';
import { areaAuthority, hubTeam, type NoticeSituation } from './notice-situation.js';
import { tellGroup } from './told.js';

/**
 * An override is told at once to the information governance leads of the enquirer's organisation and of the authority,
 * and reviewed within 1 working day by another organisation; a shield that it opened, to the authority that set it as
 * well, also when it was set for another child of the same home. Where none in force is known, the hub and the area's
 * authority are told. The texts name nobody.
 */
export function overrideNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { facts, enquirer } = situation;
  if (facts.request.override === 'NONE' || enquirer?.post === undefined || enquirer.post === null) return [];
  const own = enquirer.post.organisation.id;
  const authority = areaAuthority(situation);
  const hub = hubTeam(situation);
  // a review by the enquirer's own organisation alone would be no review
  const reviewer =
    authority === own || authority === hub ? [hub, 'HUB_IG_LEAD' as const] : [authority, 'IG_LEAD' as const];
  return [
    review(situation, 'OVERRIDE_TO_REVIEW', own, 'IG_LEAD'),
    review(situation, 'OVERRIDE_TO_REVIEW', reviewer[0] as OrganisationId, reviewer[1] as PractitionerGroup),
    ...shieldOpened(situation),
  ];
}

function shieldOpened(situation: NoticeSituation): readonly NoticeIntent[] {
  const { facts, decision, child } = situation;
  const opened =
    facts.subject.shield === 'IN_FORCE' && decision.derived.shieldOverride === 'VALID' && decision.closed.length === 0;
  if (!opened || child === null) return [];
  const authorities = [...new Set(knownShields(child, facts.now).map(({ sourceId }) => sourceId))];
  if (authorities.length === 0) {
    const area = areaAuthority(situation);
    const hub = review(situation, 'SHIELD_OVERRIDDEN', hubTeam(situation), 'HUB_IG_LEAD');
    return area === hubTeam(situation) ? [hub] : [hub, ...toldToAuthority(situation, area)];
  }
  return authorities.flatMap((authority) => toldToAuthority(situation, authority));
}

function toldToAuthority(situation: NoticeSituation, authority: OrganisationId): readonly NoticeIntent[] {
  return [
    tellGroup(situation, 'SHIELD_OVERRIDDEN', authority, 'DESIGNATED_MANAGER'),
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
