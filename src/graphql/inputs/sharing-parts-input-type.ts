import { Field, ID, InputType } from 'type-graphql';
import type {
  ChecklistItem,
  ChildCompetence,
  InformationKind,
  YesNoUnknown,
} from '../../decision-policy/sharing/sharing-words.js';
import type { OrganisationKind } from '../../decision-policy/facts/vocabulary.js';
import type { Progress } from '../../enquiry/enquiry-request.js';
import type { StatedAdviser, StatedConsent, StatedCrime } from '../../sharing/sharing-request.js';
import { ProgressType } from '../types/enquiry-words.js';
import {
  AdviserStateType,
  ChecklistItemType,
  ChildCompetenceType,
  ConferenceConsentType,
  ConsentGiverType,
  CrimeToldType,
  InformationKindType,
  ObjectionType,
  OrganisationKindType,
  PermissionStateType,
  StatedConsentType,
  StrategyDiscussionType,
  YesNoUnknownType,
} from '../types/sharing-words.js';

@InputType('NamedPersonInput', {
  description: 'Somebody named: exactly one of both. Of the directory: asked to confirm; by name: stays unconfirmed.',
})
export class NamedPersonInputType {
  @Field(() => ID, { nullable: true, description: 'Code of a post or id of a practitioner of the directory.' })
  directory?: string | null;
  @Field(() => String, { nullable: true, description: 'Name, of somebody who is not in the directory.' })
  name?: string | null;
}

@InputType('AttendanceInput', { description: 'For a notice to the general practitioner (2.71).' })
export class AttendanceInputType {
  @Field(() => ObjectionType, { description: 'Who objects.' })
  objection: 'COMPETENT_CHILD' | 'PARENT_OF_CHILD_WITHOUT_COMPETENCE' | 'NOBODY_WHO_COUNTS';
  @Field(() => Boolean, { description: "Whether clinicians agree that it is not in the child's best interests." })
  cliniciansAgree: boolean;
}

@InputType('ThirdPartyInput', { description: 'For a record of somebody else: one decision for each (8.31).' })
export class ThirdPartyInputType {
  @Field(() => String, { description: 'Whose record, 3 to 200 characters.' })
  who: string;
  @Field(() => Boolean, { description: 'Whether sharing it is necessary.' })
  necessary: boolean;
  @Field(() => Boolean, { description: 'Whether sharing it is proportionate.' })
  proportionate: boolean;
}

@InputType('SharedInformationInput', { description: 'What was shared or refused.' })
export class SharedInformationInputType {
  @Field(() => InformationKindType, { description: 'Its kind; some kinds have rules of their own.' })
  kind: InformationKind;
  @Field(() => String, { description: 'What, in your words, 3 to 2,000 characters.' })
  what: string;
  @Field(() => String, { nullable: true, description: 'Of a part: what was withheld, and why.' })
  withheld?: string | null;
  @Field(() => Boolean, { description: 'Whether it would tell who of the public made a referral (5.35).' })
  identifiesReferrer: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Whether that person consents.' })
  referrerConsent?: boolean | null;
  @Field(() => ConferenceConsentType, { nullable: true, description: 'Who agreed, for a conference record.' })
  conferenceConsent?: 'CHAIR' | 'LEAD_SOCIAL_WORKER' | null;
  @Field(() => Boolean, { nullable: true, description: 'For a common assessment: the recipient works with the child.' })
  recipientWorksWithChild?: boolean | null;
  @Field(() => AttendanceInputType, { nullable: true, description: 'For a notice to the general practitioner.' })
  attendance?: AttendanceInputType | null;
  @Field(() => ThirdPartyInputType, { nullable: true, description: 'For a record of somebody else.' })
  thirdParty?: ThirdPartyInputType | null;
}

@InputType('SharingRecipientInput', {
  description:
    'To whom: exactly one of organisation and organisationName, and the name or the role of who was spoken to.',
})
export class SharingRecipientInputType {
  @Field(() => ID, { nullable: true, description: 'Code of an organisation of the directory.' })
  organisation?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of one that is not in the directory.' })
  organisationName?: string | null;
  @Field(() => OrganisationKindType, { nullable: true, description: 'Its type, when it is not in the directory.' })
  organisationKind?: OrganisationKind | null;
  @Field(() => String, { nullable: true, description: 'Name of the person.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Role of the person.' })
  role?: string | null;
}

@InputType('CompetenceInput', {
  description: 'An assessment of whether the child is able to decide this (2.71, 5.23).',
})
export class CompetenceInputType {
  @Field(() => ChildCompetenceType, { description: 'What came of it.' })
  state: ChildCompetence;
  @Field(() => String, {
    nullable: true,
    description: 'Who assessed it, 3 to 200 characters; an assessment counts with this and the day.',
  })
  by?: string | null;
  @Field(() => String, { nullable: true, description: 'On what day, `YYYY-MM-DD`.' })
  on?: string | null;
}

