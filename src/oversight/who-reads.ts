import type { Enquirer } from '../directory/enquirer.js';
import { trainingStanding, vettingStanding } from '../directory/standing.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { Scope } from './ports.js';

/** Why a reading is refused; the same for every decision, so that it never tells whether one exists. */
export type ReadingFailure =
  | { readonly code: 'FORBIDDEN'; readonly why: string }
  | { readonly code: 'BAD_INPUT'; readonly path: string; readonly accepted: string };

/** Somebody of information governance, in good standing, who reads decisions of other people. */
export interface Reader {
  readonly enquirer: Enquirer;
  readonly scope: Scope;
  /** May open sealed parts, after signing in again and for a case. */
  readonly mayOpen: boolean;
}

/** Whether the post is one of information governance: such a person never reads the own decisions. */
export function isOversight(enquirer: Enquirer | null): boolean {
  return enquirer?.post?.group === 'HUB_IG_LEAD' || enquirer?.post?.group === 'IG_LEAD';
}

/** Who reads decisions, judged anew at every reading from the directory of that instant. */
export function whoReads(enquirer: Enquirer | null, today: CalendarDate): Result<Reader, ReadingFailure> {
  if (enquirer?.post === null || enquirer?.post === undefined) return forbidden('no post is chosen');
  const { post, practitioner } = enquirer;
  if (!post.organisation.active || !post.organisation.issuerRegistered)
    return forbidden('the organisation is not active');
  if (vettingStanding(practitioner, today) !== 'CURRENT') return forbidden('vetting has lapsed');
  if (trainingStanding(practitioner, today) !== 'CURRENT') return forbidden('training has lapsed');
  if (post.group === 'HUB_IG_LEAD') return ok({ enquirer, scope: 'ALL_ORGANISATIONS', mayOpen: true });
  if (post.group !== 'IG_LEAD') return forbidden('only information governance reads decisions');
  return ok({ enquirer, scope: { organisation: post.organisation.id }, mayOpen: false });
}

export function forbidden(why: string): { readonly ok: false; readonly failure: ReadingFailure } {
  return fail({ code: 'FORBIDDEN', why });
}
