import type { ConfirmationRole } from '../../directory/asked-to-confirm.js';
import type {
  ChecklistItem,
  ChildCompetence,
  HarmBelief,
  InformationKind,
  SharingResult,
  YesNoUnknown,
} from '../../decision-policy/sharing/sharing-words.js';
import type { OrganisationKind } from '../../decision-policy/facts/vocabulary.js';
import type { AgeWord } from '../../sharing/sharing-input.js';
import type { SharingMeans } from '../../sharing/sharing-request.js';
import { words } from './words.js';

/** The words of a holder's decision as enums of the schema. */
export const InformationKindType = words<InformationKind>('InformationKind', 'What is shared or refused.', {
  OWN_RECORD: "The holder's own record of the child.",
  THIRD_PARTY_RECORD: 'A record of somebody else; each is a decision by itself (8.31).',
  PUBLIC_REFERRER_IDENTITY: 'Who of the public made a referral; never without their consent (5.35).',
  CONFERENCE_RECORD: 'The record of a conference; only with the chair or the lead social worker (5.112).',
  COMMON_ASSESSMENT_CONTENT:
    'The content of a common assessment; with consent, to who works with the child, or to report significant harm (2.16).',
  SENSITIVE_SERVICE: 'That, or what, a sensitive service is; always owed confidence.',
  POLICE_SYSTEM_CONTENT: 'What a police or offender system holds; the police alone tell it.',
  STAFF_ALLEGATION: 'An allegation against somebody who works with children (Appendix 5).',
  A_AND_E_ATTENDANCE: 'That a child was seen in urgent care (2.71).',
});

export const SharingResultType = words<SharingResult>('SharingResult', 'What the holder decided.', {
  SHARED: 'All that was asked for was shared.',
  SHARED_IN_PART: 'A part was shared; it is recorded what was withheld and why.',
  REFUSED: 'Nothing was shared.',
});

export const HarmBeliefType = words<HarmBelief>(
  'HarmBelief',
  'What the holder believes or suspects of the child (5.18, 5.23).',
  {
    NONE: 'No harm.',
    LESSER_CONCERN: 'A concern short of likely significant harm; it may justify a part.',
    SIGNIFICANT_HARM_TO_CHILD: 'A child suffers, or is likely to suffer, significant harm: refer, always.',
  },
);

export const YesNoUnknownType = words<YesNoUnknown>('YesNoUnknown', 'Not known is never taken for no.', {
  YES: 'Yes.',
  NO: 'No.',
  UNKNOWN: 'Not known.',
});

export const AgeAtEventType = words<AgeWord>(
  'AgeAtEvent',
  'How old the child, or the mother of an unborn one, was when it happened.',
  {
    UNDER_13: 'Under 13.',
    FROM_13_TO_15: '13 to 15.',
    FROM_16_TO_17: '16 or 17.',
    ADULT: '18 or over.',
    UNKNOWN: 'Not known; held to the strictest.',
  },
);

export const SharingMeansType = words<SharingMeans>('SharingMeans', 'How it was shared or refused.', {
  PHONE: 'By telephone.',
  LETTER: 'By letter.',
  MEETING: 'In a meeting or conference.',
  IN_PERSON: 'From person to person.',
  SECURE_MAIL: 'By secure mail.',
});

export const DutyOfConfidenceType = words<'OWED' | 'NOT_OWED'>('DutyOfConfidence', 'The first question (5.23).', {
  OWED: 'A duty of confidence is owed.',
  NOT_OWED: 'None is owed.',
});

type StatedConsent = 'GIVEN' | 'REFUSED' | 'WITHDRAWN' | 'NOT_SOUGHT' | 'NOT_ABLE' | 'NOT_YET';
export const StatedConsentType = words<StatedConsent>('StatedConsent', 'How it stands with consent.', {
  GIVEN: 'It was given.',
  REFUSED: 'It was refused.',
  WITHDRAWN: 'It was given and withdrawn.',
  NOT_SOUGHT: 'It was not sought, with the reason.',
  NOT_ABLE: 'Nobody is able to give it, with the reason.',
  NOT_YET: 'It will be completed within 24 hours; only where harm is likely.',
});

type ConsentGiver = 'YOUNG_PERSON' | 'COMPETENT_CHILD' | 'PARENTAL_RESPONSIBILITY';
export const ConsentGiverType = words<ConsentGiver>('ConsentGiver', 'Who gave consent.', {
  YOUNG_PERSON: 'The young person, of 16 or 17.',
  COMPETENT_CHILD: 'A child under 16 who was assessed as competent for this.',
  PARENTAL_RESPONSIBILITY:
    'Somebody with parental responsibility, neither suspected of the harm nor shielded against, for a child who is not competent.',
});

export const ChildCompetenceType = words<ChildCompetence>(
  'ChildCompetence',
  'Whether the child was assessed as able to decide this.',
  {
    ASSESSED_COMPETENT: "As able: the child's own word counts, and no parent's takes its place.",
    ASSESSED_NOT_COMPETENT: 'As not able: who has parental responsibility consents for the child.',
    NOT_ASSESSED: "By nobody: then no child under 16 consents, and from 13 a parent's consent does not count either.",
  },
);

export const AdviserStateType = words<'NAMED' | 'DECIDER_IS_COMPETENT' | 'NOT_YET'>(
  'AdviserState',
  'Where competence in child protection comes from (5.24).',
  {
    NAMED: 'Somebody named was asked.',
    DECIDER_IS_COMPETENT: 'The decider is competent.',
    NOT_YET: 'Somebody will be asked within 24 hours; only where harm is likely.',
  },
);

