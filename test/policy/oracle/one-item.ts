import type { EnquiryFacts, ItemFacts } from '../../../src/decision-policy/facts/facts.js';
import type { Grant, SourceClass } from '../../../src/decision-policy/facts/vocabulary.js';
import {
  cellFor,
  columnOf,
  decidesOnReferral,
  enquirersOf,
  isReview,
  shieldIsOpenFor,
  type Enquirer,
} from './enquirers.js';
import { fieldsOf, type CatalogueField } from './fields.js';
import { carriedTo } from './gateways.js';
import { askedFor } from './grants.js';

/** Of a shielded child: that there is a plan and since when, and nothing that says where. */
const SHOWN_BEHIND_A_SHIELD = ['PLAN kind', 'PLAN started', 'PLAN ended'];
/** Above a limit, in immediate danger: the state of the plan and whom to phone. Of several, see `isAboutSeveral`. */
const SHOWN_ABOVE_A_LIMIT = [
  'SOCIAL_CARE_CASE authority',
  'SOCIAL_CARE_CASE state',
  'PLAN authority',
  ...SHOWN_BEHIND_A_SHIELD,
];
/** What a holder's judgement leaves: legitimate enquirers are told plan state and lead social worker at any hour (5.150). */
const SHOWN_AGAINST_A_JUDGEMENT = [
  ...SHOWN_ABOVE_A_LIMIT,
  'LEAD_SOCIAL_WORKER name',
  'LEAD_SOCIAL_WORKER team',
  'LEAD_SOCIAL_WORKER phone',
  'HOUSEHOLD_CHILD planInForce',
  'IDENTITY givenName',
  'IDENTITY familyName',
  'IDENTITY birthDate',
];
/** Who judges and acts on harm, and is told to ask the police (2.125, 5.30, 5.60). */
const TOLD_TO_ASK_THE_POLICE = [
  'SOCIAL_WORKER',
  'LEAD_SOCIAL_WORKER',
  'DESIGNATED_MANAGER',
  'NSPCC',
  'POLICE_CHILD_ABUSE_UNIT',
];
/** Households and adults: whether a plan is in force, and no name. */
const SHOWN_OF_A_HOUSEHOLD = ['HOUSEHOLD_CHILD planInForce'];
/** A review learns who was involved, so that they can be asked, and nothing of other enquiries, services or children. */
const SHOWN_FOR_A_REVIEW = ['SOCIAL_CARE_CASE', 'PLAN', 'INVOLVEMENT', 'IDENTITY'];
/** The child in need is the authority's own record; categories and names of people are not needed to ask organisations. */
const NOT_FOR_A_REVIEW = ['SOCIAL_CARE_CASE childInNeed', 'PLAN categories'];
/** A child death panel asks the people themselves; everybody else asks organisations (7.38, 8.29). */
const FOR_THE_PANEL_ALONE = ['INVOLVEMENT practitioner'];
const SPEAK_FOR_THEMSELVES = ['SENSITIVE_SERVICE', 'COMMON_ASSESSMENT', 'POLICE_POINTER', 'EARLIER_ENQUIRY'];
const GROUNDS_THAT_SUFFICE = ['LIKELY_SIGNIFICANT_HARM_TO_CHILD', 'SERIOUS_HARM_TO_ADULT'];
const EDUCATION = ['SCHOOL_LEAD', 'COLLEGE_LEAD', 'EARLY_YEARS_LEAD'];
/** Nobody there is pointed to a confidential service (5.25). */
const EDUCATION_AND_COURTS = [...EDUCATION, 'PROBATION', 'YOUTH_OFFENDING', 'CAFCASS'];
/** Their involvement would name the sort of service. */
const MENTAL_AND_SEXUAL_HEALTH = ['MENTAL_HEALTH', 'SEXUAL_HEALTH', 'UNKNOWN'];

/** What the oracle says of one item. */
export interface ItemVerdict {
  readonly item: ItemFacts;
  readonly released: readonly string[];
  /** Fields that are withheld and may be spoken of. */
  readonly withheldAloud: readonly string[];
  /** Protected, and nothing of it released: taken away before anything is told. */
  readonly removed: boolean;
  readonly holderCouldChangeIt: boolean;
}

