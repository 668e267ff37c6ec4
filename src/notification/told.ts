import type { PractitionerGroup } from '../decision-policy/vocabulary.js';
import type { OrganisationId, PostId } from '../shared/ids.js';
import { dueAt } from './due-times.js';
import { noticeBody } from './notice-bodies.js';
import type { NoticeIntent, NoticeKind } from './notice-intent.js';
import type { NoticeSituation } from './notice-situation.js';

/** Tells one post, or whoever is designated manager where no post is named (5.152). */
export function tellWorker(
  situation: NoticeSituation,
  kind: NoticeKind,
  organisation: OrganisationId,
  post: PostId | null,
): NoticeIntent {
  const manager = tellGroup(situation, kind, organisation, 'DESIGNATED_MANAGER');
  return post === null ? manager : { ...manager, post, group: null };
}

/** Tells whoever holds the group at the organisation. */
export function tellGroup(
  situation: NoticeSituation,
  kind: NoticeKind,
  organisation: OrganisationId,
  group: PractitionerGroup,
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
    body: noticeBody(kind, situation),
  };
}
