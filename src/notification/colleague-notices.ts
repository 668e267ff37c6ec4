import { aDayLater } from './due-times.js';
import type { NoticeIntent } from './notice-intent.js';
import type { NoticeSituation } from './notice-situation.js';
import { tellWorker } from './told.js';

/**
 * The colleague on whose behalf somebody asked is told, and confirms within 24 hours by his or her own sign-in or says
 * that it was not so (5.153). Nothing of the child is told: what was typed stands in the decision.
 */
export function colleagueNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { colleague, facts } = situation;
  if (colleague === null) return [];
  const { id, organisation } = colleague.post;
  const notice = tellWorker(situation, 'COLLEAGUE_ASKED_FOR', organisation.id, id);
  return [{ ...notice, dueAt: aDayLater(facts.now) }];
}
