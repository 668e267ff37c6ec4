import type { NoticeIntent } from '../notification/notice-intent.js';
import type { SharingSituation } from '../notification/sharing-notices.js';

/** A decision against the table, and the reply for which somebody waits. */
const ALWAYS_TOLD: readonly NoticeIntent['kind'][] = ['SHARING_AGAINST_THE_TABLE', 'BROKERED_REPLY'];

/** Decisions and requests of one person in an hour of which others are told. */
const OF_ONE_HOUR = 20;

/** Said instead of what would else be promised; it depends on what the caller recorded, and on nothing of a child. */
export const NOBODY_TOLD =
  'You have recorded more than 20 in this hour, so that nobody else is told of this one, but for information governance of what is against the rules and an asker whom it answers: phone whoever is to know.';

/**
 * Whether others are told: always in immediate danger and of a refusal about sexual activity under 13, which nobody can
 * hide behind many others (5.26, 5.27); else of the first 20 that one person records within an hour.
 */
export function tellsOthersNow(
  { concern, refusedUnder13 }: Pick<SharingSituation, 'concern' | 'refusedUnder13'>,
  recordedThisHour: number,
): boolean {
  return concern === 'IMMEDIATE_DANGER' || refusedUnder13 || recordedThisHour < OF_ONE_HOUR;
}

/**
 * The notices that are made: all, or those to the own post alone, those of a decision against the table, which nobody can
 * hide behind many others, and the reply to an asker. The decision itself is recorded always.
 */
export function toldNow(
  situation: SharingSituation,
  recordedThisHour: number,
  notices: readonly NoticeIntent[],
): readonly NoticeIntent[] {
  if (tellsOthersNow(situation, recordedThisHour)) return notices;
  return notices.filter(({ post, kind }) => post === situation.holder.post.id || ALWAYS_TOLD.includes(kind));
}
