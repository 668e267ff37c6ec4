import type { Closed } from '../../../src/decision-policy/decision.js';
import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import type { EnquiryOutcome } from '../../../src/decision-policy/facts/vocabulary.js';
import {
  cellFor,
  columnOf,
  decidesOnReferral,
  enquirersOf,
  hasRelationship,
  isReview,
  overridePairIsAllowed,
  SOCIAL_CARE,
  type Enquirer,
} from './enquirers.js';

type Facts = EnquiryFacts;
interface Line {
  readonly when: (facts: Facts) => boolean;
  readonly by: Closed['by'];
  readonly outcome: (facts: Facts) => EnquiryOutcome;
}

const POLICE = ['POLICE', 'POLICE_CHILD_ABUSE_UNIT'];
const MAY_ASK_ABOUT_A_HOUSEHOLD = [...POLICE, ...SOCIAL_CARE, 'NSPCC'];
const HOUSEHOLD_PURPOSES = ['DOMESTIC_ABUSE_INCIDENT', 'POLICE_PROTECTION', 'SECTION_47_ENQUIRY'];
const PARENTS_AND_BIRTHS = ['GP', 'MIDWIFE', 'HEALTH_VISITOR', 'A_AND_E', 'HOSPITAL_STAFF'];
const TREAT_ADULTS = ['ADULT_MENTAL_HEALTH', 'SUBSTANCE_MISUSE', 'SEXUAL_HEALTH'];
/** Whoever comes, adult or child, pregnant or not, at any hour (2.70, 5.150). */
const OPEN_TO_EVERYBODY = ['URGENT_CARE', 'OUT_OF_HOURS', 'SEXUAL_ASSAULT_CENTRE'];
const MAY_ASK_ABOUT_THE_UNBORN = [
  ...PARENTS_AND_BIRTHS,
  ...TREAT_ADULTS,
  ...OPEN_TO_EVERYBODY,
  'NAMED_PROFESSIONAL',
  ...POLICE,
  ...SOCIAL_CARE,
  'NSPCC',
];
const MAY_ASK_ABOUT_AN_ADULT = [
  ...PARENTS_AND_BIRTHS,
  ...TREAT_ADULTS,
  ...OPEN_TO_EVERYBODY,
  'NAMED_PROFESSIONAL',
  'CAMHS',
  ...POLICE,
  ...SOCIAL_CARE,
  'NSPCC',
  'PROBATION',
];
const MAY_HAVE_NO_CONCERN = ['ROUTINE_CARE', 'CARE_OF_PRESENTING_CHILD'];

/** Whether the request is incomplete in itself: bad input, whoever asks and about whomever. */
export function isIncomplete({ request }: Facts): boolean {
  if (isReview(request.purpose) && request.caseReference === 'NOT_GIVEN') return true;
  if (request.purpose === 'CARE_OF_PRESENTING_CHILD' && request.setting !== 'UNSCHEDULED') return true;
  const needsConcern = !isReview(request.purpose) && !MAY_HAVE_NO_CONCERN.includes(request.purpose);
  if (request.concern === 'NONE' && needsConcern) return true;
  if (contradictsItself(request) || leavesOpenWithoutHarm(request)) return true;
  return !overridePairIsAllowed(request);
}

/** A ground of public interest is a concern for the one whom it names, of that level (2.72, 5.18, 5.23). */
function contradictsItself({ publicInterest, concern, adultHarm, purpose }: Facts['request']): boolean {
  if (publicInterest !== 'NONE' && concern === 'NONE') return true;
  if (publicInterest === 'SERIOUS_HARM_TO_ADULT') return !adultHarm;
  const standsOnHarm = purpose === 'SECTION_47_ENQUIRY' || purpose === 'POLICE_PROTECTION';
  return publicInterest === 'LIKELY_SIGNIFICANT_HARM_TO_CHILD' && concern === 'WELFARE' && !standsOnHarm;
}

/**
 * In danger or likely harm advice, consent and the family may wait a day; else they come before the enquiry (5.15, 2.72).
 * With a ground of harm it is the harm that is lacking, and no haste: `contradictsItself`.
 */
function leavesOpenWithoutHarm(request: Facts['request']): boolean {
  const { concern, purpose, adultHarm, publicInterest, adviserNotYet, consentNotYet, familyNotYet } = request;
  if (publicInterest === 'LIKELY_SIGNIFICANT_HARM_TO_CHILD' || publicInterest === 'SERIOUS_HARM_TO_ADULT') return false;
  const harmToChild = concern === 'LIKELY_SIGNIFICANT_HARM' || concern === 'IMMEDIATE_DANGER';
  const harmByLaw = purpose === 'SECTION_47_ENQUIRY' || purpose === 'POLICE_PROTECTION';
  if (harmToChild || harmByLaw || adultHarm) return false;
  return adviserNotYet || consentNotYet || familyNotYet;
}

