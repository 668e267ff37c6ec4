import type { RequestFacts } from '../decision-policy/facts/facts.js';
import { aDayLater } from './due-times.js';
import type { NoticeIntent } from './notice-intent.js';
import type { NoticeSituation } from './notice-situation.js';
import { tellWorker } from './told.js';

/**
 * The colleague on whose behalf somebody asked is told, and confirms within 24 hours by his or her own sign-in or says
 * that it was not so (5.153). Purpose, concern, ground and override are told, since a confirmation is of these and no
 * others. Nothing of the child is told: what was typed the colleague reads under the decision, which is recorded, and
 * which somebody too near to the child does not.
 */
export function colleagueNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { colleague, facts } = situation;
  if (colleague === null) return [];
  const { id, organisation } = colleague.post;
  const notice = tellWorker(situation, 'COLLEAGUE_ASKED_FOR', organisation.id, id);
  return [{ ...notice, dueAt: aDayLater(facts.now), body: `${notice.body} ${askedInWords(facts.request)}` }];
}

function askedInWords({ purpose, setting, publicInterest, override, overrideReason }: RequestFacts): string {
  const stated = [
    `purpose ${plain(purpose)}`,
    plain(setting),
    publicInterest === 'NONE' ? 'no ground of public interest' : `ground ${plain(publicInterest)}`,
    override === 'NONE' ? 'no override' : `override ${plain(override)}, reason ${plain(overrideReason)}`,
  ];
  return `Asked with: ${stated.join('; ')}. Read what was typed before you confirm.`;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('_', ' ');
}
