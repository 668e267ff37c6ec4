export const NOTICE_STATES = ['OPEN', 'OVERDUE', 'ANSWERED', 'APPROVED_NOT_TO_REFER'] as const;
/**
 * Whether a notice still waits within its time. A request for contact is answered once somebody replied to it, a task of
 * the holder once a later decision took the place of theirs, a ground once a later enquiry left nothing of it open. A
 * referral that a confirmed approval ended has a state of its own: to the authority, answered would say that it came
 * (5.27).
 */
export type NoticeState = (typeof NOTICE_STATES)[number];

/** A notice as its recipient reads it. */
export interface NoticeView {
  readonly id: string;
  /** The decision from which it follows: the reference by which the enquiry is spoken of. */
  readonly decisionId: string;
  readonly kind: string;
  readonly state: NoticeState;
  /** Concern of the enquiry from which it follows. */
  readonly urgency: string;
  readonly body: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly dueAt: string;
}

export interface NoticePage {
  readonly notices: readonly NoticeView[];
  /** Where the next page begins; `null` at the end. */
  readonly next: string | null;
}
