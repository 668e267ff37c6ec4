import { isSocialCare } from '../facts/is-social-care.js';
import type { ConcernLevel } from '../facts/vocabulary.js';
import type { DerivedSharingFacts, SharingFacts, SharingSubject } from './sharing-facts.js';
import type { YesNoUnknown } from './sharing-words.js';

const POLICE_KINDS: readonly string[] = ['POLICE_FORCE', 'BRITISH_TRANSPORT_POLICE'];

/** Who acts on significant harm: a report to them is never a bare disclosure (5.18, 5.23). */
const ACTS_ON_HARM: readonly string[] = ['LOCAL_AUTHORITY', 'NSPCC', ...POLICE_KINDS];

/** The facts with all that is derived from them, flat: what the rules about holders' decisions read. */
export function sharingSubject(facts: SharingFacts): SharingSubject {
  const sexualActivityAt = activityAt(facts);
  const harm = harmOf(facts, sexualActivityAt);
  const crime = crimeOf(facts, sexualActivityAt);
  const concern = sharingConcern(facts);
  const turnsOnSuspicion = turnsOnSuspicionOfGiver(facts, concern, crime) ? 'YES' : 'NO';
  const consentInForce = consentCounts(facts, turnsOnSuspicion) ? 'YES' : 'NO';
  const confidenceOwed = confidenceOf(facts);
  const harmReport = reportsHarm(facts, harm) ? 'YES' : 'NO';
  return {
    ...facts,
    harm,
    concern,
    urgent: harm === 'YES' || facts.harmToAdult === 'YES' ? 'YES' : 'NO',
    refusal: refusalOf(facts),
    harmReport,
    confidenceOwed,
    turnsOnCompetence: turnsOnCompetence(facts) ? 'YES' : 'NO',
    turnsOnSuspicion,
    consentInForce,
    confidenceMet: confidenceMet(facts, confidenceOwed, consentInForce, harm),
    sexualActivityAt,
    crime,
    holderIsSocialCare: holderIsSocialCare(facts),
    exceptionalRefusal: exceptionalRefusal(facts, sexualActivityAt),
    absolutelyClosed: isClosed(facts, consentInForce, harmReport, sexualActivityAt) ? 'YES' : 'NO',
    attendanceStopped: attendanceStopped(facts),
  };
}

/** How urgent a decision is, in the words of an enquiry's concern; the same before and after it is judged. */
export function sharingConcern(
  facts: Pick<SharingFacts, 'belief' | 'harmToAdult' | 'immediateDanger' | 'sexualActivity' | 'ageAtEvent'>,
): ConcernLevel {
  if (facts.immediateDanger === 'YES') return 'IMMEDIATE_DANGER';
  if (harmOf(facts, activityAt(facts)) === 'YES' || facts.harmToAdult === 'YES') return 'LIKELY_SIGNIFICANT_HARM';
  return facts.belief === 'LESSER_CONCERN' ? 'WELFARE' : 'NONE';
}

function activityAt({
  sexualActivity,
  ageAtEvent,
}: Pick<SharingFacts, 'sexualActivity' | 'ageAtEvent'>): DerivedSharingFacts['sexualActivityAt'] {
  if (sexualActivity === 'NO' || ageAtEvent === 'ADULT') return 'NONE';
  return sexualActivity === 'YES' ? ageAtEvent : 'UNKNOWN';
}

/** Danger now is harm; and under 13 nobody can consent in law: the activity itself indicates harm (5.26, 5.27). */
function harmOf(
  { belief, immediateDanger }: Pick<SharingFacts, 'belief' | 'immediateDanger'>,
  activity: DerivedSharingFacts['sexualActivityAt'],
): YesNoUnknown {
  if (belief === 'SIGNIFICANT_HARM_TO_CHILD' || immediateDanger === 'YES' || activity === 'UNDER_13') return 'YES';
  return belief === 'UNKNOWN' ? 'UNKNOWN' : 'NO';
}

