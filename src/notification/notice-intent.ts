import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { OrganisationId, PostId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

/** Entries of the catalogue of notices that an enquiry can give rise to. */
export const NOTICE_KINDS = [
  'ENQUIRY_ABOUT_OPEN_CASE',
  'ENQUIRY_ABOUT_KNOWN_CHILD',
  'ENQUIRY_AT_SAME_ADDRESS',
  'ENQUIRY_ABOUT_ADULT_OF_CHILD',
  'CONCERN_ABOUT_HOUSEHOLD_OR_ADULT',
  'CONTACT_RECORD_UNKNOWN_CHILD',
  'SECOND_ENQUIRY_UNKNOWN_CHILD',
  'IDENTITY_TO_SETTLE',
  'CONCERN_RECEIVED_WITH_REFUSAL',
  'OVERRIDE_TO_REVIEW',
  'SHIELD_OVERRIDDEN',
  'CONFLICT_OF_INTEREST',
  'MEDIATED_ENQUIRY',
  'COLLEAGUE_ASKED_FOR',
  'GROUND_TO_COMPLETE',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Entries that a holder's own decision, a request for contact or its reply can give rise to. */
export const SHARING_NOTICE_KINDS = [
  'SHARING_AGAINST_THE_TABLE',
  'REFERRAL_TO_MAKE',
  'REFERRAL_UNLESS_APPROVED',
  'CRIME_TO_DISCUSS_WITH_POLICE',
  'REFERRAL_TO_EXPECT',
  'REFERRAL_TO_CONFIRM_IN_WRITING',
  'REPORT_AND_STRATEGY_DISCUSSION',
  'SHARING_TO_COMPLETE',
  'DESIGNATED_OFFICER_TO_TELL',
  'SHARING_REFUSAL_TO_REVIEW',
  'CONFIRMATION_ASKED',
  'BROKER_REQUEST',
  'BROKERED_REPLY',
] as const;
export type SharingNoticeKind = (typeof SHARING_NOTICE_KINDS)[number];

/** What somebody is to do about a decision of their own; every other notice is kept from whoever made the decision. */
export const OWN_TASK_KINDS: readonly (NoticeKind | SharingNoticeKind)[] = [
  'GROUND_TO_COMPLETE',
  'REFERRAL_TO_MAKE',
  'REFERRAL_UNLESS_APPROVED',
  'CRIME_TO_DISCUSS_WITH_POLICE',
  'REFERRAL_TO_CONFIRM_IN_WRITING',
  'SHARING_TO_COMPLETE',
  'DESIGNATED_OFFICER_TO_TELL',
];

/** That somebody is to be told something; written with the decision, delivered later by the worker. */
export interface NoticeIntent {
  readonly kind: NoticeKind | SharingNoticeKind;
  readonly organisation: OrganisationId;
  /** One person's post, when that person is told. */
  readonly post: PostId | null;
  /** Else whoever holds this group there: `DESIGNATED_MANAGER`, `IG_LEAD`, ... */
  readonly group: string | null;
  readonly urgency: ConcernLevel;
  /** To be acknowledged by. */
  readonly dueAt: Instant;
  readonly body: string;
}
