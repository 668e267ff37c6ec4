import { afterChangeOfIdentity } from '../child-index/before-change-of-identity.js';
import type { ChildRecord, IdentityStatement } from '../child-index/child-record.js';
import { openStatements } from '../child-index/confidential-source.js';
import { daysBetween, type CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';
import { confirmed, NOT_HELD, notConfirmed, type ConfirmedIdentity } from './confirmed-identity.js';
import { familyNamesAgree, givenNamesAgree } from './name-agreement.js';
import type { TypedUnborn } from './typed-subject.js';

/** A scan may move the expected date by this much; further apart it is another pregnancy. */
const REVISED_BY_DAYS = 28;

/**
 * Confirms an unborn child by its mother: her NHS number, birth date and name must all agree, and the expected date
 * must be of the same pregnancy. A child who was adopted since is not found by its birth mother. Two unborn children of one mother cannot be told apart: that is for a person.
 */
export function confirmUnborn(typed: TypedUnborn, candidates: readonly ChildRecord[], now: Instant): ConfirmedIdentity {
  const today = now.slice(0, 10) as CalendarDate;
  const ofMother = candidates.flatMap((child) => {
    const statements = openStatements(child, afterChangeOfIdentity(child, today).identities).filter(
      (held) => held.mother?.nhsNumber === typed.motherNhsNumber && held.expectedDate !== null,
    );
    return statements.length === 0 ? [] : [{ child, statements }];
  });
  if (ofMother.length === 0) return NOT_HELD;
  const agreeing = ofMother.filter((one) => one.statements.some((held) => motherAgrees(typed, held)));
  if (agreeing.length === 0) {
    const inPart = ofMother.some((one) => one.statements.some((held) => motherAgreesInPart(typed, held)));
    if (inPart) return notConfirmed('nhsNumber', 'givenName', 'familyName', 'birthDate');
    return { identity: 'NOT_HELD', task: 'NUMBER_DISAGREES' };
  }
  const same = agreeing.filter((one) => one.statements.some((held) => samePregnancy(typed, held)));
  const [only] = same;
  return only !== undefined && same.length === 1 ? confirmed(only.child) : notConfirmed('expectedDate');
}

function motherAgrees(typed: TypedUnborn, held: IdentityStatement): boolean {
  return held.mother?.birthDate === typed.motherBirthDate && nameAgrees(typed, held);
}

function motherAgreesInPart(typed: TypedUnborn, held: IdentityStatement): boolean {
  return held.mother?.birthDate === typed.motherBirthDate || nameAgrees(typed, held);
}

function nameAgrees(typed: TypedUnborn, held: IdentityStatement): boolean {
  return (
    held.mother !== null &&
    familyNamesAgree(typed.motherFamilyName, held.mother.familyName) &&
    givenNamesAgree(typed.motherGivenName, held.mother.givenName)
  );
}

function samePregnancy(typed: TypedUnborn, held: IdentityStatement): boolean {
  return held.expectedDate !== null && Math.abs(daysBetween(held.expectedDate, typed.expectedDate)) <= REVISED_BY_DAYS;
}