/** Judges one item of an enquiry that has reached the items. */
export function judgeItem(facts: EnquiryFacts, item: ItemFacts): ItemVerdict {
  // who was confirmed is said back as it was typed: nothing of it goes from one body to another
  const carried = item.kind === 'IDENTITY' || isCarried(facts, item.sourceClass);
  const open = carried && !isClosedAsAWhole(facts, item);
  const released = fieldsOf(item.kind).filter((one) => open && mayHave(facts, item, one));
  const guarded = isProtected(facts, item);
  const aloud = fieldsOf(item.kind).filter((one) => !released.includes(one) && !guarded && !isSilent(facts, item, one));
  return {
    item,
    released: released.map(({ field }) => field),
    withheldAloud: aloud.map(({ field }) => field),
    removed: guarded && released.length === 0,
    holderCouldChangeIt: aloud.some(({ field }) => isJudgedHarmful(item, field)) || waitsForConsent(facts, item),
  };
}

/** Whether this enquirer may hear of social care at all, so that an authority's silence is told too. */
export function hearsOfSocialCare(facts: EnquiryFacts): boolean {
  const aboutOneChild = facts.subject.kind === 'CHILD' || facts.subject.kind === 'UNBORN';
  return aboutOneChild && granted(facts, 'S') && isCarried(facts, 'SOCIAL_CARE');
}

function isCarried(facts: EnquiryFacts, source: SourceClass): boolean {
  return enquirersOf(facts).every((who) => carriedTo(facts, who, source));
}

/** Items whose very existence is kept from whoever may not have them. */
function isProtected({ subject }: EnquiryFacts, item: ItemFacts): boolean {
  return (
    subject.shield === 'IN_FORCE' ||
    item.protection !== 'NONE' ||
    item.detriment === 'EXISTENCE_TOO' ||
    SPEAK_FOR_THEMSELVES.includes(item.kind)
  );
}

function isClosedAsAWhole(facts: EnquiryFacts, item: ItemFacts): boolean {
  if (item.protection === 'CHANGED_IDENTITY') return true;
  if (item.kind === 'IDENTITY' && item.detriment === 'EXISTENCE_TOO') return true;
  // anything held because of a confidential service would name its sort
  if (item.protection === 'SENSITIVE_SERVICE' && item.kind !== 'SENSITIVE_SERVICE') return true;
  if (namesConfidentialService(item)) return true;
  const toEducationOrCourts = enquirersOf(facts).some((who) => EDUCATION_AND_COURTS.includes(who.group));
  if (item.kind === 'SENSITIVE_SERVICE' && toEducationOrCourts) return true;
  // an override opens the shield of the child who was asked about, never that of another
  if (item.protection === 'SHIELD' && item.kind === 'HOUSEHOLD_CHILD') return true;
  if (lacksConsent(facts, item) || isOld(facts, item)) return true;
  if (item.kind === 'EARLIER_ENQUIRY') return facts.request.purpose === 'ROUTINE_CARE';
  if (item.kind === 'COMMON_ASSESSMENT') return !enquirersOf(facts).every((who) => worksWith(facts, who));
  return false;
}

/** However it came in: an involvement of mental or sexual health is pointed to or not told at all. */
function namesConfidentialService({ kind, sourceClass }: ItemFacts): boolean {
  return kind === 'INVOLVEMENT' && MENTAL_AND_SEXUAL_HEALTH.includes(sourceClass);
}

function isJudgedHarmful({ kind, detriment }: ItemFacts, field: string): boolean {
  return detriment === 'MORE_DETRIMENTAL' && !SHOWN_AGAINST_A_JUDGEMENT.includes(`${kind} ${field}`);
}

/** 2.16: a relationship that is recorded; a claim opens no common assessment. */
function worksWith({ subject }: EnquiryFacts, who: { relationship: string }): boolean {
  return who.relationship === 'RECORDED' && !subject.conflictInIndex;
}

/** Cases and plans that ended more than 365 days ago are shown from a welfare concern up. */
function isOld(facts: EnquiryFacts, { kind, currency }: ItemFacts): boolean {
  const ofSocialCare = kind === 'SOCIAL_CARE_CASE' || kind === 'PLAN';
  return ofSocialCare && currency === 'HISTORY' && !['welfare', 'harm'].includes(columnOf(facts));
}