export const CrimeToldType = words<'POLICE' | 'SOCIAL_CARE' | 'NOBODY' | 'NOT_YET'>(
  'CrimeTold',
  'Who was told of a possible crime.',
  {
    POLICE: 'The police, with time and outcome.',
    SOCIAL_CARE: 'Social care.',
    NOBODY: 'Nobody, with the reason.',
    NOT_YET: 'Social care will discuss it with the police at the earliest opportunity.',
  },
);

export const PermissionStateType = words<'GIVEN' | 'REFUSED' | 'NOT_SOUGHT'>(
  'PermissionState',
  'Permission to discuss a referral with other agencies.',
  { GIVEN: 'It was given.', REFUSED: 'It was refused.', NOT_SOUGHT: 'It was not sought, with the reason.' },
);

export const NonIdentifyingDiscussionType = words<'HELD' | 'OFFERED' | 'NOT_OFFERED'>(
  'NonIdentifyingDiscussion',
  'A discussion that tells nobody who the child is (5.13, 5.28).',
  { HELD: 'It was held.', OFFERED: 'It was offered.', NOT_OFFERED: 'It was not offered.' },
);

export const StrategyDiscussionType = words<'HELD' | 'ASKED_FOR' | 'NOT_NEEDED'>(
  'StrategyDiscussion',
  'A strategy discussion with social care, police and health.',
  { HELD: 'It was held.', ASKED_FOR: 'It was asked for.', NOT_NEEDED: 'It is not needed, with the reason.' },
);

export const ConferenceConsentType = words<'CHAIR' | 'LEAD_SOCIAL_WORKER'>(
  'ConferenceConsent',
  'Who agreed that a conference record is passed on (5.112).',
  { CHAIR: 'The chair of the conference.', LEAD_SOCIAL_WORKER: 'The lead social worker.' },
);

type Objection = 'COMPETENT_CHILD' | 'PARENT_OF_CHILD_WITHOUT_COMPETENCE' | 'NOBODY_WHO_COUNTS';
export const ObjectionType = words<Objection>('Objection', 'Who objects to a notice to the general practitioner.', {
  COMPETENT_CHILD: 'The child, who is competent.',
  PARENT_OF_CHILD_WITHOUT_COMPETENCE: 'A parent, for a child who is not competent.',
  NOBODY_WHO_COUNTS: 'Nobody whose objection counts.',
});

export const ChecklistItemType = words<ChecklistItem>('ChecklistItem', 'The considerations of 5.29.', {
  AGE_OF_CHILD: 'Age of the child.',
  MATURITY_AND_UNDERSTANDING: 'Maturity and understanding.',
  LIVING_CIRCUMSTANCES: 'Living circumstances.',
  AGE_DIFFERENCE: 'Difference in age.',
  AGGRESSION_OR_POWER: 'Aggression, or an imbalance of power.',
  COERCION_OR_BRIBERY: 'Coercion or bribery.',
  FAMILIAL_OFFENCE: 'A familial offence.',
  BEHAVIOUR_OF_CHILD: "The child's behaviour.",
  SUBSTANCES_AS_DISINHIBITOR: 'Substances used as a disinhibitor.',
  OWN_MISUSE_OF_SUBSTANCES: 'Own misuse of substances that impairs choice.',
  UNUSUAL_SECRECY: 'Unusual secrecy.',
  DENIES_MINIMISES_OR_ACCEPTS: 'The child denies, minimises or accepts it.',
  GROOMING: 'Methods of grooming.',
  PARTNER_KNOWN_TO_AGENCY: 'The partner is known to an agency.',
});

/** Kinds of organisations, for a recipient whom the directory does not know. */
export const OrganisationKindType = words<OrganisationKind>('OrganisationKind', 'Type of an organisation.', {
  LOCAL_AUTHORITY: 'Local authority.',
  DISTRICT_COUNCIL: 'District council.',
  HOUSING_PROVIDER: 'Housing provider.',
  GP_PRACTICE: 'General practice.',
  NHS_TRUST: 'NHS trust.',
  OUT_OF_HOURS_PROVIDER: 'Out-of-hours provider.',
  NHS_BOARD: 'NHS board.',
  INDEPENDENT_HEALTH_PROVIDER: 'Independent health provider.',
  DENTAL_PRACTICE: 'Dental practice.',
  SEXUAL_HEALTH_CLINIC: 'Sexual health clinic.',
  SCHOOL: 'School.',
  INDEPENDENT_SCHOOL: 'Independent school.',
  FURTHER_EDUCATION_COLLEGE: 'Further education college.',
  EARLY_YEARS_PROVIDER: 'Early years provider.',
  POLICE_FORCE: 'Police force.',
  BRITISH_TRANSPORT_POLICE: 'British Transport Police.',
  PROBATION_SERVICE: 'Probation service.',
  YOUTH_OFFENDING_TEAM: 'Youth offending team.',
  PRISON: 'Prison.',
  SECURE_ESTATE: 'Secure estate for children.',
  CAFCASS: 'Cafcass.',
  NSPCC: 'NSPCC.',
  VOLUNTARY_BODY: 'Voluntary body.',
  YOUTH_SERVICE: 'Youth service.',
  IMMIGRATION_SERVICE: 'Immigration service.',
  SAFEGUARDING_BOARD: 'Safeguarding board.',
  CHILD_DEATH_PANEL: 'Child death panel.',
  HUB_OPERATOR: 'Operator of a hub.',
});

export const ConfirmationRoleType = words<ConfirmationRole>('ConfirmationRole', 'What somebody is named for.', {
  COLLEAGUE: 'On whose behalf an enquiry was made; confirmed within 24 hours.',
  ADVISER: 'Advised on a sharing decision.',
  APPROVER: 'Approved a sharing decision, as senior manager.',
});
