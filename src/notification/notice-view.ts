export const NOTICE_STATES = ['OPEN', 'OVERDUE', 'ANSWERED'] as const;
/**
 * Whether a notice still waits within its time; a request for contact is answered once somebody replied to it, a referral
 * that an approval may end once the approver confirmed it.
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
