import type { PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import type { OrganisationId, PostId } from '../shared/ids.js';
import { dueAt } from './due-times.js';
import { noticeBody } from './notice-bodies.js';
import type { NoticeIntent, NoticeKind } from './notice-intent.js';
import { hubTeam, type NoticeSituation } from './notice-situation.js';

/**
 * Tells one post, or whoever is designated manager where no post is named (5.152). The hub has no such manager: there
 * its information governance leads are told. `keys` are the recipient's own keys of the children meant.
 */
export function tellWorker(
  situation: NoticeSituation,
  kind: NoticeKind,
  organisation: OrganisationId,
  post: PostId | null,
  keys: readonly string[] = [],
): NoticeIntent {
  const group = organisation === hubTeam(situation) ? 'HUB_IG_LEAD' : 'DESIGNATED_MANAGER';
  const manager = tellGroup(situation, kind, organisation, group, keys);
  return post === null ? manager : { ...manager, post, group: null };
}

/** Tells whoever holds the group at the organisation. */
export function tellGroup(
  situation: NoticeSituation,
  kind: NoticeKind,
  organisation: OrganisationId,
  group: PractitionerGroup,
  keys: readonly string[] = [],
): NoticeIntent {
  const { facts, dueBy } = situation;
  const { concern } = facts.request;
  return {
    kind,
    organisation,
    post: null,
    group,
    urgency: concern,
    dueAt: dueAt(concern, facts.now, dueBy),
    body: noticeBody(kind, situation, organisation, keys),
  };
}