/** Whether it is a report of harm: the facts are recorded, and somebody competent advised or will within the day. */
function reportsHarm({ recipientKind, caseFacts, adviser }: SharingFacts, harm: YesNoUnknown): boolean {
  const advised = adviser === 'NAMED_COMPETENT' || adviser === 'DECIDER_COMPETENT' || adviser === 'NOT_YET';
  return harm === 'YES' && ACTS_ON_HARM.includes(recipientKind) && caseFacts === 'GIVEN' && advised;
}

/** To refuse somebody who does not act on harm leaves nothing undone once the child is referred (5.14, 5.23). */
function refusalOf({ result, referral, recipientKind }: SharingFacts): DerivedSharingFacts['refusal'] {
  if (result !== 'REFUSED') return 'NONE';
  const toOthers = recipientKind !== 'UNKNOWN' && !ACTS_ON_HARM.includes(recipientKind);
  return toOthers && referral !== 'NOT_MADE' ? 'BESIDE_REFERRAL' : 'OF_ACTION';
}

/** In danger now nothing is exceptional, whoever approves; danger that is not known is not ruled out (5.14, 5.27). */
function exceptionalRefusal(
  { result, approval, detailedReasons, immediateDanger }: SharingFacts,
  activity: DerivedSharingFacts['sexualActivityAt'],
): DerivedSharingFacts['exceptionalRefusal'] {
  if (result !== 'REFUSED' || activity !== 'UNDER_13' || detailedReasons !== 'GIVEN') return 'NONE';
  if (immediateDanger !== 'NO') return 'NONE';
  switch (approval) {
    case 'NAMED_IN_DIRECTORY':
      return 'APPROVER_ASKED';
    case 'UNCONFIRMED_NAME':
      return 'APPROVER_UNCONFIRMED';
    case 'NONE':
      return 'NONE';
  }
}

function confidenceOf({ confidence, information }: SharingFacts): YesNoUnknown {
  if (confidence === 'OWED' || information === 'SENSITIVE_SERVICE') return 'YES';
  return confidence === 'NOT_OWED' ? 'NO' : 'UNKNOWN';
}

/** A child's own consent counts where it was assessed as competent; from 13 a parent's where it was assessed as not. */
function turnsOnCompetence({ consentGiver, ageNow }: SharingFacts): boolean {
  if (consentGiver === 'COMPETENT_CHILD') return true;
  return consentGiver === 'PARENTAL_RESPONSIBILITY' && ageNow !== 'UNDER_13' && ageNow !== '16_OR_OVER';
}

/** Where neither harm nor a crime is in question nobody can be suspected of it. */
function turnsOnSuspicionOfGiver(facts: SharingFacts, concern: ConcernLevel, crime: YesNoUnknown): boolean {
  if (facts.consentGiver !== 'PARENTAL_RESPONSIBILITY') return false;
  return facts.belief !== 'NONE' || concern !== 'NONE' || crime !== 'NO';
}

/** Whose consent it is: from 16 the young person's own; under 16 that of a competent child, else of who may for the child. */
function consentCounts(facts: SharingFacts, turnsOnSuspicion: DerivedSharingFacts['turnsOnSuspicion']): boolean {
  const { consent, consentGiver, consentScope, competence, giverSuspected, ageNow } = facts;
  if (consent !== 'GIVEN' || consentScope !== 'COVERS_THIS') return false;
  switch (consentGiver) {
    case 'YOUNG_PERSON':
      return ageNow === '16_OR_OVER' && competence !== 'ASSESSED_NOT_COMPETENT';
    case 'COMPETENT_CHILD':
      return (ageNow === 'UNDER_13' || ageNow === '13_TO_15') && competence === 'ASSESSED_COMPETENT';
    case 'PARENTAL_RESPONSIBILITY':
      if (giverSuspected === 'YES' || (giverSuspected === 'UNKNOWN' && turnsOnSuspicion === 'YES')) return false;
      // the word of a competent child, yes or no, is never replaced by a parent's
      if (ageNow === 'UNDER_13') return competence !== 'ASSESSED_COMPETENT';
      return ageNow === '13_TO_15' && competence === 'ASSESSED_NOT_COMPETENT';
    case 'NONE':
      return false;
  }
}

