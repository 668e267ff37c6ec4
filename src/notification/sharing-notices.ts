import type { SharingTask } from '../decision-policy/sharing/judge-sharing.js';
import type { SharingTaskCode, TaskRule } from '../decision-policy/sharing/sharing-rule.js';
import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { Enquirer, EnquirerPost } from '../directory/enquirer.js';
import type { WorkingTime } from '../directory/ports.js';
import type { OrganisationId, PostId, RequestId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { dueAt, hoursLater } from './due-times.js';
import type { NoticeIntent, SharingNoticeKind } from './notice-intent.js';

/** All that decides who learns of a holder's decision. Nothing of the index is in it, and no child is named by it. */
export interface SharingSituation {
  readonly now: Instant;
  /** Reference by which a confidential service is spoken of. */
  readonly requestId: RequestId;
  readonly holder: Enquirer & { readonly post: EnquirerPost };
  readonly concern: ConcernLevel;
  /** A refusal about sexual activity under 13, which nobody may hide (5.26, 5.27). */
  readonly refusedUnder13: boolean;
  /** When a referral was made; its confirmation in writing is due from then. */
  readonly referredAt: Instant | null;
  /** The authority to which it was made, where that is known. */
  readonly referredTo: OrganisationId | null;
  /** The hub's own organisation: it stands in where no authority does. */
  readonly hub: OrganisationId;
  readonly dueBy: WorkingTime;
}

type Where = Pick<NoticeIntent, 'organisation' | 'post' | 'group'>;

const KINDS: Readonly<Record<SharingTaskCode, SharingNoticeKind>> = {
  MAKE_REFERRAL: 'REFERRAL_TO_MAKE',
  REFER_UNLESS_APPROVED: 'REFERRAL_UNLESS_APPROVED',
  EXPECT_REFERRAL: 'REFERRAL_TO_EXPECT',
  CONFIRM_REFERRAL_IN_WRITING: 'REFERRAL_TO_CONFIRM_IN_WRITING',
  REPORT_AND_STRATEGY_DISCUSSION: 'REPORT_AND_STRATEGY_DISCUSSION',
  COMPLETE_ADVISER: 'SHARING_TO_COMPLETE',
  COMPLETE_CONSENT: 'SHARING_TO_COMPLETE',
  COMPLETE_FAMILY: 'SHARING_TO_COMPLETE',
  COMPLETE_RECORD: 'SHARING_TO_COMPLETE',
  DISCUSS_WITH_POLICE: 'CRIME_TO_DISCUSS_WITH_POLICE',
  TELL_DESIGNATED_OFFICER: 'DESIGNATED_OFFICER_TO_TELL',
  REVIEW_REFUSAL: 'SHARING_REFUSAL_TO_REVIEW',
};

/** By when a task is to be done. */
export function taskDue(situation: SharingSituation, within: TaskRule['within']): Instant {
  switch (within) {
    case 'AS_URGENT':
      return dueAt(situation.concern, situation.now, situation.dueBy);
    case 'HOURS_24':
      return hoursLater(situation.now, 24);
    case 'HOURS_48':
      return hoursLater(situation.referredAt ?? situation.now, 48);
    case 'ONE_WORKING_DAY':
      return situation.dueBy.endOfNextWorkingDay(situation.now);
  }
}

/**
 * One notice for each task, where there is an inbox for it; one alone for all that is left out. INVARIANT: no child is
 * named in any.
 */
export function taskNotices(situation: SharingSituation, tasks: readonly SharingTask[]): readonly NoticeIntent[] {
  const leftOut = tasks.findIndex(({ task }) => task === 'COMPLETE_RECORD');
  const told = tasks.filter(({ task }, place) => task !== 'COMPLETE_RECORD' || place === leftOut);
  return told.map(({ task, to, within }) => ({
    kind: KINDS[task],
    ...whereTo(situation, to),
    urgency: situation.concern,
    dueAt: taskDue(situation, within),
    body: bodyOf(task, situation),
  }));
}

/** Somebody named as adviser or approver is asked to confirm by the own sign-in, within 24 hours. */
export function confirmationNotice(
  situation: SharingSituation,
  role: 'ADVISER' | 'APPROVER',
  at: { readonly organisation: OrganisationId; readonly post: PostId },
): NoticeIntent {
  const named = role === 'ADVISER' ? 'as having advised on' : 'as having approved';
  return {
    kind: 'CONFIRMATION_ASKED',
    ...at,
    group: null,
    urgency: situation.concern,
    dueAt: hoursLater(situation.now, 24),
    body: `${holderInWords(situation)} named you ${named} a decision about sharing information. Open it and confirm it; until then it shows as unconfirmed (5.24, 5.27).`,
  };
}

/** Rules against which a share may be a breach of personal data, told to the regulator within 72 hours. */
const DATA_BREACH_RULES: ReadonlySet<string> = new Set([
  'sharing/conference-record-consent',
  'sharing/police-system-content',
  'sharing/public-referrer-identity',
  'sharing/public-referrer-implied',
  'sharing/third-party-not-necessary',
  'sharing/third-party-not-proportionate',
]);

/**
 * What happened against the table is told to the own information governance lead and to that of the hub: within 1
 * working day, or 72 hours where it may be a breach of personal data (2.72, 5.24). INVARIANT: no child is named.
 */
export function breachNotices(situation: SharingSituation, rules: readonly string[]): readonly NoticeIntent[] {
  if (rules.length === 0) return [];
  const own = whereTo(situation, 'OWN_GOVERNANCE');
  const hub: Where = { organisation: situation.hub, post: null, group: 'HUB_IG_LEAD' };
  const dataBreach = rules.some((rule) => DATA_BREACH_RULES.has(rule));
  const review = dataBreach
    ? 'It may be a breach of personal data: assess it within 72 hours.'
    : 'Open the decision and review it within 1 working day.';
  return (own.organisation === hub.organisation ? [hub] : [own, hub]).map((where) => ({
    kind: 'SHARING_AGAINST_THE_TABLE',
    ...where,
    urgency: situation.concern,
    dueAt: dataBreach ? hoursLater(situation.now, 72) : taskDue(situation, 'ONE_WORKING_DAY'),
    body: `${holderInWords(situation)} recorded a decision that was made against ${rules.join(', ')}. ${review} (2.72, 5.24)`,
  }));
}

function whereTo({ holder, hub, referredTo }: SharingSituation, to: TaskRule['to']): Where {
  const { id: post, organisation } = holder.post;
  switch (to) {
    case 'OWN_POST':
      return { organisation: organisation.id, post, group: null };
    case 'OWN_GOVERNANCE':
      return { organisation: organisation.id, post: null, group: organisation.id === hub ? 'HUB_IG_LEAD' : 'IG_LEAD' };
    case 'AUTHORITY': {
      const authority = referredTo ?? organisation.authorityId ?? hub;
      return { organisation: authority, post: null, group: authority === hub ? 'HUB_IG_LEAD' : 'DESIGNATED_MANAGER' };
    }
  }
}

function bodyOf(task: SharingTaskCode, situation: SharingSituation): string {
  switch (task) {
    case 'MAKE_REFERRAL':
      return 'Significant harm is believed or indicated, and no referral is recorded. Refer now by telephone, confirm it in writing within 48 hours, and record it by a decision that takes the place of this one (5.14, 5.18, 5.33).';
    case 'REFER_UNLESS_APPROVED':
      return 'You recorded a refusal about sexual activity under 13. The referral stands until the senior manager confirms the approval by the own sign-in: refer now, or have it confirmed; the authority expects it (5.27).';
    case 'EXPECT_REFERRAL':
      return `${holderInWords(situation)} recorded a decision about a child for whom significant harm is believed or indicated. Expect the referral; if none has come, take it up with them (5.14, 5.18).`;
    case 'CONFIRM_REFERRAL_IN_WRITING':
      return 'You referred a child by telephone. Confirm it in writing within 48 hours of the call. If it is not acknowledged within 3 working days, contact social care again (5.33).';
    case 'REPORT_AND_STRATEGY_DISCUSSION':
      return `${holderInWords(situation)} recorded a decision for which a report and a strategy discussion are presumed, with them in it. Arrange it, or record why not (5.27, 5.28, 5.31).`;
    case 'COMPLETE_ADVISER':
      return 'You decided without advice because harm was likely. Take advice from somebody competent in child protection, and record it by a decision that takes the place of this one (5.15, 5.24).';
    case 'COMPLETE_CONSENT':
      return 'You decided before consent was asked for because harm was likely. Ask, or say why not, and record it by a decision that takes the place of this one (5.15, 5.24).';
    case 'COMPLETE_FAMILY':
      return 'The family was not told yet because harm was likely. Tell them, or say why not, and record it by a decision that takes the place of this one (2.72).';
    case 'COMPLETE_RECORD':
      return 'You recorded what could not wait. Complete what is listed with the receipt within 24 hours, by a decision that takes the place of this one (5.15, 5.24).';
    case 'DISCUSS_WITH_POLICE':
      return 'Discuss the possible crime with the police at the earliest opportunity, and record when and with what outcome by a decision that takes the place of this one (5.19).';
    case 'TELL_DESIGNATED_OFFICER':
      return "Tell the local authority's designated officer of the allegation within 1 working day, and record it by a decision that takes the place of this one (Appendix 5 paragraph 33).";
    case 'REVIEW_REFUSAL':
      return 'A refusal to share although harm is likely was recorded in your organisation. Open the decision and review it (2.72, 5.23).';
  }
}

/** A confidential service is never named: that it decided would tell what it is for. */
export function holderInWords({ holder, requestId }: Pick<SharingSituation, 'holder' | 'requestId'>): string {
  const { practitioner, post } = holder;
  if (post.organisation.confidentialService) return `A confidential health service, reference ${requestId},`;
  return `${practitioner.givenName} ${practitioner.familyName}, ${post.organisation.name}, ${practitioner.workPhone},`;
}
