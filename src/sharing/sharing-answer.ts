import { notAReferral } from '../release/message.js';
import { phonesWithoutAnswer } from '../release/phones.js';
import type { Phone, Receipt } from '../release/enquiry-answer.js';
import type { SharingJudgement, SharingTask } from '../decision-policy/sharing/judge-sharing.js';
import type { DutyDeskNow } from '../directory/duty-desk.js';
import { taskDue, type SharingSituation } from '../notification/sharing-notices.js';
import type { References, SharingPolicy } from './ports.js';
import { NOBODY_TOLD, tellsOthersNow } from './told-now.js';
import { askerOf } from './who-may-record.js';
import type { SharingRequest } from './sharing-request.js';

/**
 * What a holder is told of a recorded decision: what applied, what follows, who is asked to confirm, whom to phone.
 * INVARIANT: nothing of it comes from the index, so that it is the same whether or not the child is known.
 */
export interface SharingDecisionAnswer {
  readonly message: string;
  readonly rules: readonly AppliedRule[];
  /** Rules against which it was made: recorded as what happened, and told to information governance. */
  readonly breaches: readonly AppliedRule[];
  readonly tasks: readonly FollowingTaskShown[];
  readonly confirmations: readonly AskedConfirmation[];
  readonly phoneNow: readonly Phone[];
}

/** The answer with the receipt of its record. */
export interface SharingDecisionReceipt extends SharingDecisionAnswer {
  readonly receipt: Receipt;
}

export interface AppliedRule {
  readonly rule: string;
  readonly text: string;
  readonly citation: string;
}

export interface FollowingTaskShown {
  readonly code: SharingTask['task'];
  readonly text: string;
  readonly toWhom: string;
  /** ISO 8601, UTC. */
  readonly dueBy: string;
}

export interface AskedConfirmation {
  readonly role: 'ADVISER' | 'APPROVER';
  /**
   * `ASKED`: a person of the directory, who confirms by the own sign-in. `UNCONFIRMED`: a name alone, an approver in no
   * senior post of the own organisation, and whoever was not told.
   */
  readonly state: 'ASKED' | 'UNCONFIRMED';
}

const TO_WHOM: Readonly<Record<SharingTask['to'], string>> = {
  AUTHORITY: 'the designated manager of the authority',
  OWN_POST: 'you',
  OWN_GOVERNANCE: "your organisation's information governance lead",
};

/** A share cannot be taken back by not recording it (2.72, 5.24). */
const AGAINST_THE_TABLE = 'It was made against the rules listed as breaches: information governance reviews it.';

/** Composes the answer; the same arguments give the same bytes. */
export function sharingAnswer(
  request: SharingRequest,
  judgement: SharingJudgement,
  references: References,
  situation: SharingSituation,
  policy: Pick<SharingPolicy, 'ruleText'>,
  desks: readonly DutyDeskNow[],
): SharingDecisionAnswer {
  const phoneNow = phonesWithoutAnswer(desks, situation.concern, situation.holder.post.organisation.authorityId);
  const othersTold = tellsOthersNow(situation, references.recordedThisHour);
  // a task of whoever is not told is nobody's
  const tasks = judgement.tasks.filter(({ to }) => othersTold || to === 'OWN_POST');
  return {
    message: [
      ...notAReferral(situation.concern !== 'NONE', phoneNow, askerOf(situation.holder)),
      'Your decision is recorded as you told it; it is never overwritten, and a later one can take its place.',
      ...(judgement.breaches.length === 0 ? [] : [AGAINST_THE_TABLE]),
      ...(othersTold ? [] : [NOBODY_TOLD]),
    ].join(' '),
    rules: judgement.applied.map((rule) => ({ rule, ...policy.ruleText(rule) })),
    breaches: judgement.breaches.map(({ rule }) => ({ rule, ...policy.ruleText(rule) })),
    tasks: tasks.map(({ rule, task, to, within }) => ({
      code: task,
      text: policy.ruleText(rule).text,
      toWhom: TO_WHOM[to],
      dueBy: taskDue(situation, within),
    })),
    confirmations: [
      ...((request.adviser?.person ?? null) === null ? [] : [confirmation('ADVISER', references.adviser, othersTold)]),
      ...(request.approval === null ? [] : [confirmation('APPROVER', references.approver, othersTold)]),
    ],
    phoneNow,
  };
}

function confirmation(
  role: AskedConfirmation['role'],
  named: References['adviser'],
  othersTold: boolean,
): AskedConfirmation {
  return { role, state: named === null || !othersTold ? 'UNCONFIRMED' : 'ASKED' };
}