function confidenceMet(
  facts: SharingFacts,
  owed: YesNoUnknown,
  consent: DerivedSharingFacts['consentInForce'],
  harm: YesNoUnknown,
): DerivedSharingFacts['confidenceMet'] {
  if (owed === 'NO') return 'NOT_OWED';
  if (consent === 'YES') return 'CONSENT';
  if (attendanceStopped(facts) !== 'NOT_A_NOTICE') return 'USUAL_NOTICE';
  if (harm === 'YES' || facts.harmToAdult === 'YES') return 'PUBLIC_INTEREST';
  return facts.belief === 'LESSER_CONCERN' ? 'LESSER_CONCERN' : 'NOTHING';
}

/** Rows 8 and 9 are offences; at 16 or 17 it is one where the other stands in a position of trust (5.26, 5.31). */
function crimeOf(facts: SharingFacts, activity: DerivedSharingFacts['sexualActivityAt']): YesNoUnknown {
  if (facts.possibleCrime === 'YES' || activity === 'UNDER_13' || activity === '13_TO_15') return 'YES';
  if (activity === '16_TO_17' && facts.positionOfTrust !== 'NO') return facts.positionOfTrust;
  if (activity === 'UNKNOWN' || facts.possibleCrime === 'UNKNOWN') return 'UNKNOWN';
  return 'NO';
}

function holderIsSocialCare({ holderKind, holderGroup }: SharingFacts): YesNoUnknown {
  if (holderKind === 'UNKNOWN') return 'UNKNOWN';
  return isSocialCare({ group: holderGroup, organisationKind: holderKind }) ? 'YES' : 'NO';
}

/**
 * What the absolute rules would not let out: the referrer, a conference record, a common assessment, police systems, and
 * of a third party what was judged not necessary or out of proportion (8.31), but never of sexual activity under 13, which
 * a senior manager alone lets nobody share (5.27).
 */
function isClosed(
  facts: SharingFacts,
  consent: DerivedSharingFacts['consentInForce'],
  harmReport: DerivedSharingFacts['harmReport'],
  activity: DerivedSharingFacts['sexualActivityAt'],
): boolean {
  switch (facts.information) {
    case 'PUBLIC_REFERRER_IDENTITY':
      return facts.referrerConsent !== 'GIVEN';
    case 'CONFERENCE_RECORD':
      return facts.conferenceConsent === 'NONE';
    case 'COMMON_ASSESSMENT_CONTENT':
      return harmReport !== 'YES' && (consent !== 'YES' || facts.recipientWorksWithChild !== 'YES');
    case 'POLICE_SYSTEM_CONTENT':
      return !POLICE_KINDS.includes(facts.holderKind);
    case 'THIRD_PARTY_RECORD':
      return activity !== 'UNDER_13' && (facts.necessary === 'NO' || facts.proportionate === 'NO');
    case 'OWN_RECORD':
    case 'SENSITIVE_SERVICE':
    case 'STAFF_ALLEGATION':
    case 'A_AND_E_ATTENDANCE':
    case 'UNKNOWN':
      return false;
  }
}

/** An objection by who may object is no veto: clinicians must agree that the notice is against the child's interests (2.71). */
function attendanceStopped(facts: SharingFacts): DerivedSharingFacts['attendanceStopped'] {
  if (facts.information !== 'A_AND_E_ATTENDANCE' || facts.recipientKind !== 'GP_PRACTICE') return 'NOT_A_NOTICE';
  const objects = facts.objection === 'COMPETENT_CHILD' || facts.objection === 'PARENT_OF_CHILD_WITHOUT_COMPETENCE';
  return objects && facts.cliniciansAgree === 'YES' ? 'BOTH_CONDITIONS' : 'NO';
}
