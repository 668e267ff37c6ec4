import { Field, ObjectType } from 'type-graphql';
import type {
  AppliedRule,
  AskedConfirmation,
  FollowingTaskShown,
  SharingDecisionReceipt,
} from '../../sharing/sharing-answer.js';
import { PhoneType } from './answer-part-types.js';
import { ReceiptType } from './receipt-type.js';

@ObjectType('AppliedRule', { simpleResolvers: true, description: "A rule that applies to a holder's decision." })
export class AppliedRuleType implements AppliedRule {
  @Field(() => String, { description: 'Id of the rule.' })
  rule: string;
  @Field(() => String, { description: 'In plain words.' })
  text: string;
  @Field(() => String, { description: 'Paragraph of the guidance.' })
  citation: string;
}

@ObjectType('SharingTask', { simpleResolvers: true, description: 'What follows from a decision.' })
export class SharingTaskType implements FollowingTaskShown {
  @Field(() => String, { description: 'Stable code, such as CONFIRM_REFERRAL_IN_WRITING.' })
  code: FollowingTaskShown['code'];
  @Field(() => String, { description: 'In plain words.' })
  text: string;
  @Field(() => String, { description: 'Who is to do it.' })
  toWhom: string;
  @Field(() => String, { description: 'By when; ISO 8601, UTC.' })
  dueBy: string;
}

@ObjectType('AskedConfirmation', { simpleResolvers: true, description: 'Somebody whom you named.' })
export class AskedConfirmationType implements AskedConfirmation {
  @Field(() => String, { description: 'ADVISER or APPROVER.' })
  role: AskedConfirmation['role'];
  @Field(() => String, {
    description: 'ASKED to confirm by the own sign-in, or UNCONFIRMED when only a name was given or nobody was told.',
  })
  state: AskedConfirmation['state'];
}

@ObjectType('SharingDecisionReceipt', {
  simpleResolvers: true,
  description: 'That a decision is recorded, and what follows. The same whether or not the child is known.',
})
export class SharingDecisionReceiptType implements SharingDecisionReceipt {
  @Field(() => String, { description: 'In plain words; with any concern it begins by saying whom to phone now.' })
  message: string;
  @Field(() => [AppliedRuleType], { description: 'Every rule that applies.' })
  rules: AppliedRuleType[];
  @Field(() => [AppliedRuleType], { description: 'Rules against which it was made; information governance is told.' })
  breaches: AppliedRuleType[];
  @Field(() => [SharingTaskType], { description: 'What follows, to whom and by when.' })
  tasks: SharingTaskType[];
  @Field(() => [AskedConfirmationType], { description: 'Who is asked to confirm.' })
  confirmations: AskedConfirmationType[];
  @Field(() => [PhoneType], { description: 'Whom to phone, in order; never empty.' })
  phoneNow: PhoneType[];
  @Field(() => ReceiptType, { description: 'Receipt of the record.' })
  receipt: ReceiptType;
}
