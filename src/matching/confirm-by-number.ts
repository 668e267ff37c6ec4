import { afterChangeOfIdentity } from '../child-index/before-change-of-identity.js';
import type { ChildRecord } from '../child-index/child-record.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';
import { familyAgrees, findable, givenAgrees, unnamedNewbornAgrees, type Findable } from './agreement.js';
import { confirmByName } from './confirm-by-name.js';
import { confirmed, notConfirmed, type ConfirmedIdentity } from './confirmed-identity.js';
import { firstGivenName } from './normalise-name.js';
import type { TypedChild } from './typed-subject.js';

/** Asked for together whenever a number was typed and something differs, so that the answer never says what. */
const CHECK_ALL = ['nhsNumber', 'givenName', 'familyName', 'birthDate'] as const;

/**
 * Confirms by NHS number: birth date and both names must agree with one statement. A number whose record agrees on
 * neither name nor birth date is treated as not held, and a person looks into it; one that agrees in part leaves the
 * identity open. A number superseded by another stands in the record of its successor like any other number.
 *
 * Of several holders of one number the one that agrees in full is confirmed if no other agrees in part: a source that
 * states a pupil under the number of another child must not hide that child. A hidden name never agrees, so that it
 * cannot be guessed by a number: such a child is confirmed for nobody, those who may override a shield included, and
 * is asked for by phone.
 */
export function confirmByNumber(
  typed: TypedChild,
  nhsNumber: string,
  candidates: readonly ChildRecord[],
  now: Instant,
): ConfirmedIdentity {
  const all = findable(candidates, now);
  const holders = all.filter((one) => one.identities.some((held) => held.nhsNumber === nhsNumber));
  if (holders.length === 0) return confirmWithoutHolder(typed, nhsNumber, candidates, now);

  const inPart = holders.filter((one) => one.identities.some((held) => agreesInPart(typed, held, one)));
  const [only] = inPart;
  if (only !== undefined && inPart.length === 1 && only.identities.some((held) => agreesInFull(typed, held, only))) {
    return confirmed(only.child);
  }
  if (only !== undefined) return notConfirmed(...CHECK_ALL);
  // another child agrees on name and birth date: one of the two details is wrong, and nobody knows which
  const byName = confirmByName(typed, candidates, now);
  if (byName.identity !== 'NOT_HELD') return notConfirmed(...CHECK_ALL);
  return { identity: 'NOT_HELD', task: 'NUMBER_DISAGREES' };
}

function agreesInFull(typed: TypedChild, held: Findable['identities'][number], one: Findable): boolean {
  if (one.nameHidden || typed.birthDate === null || held.birthDate !== typed.birthDate) return false;
  if (!familyAgrees(typed, held, one.shielded)) return false;
  return givenAgrees(typed, held, one.child) || unnamedNewbornAgrees(typed, held, one);
}

function agreesInPart(typed: TypedChild, held: Findable['identities'][number], one: Findable): boolean {
  const family = !one.nameHidden && familyAgrees(typed, held, one.shielded);
  return held.birthDate === typed.birthDate || (family && (givenAgrees(typed, held, one.child) || noGivenName(typed)));
}

function noGivenName(typed: TypedChild): boolean {
  return typed.givenName === null || firstGivenName(typed.givenName) === null;
}

/** Nobody holds the number. A child with this name and birth date may be the one only if no other number is held. */
function confirmWithoutHolder(
  typed: TypedChild,
  nhsNumber: string,
  candidates: readonly ChildRecord[],
  now: Instant,
): ConfirmedIdentity {
  const byName = confirmByName(typed, candidates, now);
  if (byName.identity !== 'CONFIRMED') return byName;
  // a number from before a change of identity is no other number
  const present = afterChangeOfIdentity(byName.child, now.slice(0, 10) as CalendarDate);
  const otherNumber = present.identities.some((held) => held.nhsNumber !== null && held.nhsNumber !== nhsNumber);
  return otherNumber ? notConfirmed(...CHECK_ALL) : byName;
}