/** A duty of confidence stands, and neither consent nor a ground of public interest lifts it. */
function lacksConsent(facts: EnquiryFacts, item: ItemFacts): boolean {
  if (item.consent === 'GIVEN') return false;
  if (item.kind === 'COMMON_ASSESSMENT') return true;
  if (item.kind === 'SENSITIVE_SERVICE') return !GROUNDS_THAT_SUFFICE.includes(facts.request.publicInterest);
  const asSchool = enquirersOf(facts).some((who) => EDUCATION.includes(who.group));
  return item.kind === 'INVOLVEMENT' && columnOf(facts) === 'routine' && asSchool;
}

/** Above a limit a holder's consent would open nothing. */
function waitsForConsent(facts: EnquiryFacts, item: ItemFacts): boolean {
  return facts.caller.limits === 'WITHIN' && lacksConsent(facts, item);
}

function mayHave(facts: EnquiryFacts, item: ItemFacts, { field, worth }: CatalogueField): boolean {
  const name = `${item.kind} ${field}`;
  const shielded = facts.subject.shield === 'IN_FORCE' || item.protection === 'SHIELD';
  if (shielded && !shieldIsOpenFor(facts) && !SHOWN_BEHIND_A_SHIELD.includes(name)) return false;
  if (item.detriment !== 'NONE' && !SHOWN_AGAINST_A_JUDGEMENT.includes(name)) return false;
  // of a household or an adult the state of the plan is all that is ever told, so that a limit narrows nothing (2.70, 11.86)
  if (isAboutSeveral(facts)) return SHOWN_OF_A_HOUSEHOLD.includes(name) && granted(facts, 'S');
  if (facts.caller.limits !== 'WITHIN' && !SHOWN_ABOVE_A_LIMIT.includes(name)) return false;
  if (enquirersOf(facts).some((who) => isKeptFromReview(facts, who, item.kind, name))) return false;
  if (worth === 'echo') return true;
  if (item.kind === 'POLICE_POINTER') return mayBeToldToAskThePolice(facts) && isAskedFor(facts, worth);
  return worth !== 'never' && granted(facts, worth) && isAskedFor(facts, worth);
}

/** What is withheld without a word: carried by nothing, never given to anyone, not asked for, or too old to speak of. */
function isSilent(facts: EnquiryFacts, item: ItemFacts, { field, worth }: CatalogueField): boolean {
  if (item.kind !== 'IDENTITY' && !isCarried(facts, item.sourceClass)) return true;
  if (namesConfidentialService(item)) return true;
  // of several nothing but plan state is ever spoken of, and that is the least that can be asked for
  if (isAboutSeveral(facts)) return !SHOWN_OF_A_HOUSEHOLD.includes(`${item.kind} ${field}`);
  return worth === 'never' || !isAskedFor(facts, worth) || isOld(facts, item);
}

function isAboutSeveral({ subject }: EnquiryFacts): boolean {
  return subject.kind === 'HOUSEHOLD' || subject.kind === 'ADULT';
}

function isKeptFromReview({ request }: EnquiryFacts, who: Enquirer, kind: string, name: string): boolean {
  if (!isReview(request.purpose)) return false;
  const kept = who.group === 'CHILD_DEATH_PANEL' ? NOT_FOR_A_REVIEW : [...NOT_FOR_A_REVIEW, ...FOR_THE_PANEL_ALONE];
  return !SHOWN_FOR_A_REVIEW.includes(kind) || kept.includes(name);
}

function mayBeToldToAskThePolice(facts: EnquiryFacts): boolean {
  const withConcern = ['welfare', 'harm'].includes(columnOf(facts));
  return (
    withConcern &&
    enquirersOf(facts).every((who) => {
      // on a referral the police are asked where a crime is possible (5.34)
      const isTheirTurn = facts.request.possibleCrime || !decidesOnReferral(facts, who);
      return TOLD_TO_ASK_THE_POLICE.includes(who.group) && isTheirTurn;
    })
  );
}

function granted(facts: EnquiryFacts, grant: Grant): boolean {
  return enquirersOf(facts).every((who) => cellFor(facts, who).has(grant));
}

function isAskedFor({ request }: EnquiryFacts, worth: CatalogueField['worth']): boolean {
  return worth === 'echo' || worth === 'never' || askedFor(request.atMost).has(worth);
}
