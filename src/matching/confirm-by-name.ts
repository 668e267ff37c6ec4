import type { ChildRecord } from '../child-index/child-record.js';
import type { Instant } from '../shared/instant.js';
import { familyIsStated, findable, givenAgrees, placeAgreement, placeDisagrees, type Findable } from './agreement.js';
import { confirmed, NOT_HELD, notConfirmed, type ConfirmedIdentity } from './confirmed-identity.js';
import { isPlaceholderBirthDate } from './search-keys.js';
import type { TypedChild } from './typed-subject.js';

/** The look-up brings no more than this; there may be others behind them, so that place cannot choose. */
const MOST_CANDIDATES = 10;

/**
 * Confirms by family name, given name and birth date when exactly one child agrees on all three. A typed postcode
 * that agrees with no address of that child leaves the identity open, since a wrong child must not be shown. Of a
 * shielded child only the addresses count that it had left before the shield began: a former postcode confirms as for
 * any other child, and the hidden one leaves the identity open exactly as a wrong one does, so that nobody finds it by
 * trying. Between several children the typed postcode chooses.
 */
export function confirmByName(typed: TypedChild, candidates: readonly ChildRecord[], now: Instant): ConfirmedIdentity {
  const agreeing = findable(candidates, now).filter((one) => !one.nameHidden && agrees(typed, one));
  const [only] = agreeing;
  if (only === undefined) return NOT_HELD;
  if (agreeing.length > 1) return chooseByPlace(typed, agreeing, candidates.length);
  if (sexDiffers(typed, only)) return notConfirmed('nhsNumber');
  return placeDisagrees(typed, only) ? notConfirmed('nhsNumber') : confirmed(only.child);
}

function agrees(typed: TypedChild, one: Findable): boolean {
  if (typed.birthDate === null || isPlaceholderBirthDate(typed.birthDate)) return false;
  return one.identities.some(
    (held) =>
      held.birthDate === typed.birthDate &&
      familyIsStated(typed, held, one.shielded) &&
      givenAgrees(typed, held, one.child),
  );
}

function chooseByPlace(typed: TypedChild, agreeing: readonly Findable[], looked: number): ConfirmedIdentity {
  if (looked >= MOST_CANDIDATES) return notConfirmed('nhsNumber');
  if (typed.postcode === null) return notConfirmed('nhsNumber', 'postcode');
  if (agreeing.some((one) => one.shielded)) return notConfirmed('nhsNumber');
  for (const level of ['WHOLE', 'SECTOR']) {
    const there = agreeing.filter((one) => placeAgreement(typed, one.residences) === level);
    if (there.length > 1) return notConfirmed('nhsNumber');
    if (there[0] !== undefined)
      return sexDiffers(typed, there[0]) ? notConfirmed('nhsNumber') : confirmed(there[0].child);
  }
  return notConfirmed('nhsNumber');
}

/** The typed sex against every source that states one. */
function sexDiffers(typed: TypedChild, one: Findable): boolean {
  if (typed.sex === null || typed.sex === 'NOT_STATED') return false;
  const stated = one.identities.filter((held) => held.sex !== 'NOT_STATED');
  return stated.length > 0 && stated.every((held) => held.sex !== typed.sex);
}