@InputType('SharingConsentInput', { description: 'How it stands with consent (5.23).' })
export class SharingConsentInputType {
  @Field(() => StatedConsentType, { description: 'Its state.' })
  state: StatedConsent['state'];
  @Field(() => ConsentGiverType, { nullable: true, description: 'Who gave it.' })
  giver?: StatedConsent['giver'];
  @Field(() => CompetenceInputType, {
    nullable: true,
    description: "Whether the child is competent: asked of a child's own consent under 16, and of a parent's from 13.",
  })
  competence?: CompetenceInputType | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the giver is suspected of the harm or crime, where one is in question; then it does not count.',
  })
  giverSuspected?: boolean | null;
  @Field(() => String, { nullable: true, description: 'For what it was given.' })
  scope?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether that covers this decision.' })
  coversThis?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Why it was not sought, or could not be given.' })
  reason?: string | null;
}

@InputType('ChildWishesInput', { description: 'What the child wishes, or why that is not known (5.5).' })
export class ChildWishesInputType {
  @Field(() => String, { nullable: true, description: 'What the child wishes.' })
  wishes?: string | null;
  @Field(() => String, { nullable: true, description: 'Why that is not known.' })
  whyUnknown?: string | null;
}

@InputType('FamilyInput', { description: 'Whether the family was told (1.14, 2.72).' })
export class FamilyInputType {
  @Field(() => ProgressType, { description: 'Whether they were told; NOT_YET only where harm is likely.' })
  told: Progress;
  @Field(() => String, { nullable: true, description: 'Why not.' })
  reason?: string | null;
}

@InputType('AdviserInput', { description: 'Competence in child protection (5.24).' })
export class AdviserInputType {
  @Field(() => AdviserStateType, { description: 'Where it comes from.' })
  state: StatedAdviser['state'];
  @Field(() => NamedPersonInputType, { nullable: true, description: 'Who was asked, with NAMED.' })
  person?: NamedPersonInputType | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether that person is competent; false if left out.' })
  competentInChildProtection?: boolean | null;
}

@InputType('ApprovalInput', { description: "A senior manager's documented approval of not sharing (5.27)." })
export class ApprovalInputType {
  @Field(() => NamedPersonInputType, { description: 'Who approved: another person than the adviser.' })
  by: NamedPersonInputType;
  @Field(() => String, { description: 'Where the approval is documented, 3 to 200 characters.' })
  documentedIn: string;
}

@InputType('CrimeInput', { description: 'Who was told of a possible crime (5.19, 5.20).' })
export class CrimeInputType {
  @Field(() => CrimeToldType, { description: 'Who.' })
  told: StatedCrime['told'];
  @Field(() => String, { nullable: true, description: 'When; required for the police.' })
  at?: string | null;
  @Field(() => String, { nullable: true, description: 'With what outcome; required for the police.' })
  outcome?: string | null;
  @Field(() => String, { nullable: true, description: 'Why nobody was told.' })
  reason?: string | null;
}

@InputType('ReferralInput', { description: 'A referral to social care (5.14, 5.18).' })
export class ReferralInputType {
  @Field(() => String, { description: 'To whom, 3 to 200 characters.' })
  toWhom: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the authority in the directory: its designated manager is told to expect it.',
  })
  organisation?: string | null;
  @Field(() => String, { description: 'When; a time with its zone.' })
  at: string;
  @Field(() => Boolean, { description: 'Whether it was made or confirmed in writing (5.33).' })
  inWriting: boolean;
}

@InputType('PermissionInput', { description: 'Permission to discuss a referral with other agencies (5.18, 5.35).' })
export class PermissionInputType {
  @Field(() => PermissionStateType, { description: 'Its state.' })
  state: 'GIVEN' | 'REFUSED' | 'NOT_SOUGHT';
  @Field(() => String, { nullable: true, description: 'Why it was not sought.' })
  reason?: string | null;
}

@InputType('ChecklistAnswerInput', { description: 'One consideration of 5.29.' })
export class ChecklistAnswerInputType {
  @Field(() => ChecklistItemType, { description: 'Which.' })
  item: ChecklistItem;
  @Field(() => YesNoUnknownType, { description: 'The answer.' })
  answer: YesNoUnknown;
}

@InputType('StrategyDiscussionInput', { description: 'A strategy discussion (5.27, 5.28).' })
export class StrategyDiscussionInputType {
  @Field(() => StrategyDiscussionType, { description: 'Its state.' })
  state: 'HELD' | 'ASKED_FOR' | 'NOT_NEEDED';
  @Field(() => String, { nullable: true, description: 'Why it is not needed.' })
  reason?: string | null;
}
