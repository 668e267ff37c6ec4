import type { NoticeIntent } from '../notification/notice-intent.js';
import type { SharingSituation } from '../notification/sharing-notices.js';

/** Decisions and requests of one person in an hour of which others are told. */
const OF_ONE_HOUR = 20;

/** Said instead of what would else be promised; it depends on what the caller recorded, and on nothing of a child. */
export const NOBODY_TOLD =
  'You have recorded more than 20 in this hour, so that nobody else is told of this one: phone whoever is to know.';

/** Whether others are told: always in immediate danger, else of the first 20 that one person records within an hour. */
export function tellsOthersNow({ concern }: Pick<SharingSituation, 'concern'>, recordedThisHour: number): boolean {
  return concern === 'IMMEDIATE_DANGER' || recordedThisHour < OF_ONE_HOUR;
}

/**
 * The notices that are made: all, or those to the own post alone and those of a decision against the table, which nobody
 * can hide behind many others. The decision itself is recorded always.
 */
export function toldNow(
  situation: SharingSituation,
  recordedThisHour: number,
  notices: readonly NoticeIntent[],
): readonly NoticeIntent[] {
  if (tellsOthersNow(situation, recordedThisHour)) return notices;
  return notices.filter(({ post, kind }) => post === situation.holder.post.id || kind === 'SHARING_AGAINST_THE_TABLE');
}
