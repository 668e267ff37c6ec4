import { Field, ID, InputType } from 'type-graphql';
import type { HarmBelief, SharingResult, YesNoUnknown } from '../../decision-policy/sharing/sharing-words.js';
import type { AgeWord, SharingInput } from '../../sharing/sharing-input.js';
import type { SharingMeans } from '../../sharing/sharing-request.js';
import {
  AgeAtEventType,
  DutyOfConfidenceType,
  HarmBeliefType,
  NonIdentifyingDiscussionType,
  SharingMeansType,
  SharingResultType,
  YesNoUnknownType,
} from '../types/sharing-words.js';
import {
  AdviserInputType,
  ApprovalInputType,
  ChecklistAnswerInputType,
  ChildWishesInputType,
  CrimeInputType,
  FamilyInputType,
  PermissionInputType,
  ReferralInputType,
  SharedInformationInputType,
  SharingConsentInputType,
  SharingRecipientInputType,
  StrategyDiscussionInputType,
} from './sharing-parts-input-type.js';
import { SubjectInputType } from './subject-input-type.js';

@InputType('SharingDecisionInput', {
  description:
    'A share or refusal made outside the hub. What a decision must hold beside what is required here depends on what ' +
    'it is about: BAD_INPUT names the part that is missing and what is accepted, and in `also` whatever else is. Where ' +
    'harm is likely or somebody in danger, what has happened is recorded without it, to be completed within 24 hours.',
})
export class SharingDecisionInputType implements SharingInput {
  @Field(() => ID, { description: 'A UUID of your own; the same id with the same input gets the same receipt.' })
  requestId: string;
  @Field(() => SubjectInputType, { description: 'The child, born or unborn, typed as in an enquiry.' })
  subject: SubjectInputType;
  @Field(() => SharingResultType, { description: 'What you decided.' })
  result: SharingResult;
  @Field(() => SharedInformationInputType, { description: 'What was shared or refused.' })
  information: SharedInformationInputType;
  @Field(() => SharingRecipientInputType, { description: 'To whom.' })
  recipient: SharingRecipientInputType;
  @Field(() => String, { description: 'When; a time with its zone, not in the future.' })
  madeAt: string;
  @Field(() => SharingMeansType, { description: 'How.' })
  means: SharingMeans;
  @Field(() => String, { description: 'Your reasons, always, to share or not; 3 to 2,000 characters (5.20).' })
  reasons: string;
  @Field(() => String, { nullable: true, description: 'Detailed reasons, 100 to 4,000 characters (5.27).' })
  detailedReasons?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "What the child's best interests ask for; they override (5.24).",
  })
  bestInterests?: string | null;
  @Field(() => String, { nullable: true, description: 'The power or duty under which it was shared.' })
  legalBasis?: string | null;
  @Field(() => DutyOfConfidenceType, { nullable: true, description: 'Whether a duty of confidence is owed.' })
  confidence?: 'OWED' | 'NOT_OWED' | null;
  @Field(() => SharingConsentInputType, { nullable: true, description: 'How it stands with consent.' })
  consent?: SharingConsentInputType | null;
  @Field(() => HarmBeliefType, { description: 'What you believe or suspect of the child.' })
  belief: HarmBelief;
  @Field(() => YesNoUnknownType, {
    nullable: true,
    description: 'Whether serious harm to an adult is likely, whatever you believe of the child.',
  })
  harmToAdult?: YesNoUnknown | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody is in danger now; not known if left out, and then no refusal is exceptional (5.27).',
  })
  immediateDanger?: boolean | null;
  @Field(() => String, { nullable: true, description: 'The facts on which a public interest rests (5.23).' })
  facts?: string | null;
  @Field(() => ChildWishesInputType, { nullable: true, description: 'What the child wishes.' })
  childWishes?: ChildWishesInputType | null;
  @Field(() => FamilyInputType, { nullable: true, description: 'Whether the family was told.' })
  family?: FamilyInputType | null;
  @Field(() => AdviserInputType, { nullable: true, description: 'Who advised.' })
  adviser?: AdviserInputType | null;
  @Field(() => ApprovalInputType, { nullable: true, description: 'Who approved.' })
  approval?: ApprovalInputType | null;
  @Field(() => AgeAtEventType, {
    nullable: true,
    description: 'Age of the child, or of the mother of an unborn one, when it happened.',
  })
  ageAtEvent?: AgeWord | null;
  @Field(() => String, { nullable: true, description: 'The day on which it happened, `YYYY-MM-DD`.' })
  eventOn?: string | null;
  @Field(() => YesNoUnknownType, { description: 'Whether it is about sexual activity.' })
  sexualActivity: YesNoUnknown;
  @Field(() => YesNoUnknownType, {
    nullable: true,
    description: 'Whether the other is in a position of trust or authority.',
  })
  positionOfTrust?: YesNoUnknown | null;
  @Field(() => YesNoUnknownType, { description: 'Whether a crime against a child is possible.' })
  possibleCrime: YesNoUnknown;
  @Field(() => CrimeInputType, { nullable: true, description: 'Who was told of it.' })
  crime?: CrimeInputType | null;
  @Field(() => ReferralInputType, { nullable: true, description: 'The referral to social care.' })
  referral?: ReferralInputType | null;
  @Field(() => Boolean, { description: 'Whether a referral was discussed with agencies other than social care.' })
  referralDiscussed: boolean;
  @Field(() => PermissionInputType, { nullable: true, description: 'Permission for that.' })
  permissionToDiscuss?: PermissionInputType | null;
  @Field(() => NonIdentifyingDiscussionType, { nullable: true, description: 'A discussion that names nobody.' })
  nonIdentifyingDiscussion?: 'HELD' | 'OFFERED' | 'NOT_OFFERED' | null;
  @Field(() => String, { nullable: true, description: 'What was considered of discussion and referral (5.28).' })
  consideration?: string | null;
  @Field(() => [ChecklistAnswerInputType], { nullable: true, description: 'The considerations of 5.29.' })
  checklist?: ChecklistAnswerInputType[] | null;
  @Field(() => StrategyDiscussionInputType, { nullable: true, description: 'A strategy discussion.' })
  strategyDiscussion?: StrategyDiscussionInputType | null;
  @Field(() => String, {
    nullable: true,
    description: "When the local authority's designated officer was told of an allegation.",
  })
  designatedOfficerToldAt?: string | null;
  @Field(() => ID, { nullable: true, description: 'The sharing decision of your organisation that this one replaces.' })
  supersedes?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The request for contact that this one answers: one that waits, or whose reply this one supersedes.',
  })
  inReplyTo?: string | null;
}