/** The lines that end an enquiry before any item is looked at, in order; the first that applies is the answer. */
const LINES: readonly Line[] = [
  gate((who) => who.organisation !== 'ACTIVE'),
  gate((who) => who.issuer !== 'REGISTERED'),
  gate((who) => who.vetting !== 'CURRENT'),
  gate((who) => who.training !== 'CURRENT'),
  gate((who) => who.group === 'NONE'),
  gate((who) => !who.purposeRegistered),
  gate((who) => !who.settingRegistered),
  // an empty cell closes before the look-up, so that the answer never tells whether a child is known
  gate((who, facts) => cellFor(facts, who).size === 0),
  // 5.15: above a limit immediate danger in unscheduled care still gets the state of the plan
  gate((_, facts) => facts.caller.limits === 'ABOVE' && !isDangerInUnscheduledCare(facts)),
  gate((_, facts) => facts.request.onBehalfOf === 'A_COLLEAGUE' && facts.colleague?.confirmation !== 'CONFIRMED'),
  // 11.86
  gate((who, { subject, request }) => subject.kind === 'HOUSEHOLD' && !asksAboutHousehold(who, request.purpose)),
  // 2.70
  gate((_, { subject, request }) => subject.kind === 'ADULT' && request.concern === 'NONE'),
  gate((who, { subject }) => subject.kind === 'ADULT' && !MAY_ASK_ABOUT_AN_ADULT.includes(who.group)),
  gate((_, { subject, request }) => subject.kind === 'ADULT' && isReview(request.purpose)),
  gate((who, { subject }) => subject.kind === 'UNBORN' && !MAY_ASK_ABOUT_THE_UNBORN.includes(who.group)),
  { by: 'CONFLICT_OF_INTEREST', outcome: () => 'MEDIATED', when: ({ request }) => request.conflictAsTyped },
  relationship((facts) => lacksRelationship(facts, enquirersOf(facts)[0])),
  // routine care is answered alike whether the child is not held, not certain or too near to the enquirer
  relationship(({ request, subject }) => request.purpose === 'ROUTINE_CARE' && !isCertainAndFar(subject)),
  // what the colleague lacks is not told, only that nothing may be shown
  relationship((facts) => enquirersOf(facts).some((who) => lacksRelationship(facts, who))),
  identity(({ subject }) => subject.identity === 'NOT_CONFIRMED'),
  // answered exactly as an identity that is not confirmed
  identity(({ subject }) => subject.conflictInIndex),
  { by: 'IDENTITY', outcome: outcomeOfNotHeld, when: ({ subject }) => subject.identity === 'NOT_HELD' },
];

/** What ended the enquiry, or nothing. */
export function endsBeforeAnyItem(facts: Facts): { by: Closed['by']; outcome: EnquiryOutcome } | undefined {
  const line = LINES.find(({ when }) => when(facts));
  return line && { by: line.by, outcome: line.outcome(facts) };
}

/** "No record" is said only if every covered authority's feed is in time. */
export function outcomeOfNotHeld({ subject }: Facts): EnquiryOutcome {
  return subject.feeds === 'IN_TIME' ? 'NO_RECORD' : 'ASK_HOLDER';
}

export function isDangerInUnscheduledCare({ request }: Facts): boolean {
  return request.setting === 'UNSCHEDULED' && request.concern === 'IMMEDIATE_DANGER';
}

function isCertainAndFar({ identity, conflictInIndex }: Facts['subject']): boolean {
  return identity === 'CONFIRMED' && !conflictInIndex;
}

function asksAboutHousehold(who: Enquirer, purpose: string): boolean {
  return MAY_ASK_ABOUT_A_HOUSEHOLD.includes(who.group) && HOUSEHOLD_PURPOSES.includes(purpose);
}

function lacksRelationship(facts: Facts, who: Enquirer): boolean {
  return needsRelationship(facts, who) && !hasOne(facts, who);
}

function needsRelationship(facts: Facts, who: Enquirer): boolean {
  if (facts.request.purpose === 'ROUTINE_CARE') return true;
  if (who.group === 'CAFCASS') return true;
  if (facts.subject.kind === 'HOUSEHOLD') return false;
  if (columnOf(facts) === 'harm') return false;
  if (who.group === 'NSPCC') return true;
  if (isReview(facts.request.purpose) || decidesOnReferral(facts, who)) return false;
  return SOCIAL_CARE.includes(who.group) && facts.request.purpose !== 'SECTION_17_ASSESSMENT';
}

/** An appointment by the court is verified and cannot be claimed; a conflict in the index leaves no relationship. */
function hasOne(facts: Facts, who: Enquirer): boolean {
  if (who.group === 'CAFCASS') return who.relationship === 'RECORDED' && !facts.subject.conflictInIndex;
  return hasRelationship(facts, who);
}

function gate(when: (who: Enquirer, facts: Facts) => boolean): Line {
  const closes = (facts: Facts): boolean => enquirersOf(facts).some((who) => when(who, facts));
  return { by: 'CALLER_GATE', outcome: () => 'REFUSED', when: closes };
}

function relationship(when: Line['when']): Line {
  return { by: 'RELATIONSHIP', outcome: () => 'REFUSED', when };
}

function identity(when: Line['when']): Line {
  return { by: 'IDENTITY', outcome: () => 'IDENTITY_NOT_CONFIRMED', when };
}
