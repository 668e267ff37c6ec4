import { isInGoodStanding } from '../directory/standing.js';
import type { Caller } from '../enquiry/caller.js';
import type { NoticeInbox } from '../notification/ports.js';
import type { NoticePage, NoticeState } from '../notification/notice-view.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { ReaderLookUp } from './ports.js';
import type { ReadingFailure } from './who-reads.js';

const MOST_A_PAGE = 50;

/**
 * What a caller's post, and the group it holds, are told; newest first. Vetting and training are asked for as they are
 * of whoever enquires.
 */
export function createReadNotices(directory: ReaderLookUp, inbox: NoticeInbox) {
  return async function readNotices(
    caller: Caller,
    state: NoticeState | null,
    first: number,
    after: string | null,
  ): Promise<Result<NoticePage, ReadingFailure>> {
    if (!Number.isInteger(first) || first < 1 || first > MOST_A_PAGE) {
      return fail({ code: 'BAD_INPUT', path: 'first', accepted: `a whole number from 1 to ${MOST_A_PAGE}` });
    }
    const { enquirer, today } = await directory.reader(caller);
    const post = enquirer?.post ?? null;
    if (enquirer === null || post === null) return fail({ code: 'FORBIDDEN', why: 'no post is chosen' });
    const { organisation } = post;
    const stands =
      organisation.active && organisation.issuerRegistered && isInGoodStanding(enquirer.practitioner, today);
    if (!stands) return fail({ code: 'FORBIDDEN', why: 'standing has lapsed' });
    const recipient = {
      organisation: organisation.id,
      post: post.id,
      group: post.group,
      practitioner: enquirer.practitioner,
    };
    return ok(await inbox.read(recipient, state, first, after));
  };
}
