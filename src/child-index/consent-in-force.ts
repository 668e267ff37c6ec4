import type { ConsentState } from '../decision-policy/facts/vocabulary.js';
import { epochMilliseconds, type Instant } from '../shared/instant.js';
import type { Consent, Involvement, RelatedPerson, Statement } from './child-record.js';
import { COMMON_ASSESSMENT_SERVICE } from './common-assessment-service.js';

/** A consent without where it came from: only whose it is counts. */
export type ConsentWord = Omit<Consent, Exclude<keyof Statement, 'sourceId'>>;

/** What of a child's record consent depends on. */
export interface ConsentRecord {
  readonly consents: readonly ConsentWord[];
  readonly relatedPeople: readonly Pick<RelatedPerson, 'parentalResponsibility' | 'suspectedOfHarm' | 'mustNotFind'>[];
}

/** From this age a child's own word is asked for about a confidential service, unless it was assessed as not competent. */
const ASKED_ITSELF_FROM = 13;
const ADULT_CONSENT_FROM = 16;

/**
 * The consent that counts for one holder's service at one instant (5.23, 2.71): the young person's at 16 and over, or
 * under 16 when assessed as competent; else that of a parent. A competent young person's word is never replaced by a
 * parent's. Parents who disagree, and a young person whose competence nobody assessed, leave it not given.
 *
 * Whether a confidential service may stand here and be pointed to is the child's own to say (SI 2007/2182 regulation
 * 11(3)): at 13 to 15 a parent's yes counts only where somebody assessed the child as not competent to decide it. A
 * common assessment is no confidential service, and a parent may agree to it (2.16). Of a child of unknown age nothing
 * is given: nobody can tell whose word it would have to be.
 *
 * A no that was given for a time and has run out leaves the question not asked again: it never revives a yes from
 * before it.
 */
export function consentInForce(
  record: ConsentRecord,
  involvement: Pick<Involvement, 'sourceId' | 'service'>,
  scope: Consent['scope'],
  purpose: string,
  now: Instant,
  ageInYears: number | null,
): ConsentState {
  const moment = epochMilliseconds(now);
  const begun = record.consents.filter(
    (consent) =>
      consent.sourceId === involvement.sourceId &&
      sameService(consent.service, involvement.service) &&
      consent.scope === scope &&
      (scope === 'TO_RECORD' || consent.purpose === purpose || consent.purpose === 'ANY') &&
      epochMilliseconds(consent.effectiveFrom) <= moment,
  );
  const lapsed = begun.filter((consent) => hasLapsed(consent, moment));
  const inForce = begun.filter((consent) => !lapsed.includes(consent) && !isRevoked(consent, lapsed));
  const own = latest(inForce.filter((consent) => consent.giver === 'YOUNG_PERSON'));
  if (ageInYears !== null && ageInYears >= ADULT_CONSENT_FROM) {
    // who was assessed as unable to decide this has not consented, whatever was said
    return own?.state === 'GIVEN' && own.competence === 'ASSESSED_NOT_COMPETENT'
      ? 'NOT_ABLE'
      : (own?.state ?? 'NOT_SOUGHT');
  }
  const word = wordUnderSixteen(inForce, own, suspectedParent(record));
  if (word.state !== 'GIVEN') return word.state;
  if (ageInYears === null) return 'NOT_ABLE';
  const isItsOwnToSay = scope !== 'TO_SHARE' && !sameService(involvement.service, COMMON_ASSESSMENT_SERVICE);
  return word.giver === 'PARENT' && isItsOwnToSay && ageInYears >= ASKED_ITSELF_FROM && !isNotCompetent(inForce)
    ? 'NOT_SOUGHT'
    : 'GIVEN';
}

function hasLapsed({ effectiveUntil }: ConsentWord, moment: number): boolean {
  return effectiveUntil !== null && epochMilliseconds(effectiveUntil) <= moment;
}

/** Whether a yes came before, or with, a no that has run out since: of the same giver, or of the child itself. */
function isRevoked(yes: ConsentWord, lapsed: readonly ConsentWord[]): boolean {
  return (
    yes.state === 'GIVEN' &&
    lapsed.some(
      (no) =>
        (no.state === 'REFUSED' || no.state === 'WITHDRAWN') &&
        (no.giver === yes.giver || no.giver === 'YOUNG_PERSON') &&
        epochMilliseconds(no.effectiveFrom) >= epochMilliseconds(yes.effectiveFrom),
    )
  );
}

interface Word {
  readonly state: ConsentState;
  readonly giver: Consent['giver'];
}

function wordUnderSixteen(inForce: readonly ConsentWord[], own: ConsentWord | undefined, suspected: boolean): Word {
  // a refusal is respected even from a child whose competence nobody assessed
  if (own !== undefined && (own.competence === 'ASSESSED_COMPETENT' || own.state !== 'GIVEN')) return own;
  return { state: parentsConsent(inForce, suspected), giver: 'PARENT' };
}

/** Whether the newest assessment that is stated, beside whosever word, says that the child cannot decide this. */
function isNotCompetent(inForce: readonly ConsentWord[]): boolean {
  const assessed = inForce.filter(({ competence }) => competence !== 'NOT_ASSESSED');
  return latest(assessed)?.competence === 'ASSESSED_NOT_COMPETENT';
}

/** A withdrawal must not be missed for its spelling. */
function sameService(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, ' ')
      .trim();
  return plain(one) === plain(other);
}

function parentsConsent(inForce: readonly ConsentWord[], suspected: boolean): ConsentState {
  const parents = inForce.filter((consent) => consent.giver === 'PARENT');
  if (parents.length === 0) return 'NOT_SOUGHT';
  const refusal = latest(parents.filter((consent) => consent.state !== 'GIVEN'));
  if (refusal !== undefined) return refusal.state;
  // a parent who is suspected of the harm, or must not find the child, cannot consent for the child; the statement
  // does not say which parent spoke, so one such parent is enough
  return suspected ? 'NOT_ABLE' : 'GIVEN';
}

function suspectedParent(record: ConsentRecord): boolean {
  return record.relatedPeople.some(
    (person) => person.parentalResponsibility && (person.suspectedOfHarm || person.mustNotFind),
  );
}

function latest(consents: readonly ConsentWord[]): ConsentWord | undefined {
  const newest = Math.max(...consents.map(({ effectiveFrom }) => epochMilliseconds(effectiveFrom)));
  const last = consents.filter(({ effectiveFrom }) => epochMilliseconds(effectiveFrom) === newest);
  // of two words of one instant the no counts, in whatever order they stand
  return last.find(({ state }) => state !== 'GIVEN') ?? last[0];
}
