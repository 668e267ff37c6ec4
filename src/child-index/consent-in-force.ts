import type { ConsentState } from '../decision-policy/vocabulary.js';
import { epochMilliseconds, type Instant } from '../shared/instant.js';
import type { Consent, Involvement, RelatedPerson, Statement } from './child-record.js';

/** A consent without where it came from: only whose it is counts. */
export type ConsentWord = Omit<Consent, Exclude<keyof Statement, 'sourceId'>>;

/** What of a child's record consent depends on. */
export interface ConsentRecord {
  readonly consents: readonly ConsentWord[];
  readonly relatedPeople: readonly Pick<RelatedPerson, 'parentalResponsibility' | 'suspectedOfHarm' | 'mustNotFind'>[];
}

/**
 * The consent that counts for one holder's service at one instant (5.23, 2.71): the young person's at 16 and over, or
 * under 16 when assessed as competent; else that of a parent. A competent young person's word is never replaced by a
 * parent's. Parents who disagree, and a young person whose competence nobody assessed, leave it not given.
 */
export function consentInForce(
  record: ConsentRecord,
  involvement: Pick<Involvement, 'sourceId' | 'service'>,
  scope: Consent['scope'],
  purpose: string,
  now: Instant,
  ageInYears: number | null,
): ConsentState {
  const inForce = record.consents.filter(
    (consent) =>
      consent.sourceId === involvement.sourceId &&
      sameService(consent.service, involvement.service) &&
      consent.scope === scope &&
      (scope === 'TO_RECORD' || consent.purpose === purpose || consent.purpose === 'ANY') &&
      epochMilliseconds(consent.effectiveFrom) <= epochMilliseconds(now) &&
      (consent.effectiveUntil === null || epochMilliseconds(consent.effectiveUntil) > epochMilliseconds(now)),
  );
  const own = latest(inForce.filter((consent) => consent.giver === 'YOUNG_PERSON'));
  if (ageInYears !== null && ageInYears >= 16) {
    // who was assessed as unable to decide this has not consented, whatever was said
    return own?.state === 'GIVEN' && own.competence === 'ASSESSED_NOT_COMPETENT'
      ? 'NOT_ABLE'
      : (own?.state ?? 'NOT_SOUGHT');
  }
  if (own !== undefined) {
    if (own.competence === 'ASSESSED_COMPETENT') return own.state;
    // a refusal is respected even from a child whose competence nobody assessed
    if (own.state !== 'GIVEN') return own.state;
  }
  return parentsConsent(inForce, suspectedParent(record));
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
  return [...consents].sort(
    (one, other) => epochMilliseconds(other.effectiveFrom) - epochMilliseconds(one.effectiveFrom),
  )[0];
}
