import type {
  CareSetting,
  ConcernLevel,
  DisclosureTier,
  EnquiryPurpose,
  OverrideKind,
  OverrideReason,
  PublicInterestGround,
} from '../../decision-policy/facts/vocabulary.js';
import type { Progress } from '../../enquiry/enquiry-request.js';
import { words } from './words.js';

/** The words of an enquiry as enums of the schema. */
export const EnquiryPurposeType = words<EnquiryPurpose>('EnquiryPurpose', 'Why the enquirer asks (5.150).', {
  ROUTINE_CARE: 'Planned care of a child with whom the enquirer has a recorded relationship.',
  CARE_OF_PRESENTING_CHILD: 'A child who came unplanned, for instance to an emergency department (5.151).',
  WELFARE_CONCERN: 'Worry about the welfare of a child (5.14, 5.15).',
  SECTION_47_ENQUIRY: 'Enquiries by social care, police or NSPCC where significant harm is suspected.',
  SECTION_17_ASSESSMENT: 'Assessment of a child who may be in need.',
  POLICE_PROTECTION: 'A child taken, or about to be taken, into police protection.',
  DOMESTIC_ABUSE_INCIDENT: 'An incident of domestic abuse where children live or are present (11.86).',
  CHILD_DEATH_REVIEW: 'Review of the death of a child (chapter 7); needs a case reference.',
  SERIOUS_CASE_REVIEW: 'Review of a serious case (chapter 8); needs a case reference.',
  CASE_COORDINATION: 'Keeping the work of several agencies on one case together.',
});

export const CareSettingType = words<CareSetting>('CareSetting', 'Whether the child was expected; never assumed.', {
  SCHEDULED: 'The child was expected: an appointment, a visit, a planned review.',
  UNSCHEDULED: 'The child was not expected. Others who work with the child are told at once.',
});

export const ConcernLevelType = words<ConcernLevel>(
  'ConcernLevel',
  'How worried the enquirer is. A concern makes notices; it lifts no duty of confidence by itself.',
  {
    NONE: 'No concern.',
    WELFARE: 'Worry about welfare, short of likely significant harm (5.14).',
    LIKELY_SIGNIFICANT_HARM: 'The child suffers, or is likely to suffer, significant harm (5.18).',
    IMMEDIATE_DANGER: 'The child is in danger now: phone 999 first.',
  },
);

export const DisclosureTierType = words<DisclosureTier>('DisclosureTier', 'The most that the caller asks for.', {
  SOCIAL_CARE: 'Social care and plan state, the lead social worker and whom to phone.',
  PRACTITIONERS: 'That, and the practitioners who work with the child.',
  CATEGORIES: 'That, and the categories of plans.',
  HOUSEHOLD: 'That, and other children of the household: all that policy allows.',
});

export const PublicInterestGroundType = words<PublicInterestGround>(
  'PublicInterestGround',
  'The ground on which a duty of confidence may be set aside (2.72, 5.23).',
  {
    LIKELY_SIGNIFICANT_HARM_TO_CHILD: 'To prevent likely significant harm to a child.',
    SERIOUS_HARM_TO_ADULT: 'To prevent serious harm to an adult.',
    LESSER_CONCERN: 'A lesser concern, which may justify a part.',
  },
);

export const ProgressType = words<Progress>('Progress', 'Whether something was done.', {
  YES: 'It was done.',
  NO: 'It was not done, and will not be.',
  NOT_YET: 'It will be completed within 24 hours.',
});

export const OverrideKindType = words<OverrideKind>('OverrideKind', 'What the override replaces.', {
  SELF_CLAIMED_RELATIONSHIP: 'A relationship that is not recorded.',
  ACCESS_OVERRIDE: 'A shield; only for the roles that may, after signing in again for this one request.',
});

export const OverrideReasonType = words<OverrideReason>('OverrideReason', 'Coded reason of an override.', {
  PUBLIC_INTEREST: 'An overriding public interest.',
  STATUTE: 'A statute demands it.',
  COURT_ORDER: 'A court has ordered it.',
  SELF_CLAIMED_EMERGENCY: 'An emergency in which the relationship is claimed by the enquirer.',
  EMERGENCY_ACCESS: 'An emergency in which a shield must be opened.',
  OTHER: 'Another reason, given in the facts.',
});

export type SexWord = 'FEMALE' | 'MALE' | 'NOT_STATED';
export const SexType = words<SexWord>('Sex', 'Sex of the child as known to the enquirer.', {
  FEMALE: 'Female.',
  MALE: 'Male.',
  NOT_STATED: 'Not stated, or not known.',
});
