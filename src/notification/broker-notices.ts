import type { SharingResult } from '../decision-policy/sharing/sharing-words.js';
import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { WorkingTime } from '../directory/ports.js';
import type { DecisionId, OrganisationId, PostId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { dueAt, hoursLater } from './due-times.js';
import { inOneLine } from './in-one-line.js';
import type { NoticeIntent } from './notice-intent.js';
import { holderInWords, type SharingSituation } from './sharing-notices.js';

/** By when whoever asked for contact has a reply: 1 hour in danger, 4 hours at likely harm, else 1 working day (2.72). */
export function replyDueBy(concern: ConcernLevel, now: Instant, workingTime: WorkingTime): Instant {
  switch (concern) {
    case 'IMMEDIATE_DANGER':
      return hoursLater(now, 1);
    case 'LIKELY_SIGNIFICANT_HARM':
      return hoursLater(now, 4);
    case 'WELFARE':
    case 'NONE':
      return workingTime.endOfNextWorkingDay(now);
  }
}

/**
 * The hub team is asked to broker contact. INVARIANT: the text is the same whether or not anything confidential is held;
 * about whom it is and which services hold anything is read by opening the request, and each reading is recorded. The hub
 * team alone is told whether the reference is an enquiry of the asker's own.
 */
export function brokerNotice(
  situation: SharingSituation,
  about: DecisionId,
  ownEnquiry: boolean,
  question: string,
): NoticeIntent {
  const enquiry = ownEnquiry
    ? `about their own enquiry ${about}`
    : `and gives the reference ${about}, which is no enquiry of theirs: tell nothing of what stands under it, talk with them`;
  return {
    kind: 'BROKER_REQUEST',
    organisation: situation.hub,
    post: null,
    group: 'HUB_TEAM',
    urgency: situation.concern,
    dueAt: replyDueBy(situation.concern, situation.now, situation.dueBy),
    body: `${holderInWords(situation)} asks for contact ${enquiry}. Question: "${inOneLine(question)}". Open the request for about whom it is and whom to ask; have it answered by whoever decides on it, and the reply recorded, also when there is nothing to broker (2.72, 5.23).`,
  };
}

/** A request for contact that somebody answers. */
export interface AskedContact {
  readonly id: DecisionId;
  readonly organisation: OrganisationId;
  readonly post: PostId;
  readonly concern: ConcernLevel;
}

/**
 * Whoever asked for contact learns that it was answered, by reference alone. Its urgency is that of the request: what
 * the replier believes is not told.
 */
export function brokeredReplyNotice(
  situation: SharingSituation,
  asked: AskedContact,
  result: SharingResult,
): NoticeIntent {
  return {
    kind: 'BROKERED_REPLY',
    organisation: asked.organisation,
    post: asked.post,
    group: null,
    urgency: asked.concern,
    dueAt: dueAt(asked.concern, situation.now, situation.dueBy),
    body:
      result === 'REFUSED'
        ? `Your request ${asked.id} is answered: nothing will be shared. The reasons are with the hub team; phone them, and refer if you are still concerned (5.18, 5.23).`
        : `Your request ${asked.id} is answered: whoever holds the information will contact you (2.72, 5.23).`,
  };
}
